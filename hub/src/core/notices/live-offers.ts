import type { NoticeAction, TemplateField } from '@louyu/contract/api/notices';
import type { UpdateKind } from '@louyu/contract/api/notice-updates';
import type { Instant } from '@louyu/contract/primitives';
import type { Actor } from '../ports.ts';
import { awaitsCountersignature, mayCountersign, uncountersigned } from './countersigning.ts';
import { canTakeBack, effectiveRevision, stateOf } from './lifecycle.ts';
import { eventOf } from './lint/event.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';
import { canComeBack } from './restored.ts';

type LiveAction = Extract<NoticeAction, UpdateKind | 'countersign' | 'put-back'>;

/**
 * What can be said on a notice without a second signature (EXPERIENCE "on a live notice"), by its category, its template and
 * what it says already: 已恢复 of what has begun to be away, 推迟到… where a moment lies ahead, 追加进展 on all that are shown.
 */
export function updatesFor(notice: NoticeRecord, now: Instant): UpdateKind[] {
  const out = effectiveRevision(notice, now);
  const state = stateOf(notice, now);
  if (out === undefined || out.draft.restored !== undefined) return [];
  if (state !== 'live' && state !== 'scheduled') return [];
  if (notice.revisions.some((revision) => canTakeBack(revision, now))) return [];
  const event = eventOf(out.draft, out.template);
  const hasBegun = event === undefined || event.from <= now;
  const kinds: UpdateKind[] = [];
  if (state === 'live' && canComeBack(notice.category, out.template) && hasBegun) kinds.push('restored');
  if (movableFields(out, now).length > 0) kinds.push('postponed');
  if (state === 'live') kinds.push('progress');
  return kinds;
}

/** The moments of a notice that can still be put off: those ahead, and always the one that ends it. */
export function movableFields({ draft, template }: RevisionRecord, now: Instant): TemplateField[] {
  return template.fields.filter(({ key, type }) => {
    const value = draft.fields[key];
    if (type !== 'moment' || value === undefined || !('at' in value)) return false;
    return value.at > now || key === template.endsWith;
  });
}

/** The newest words before a revision that another person has answered for. */
export function answeredBefore(notice: NoticeRecord, revision: number): RevisionRecord | undefined {
  return notice.revisions.findLast(
    (each) => each.state === 'signed' && each.revision < revision && !awaitsCountersignature(each),
  );
}

/** Those words, to go back to while an update waits for its countersignature, as long as they still say something. */
export function wordsBefore(notice: NoticeRecord, now: Instant): RevisionRecord | undefined {
  const waiting = uncountersigned(notice, now);
  const before = waiting && answeredBefore(notice, waiting.revision);
  const visibleTo = before?.visibleTo ?? null;
  return visibleTo !== null && visibleTo > now ? before : undefined;
}

/** What this person may do on a live notice now. One person is enough: what they say is countersigned afterwards (R13). */
export function liveActionsFor(notice: NoticeRecord, actor: Actor, now: Instant): LiveAction[] {
  const maySpeak = actor.roles.some((role) => role === 'editor' || role === 'approver');
  return [
    ...(maySpeak ? updatesFor(notice, now) : []),
    ...(mayCountersign(notice, actor, now) ? (['countersign'] as const) : []),
    ...(maySpeak && wordsBefore(notice, now) !== undefined ? (['put-back'] as const) : []),
  ];
}
