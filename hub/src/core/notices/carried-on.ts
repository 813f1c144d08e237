import type { Draft } from '@louyu/contract/api/notices';
import { progressMaxCount } from '@louyu/contract/api/notice-updates';
import { imagesMaxCount } from '@louyu/contract/images';
import { canonicalJson } from '../staff/canonical-json.ts';
import { awaitsCountersignature } from './countersigning.ts';
import { newestRevision } from './lifecycle.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';

/**
 * What somebody is writing for the next revision goes on behind what was said on the live notice, with what that changed: it is
 * not lost, and it does not undo it. Whoever said it has words in it until another person answers for them, and so does not
 * sign it (R13). What waited for a signature was read beside other words, so its author submits it again.
 */
export function carriedOn(notice: NoticeRecord, next: RevisionRecord): RevisionRecord[] {
  const newest = newestRevision(notice);
  const out = notice.revisions.findLast(({ state }) => state === 'signed');
  if (newest.state === 'signed' || out === undefined) return [];
  const draft = withChanges(newest.draft, out.draft, next.draft);
  const saidAlone = awaitsCountersignature(next) ? next.authorIds : [];
  const authorIds = [...saidAlone.filter((id) => !newest.authorIds.includes(id)), ...newest.authorIds];
  const carried = { ...newest, draft, authorIds, revision: next.revision + 1, edit: newest.edit + 1 };
  if (newest.state !== 'in-review') return [carried];
  const unread = { submittedAt: null, content: null, windows: null, reviewedBy: null, reviewedAt: null };
  return [{ ...carried, ...unread, state: 'draft' }];
}

/** A draft with all that differs between two others, and with nothing else of them. */
function withChanges(draft: Draft, before: Draft, after: Draft): Draft {
  const { restored: _restored, schedule: _schedule, progress: _progress, images: _images, ...words } = draft;
  const moved = Object.entries(after.fields).filter(
    ([key, value]) => 'at' in value && !isSame(before.fields[key], value),
  );
  const from = changed(draft.window.from, before.window.from, after.window.from);
  const to = changed(draft.window.to, before.window.to, after.window.to);
  const restored = changed(draft.restored, before.restored, after.restored);
  const schedule = changed(draft.schedule, before.schedule, after.schedule);
  const progress = changedList(draft.progress, before.progress, after.progress);
  const images = changedList(draft.images, before.images, after.images, ({ image }) => image.hash);
  return {
    ...words,
    fields: { ...draft.fields, ...Object.fromEntries(moved) },
    window: { from, to },
    ...(restored === undefined ? {} : { restored }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(progress.length === 0 ? {} : { progress: progress.slice(-progressMaxCount) }),
    // Where there is no room for all, the author's own stay.
    ...(images.length === 0 ? {} : { images: images.slice(0, imagesMaxCount) }),
  };
}

function changed<Value>(value: Value, before: Value, after: Value): Value {
  return isSame(before, after) ? value : after;
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** A list without what was taken out of another one, and with what came into that. */
function changedList<Item>(
  list: readonly Item[] = [],
  before: readonly Item[] = [],
  after: readonly Item[] = [],
  keyOf: (item: Item) => string = canonicalJson,
): Item[] {
  const not = (items: readonly Item[]) => {
    const keys = new Set(items.map(keyOf));
    return (item: Item) => !keys.has(keyOf(item));
  };
  const gone = before.filter(not(after));
  const come = after.filter(not(before));
  return [...list.filter(not(gone)), ...come.filter(not(list))];
}
