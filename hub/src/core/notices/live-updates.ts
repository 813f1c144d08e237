import type { Draft } from '@louyu/contract/api/notices';
import {
  progressMaxCount,
  type UpdateKind,
  type UpdatePreview,
  type UpdateRequest,
} from '@louyu/contract/api/notice-updates';
import { LouyuError } from '@louyu/contract/errors';
import { imagesMaxCount } from '@louyu/contract/images';
import { severityOf } from '@louyu/contract/lint';
import { isNoticeContent } from '@louyu/contract/notice-content';
import type { Instant } from '@louyu/contract/primitives';
import { boardNotice } from '../documents/board-body.ts';
import type { Actor } from '../ports.ts';
import type { Areas } from '../store.ts';
import { laterBy } from '../time.ts';
import { assertBoardsFit } from './boards-fit.ts';
import { carriedOn } from './carried-on.ts';
import { contentOf } from './content.ts';
import { awaitsCountersignature, mayCountersign, uncountersigned } from './countersigning.ts';
import { faultsOf } from './draft-faults.ts';
import { assertImages } from './draft-images.ts';
import { glassesOf } from './glasses.ts';
import { effectiveRevision, newestRevision, visibleIn, windowOf, type Windows } from './lifecycle.ts';
import { liveUpdateLimitDefaults, type LiveUpdateLimits } from './live-limits.ts';
import { answeredBefore, liveActionsFor, wordsBefore } from './live-offers.ts';
import { changeNotice, type NoticeServiceOptions } from './notice-change.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';
import { postponed } from './postponed.ts';
import { authorsWith, newRevision } from './revisions.ts';
import { windowsToSign } from './schedule/draft-windows.ts';

const minuteMs = 60_000;
const deeds = {
  restored: 'notice.restored',
  postponed: 'notice.postponed',
  progress: 'notice.progress-added',
} as const satisfies Record<UpdateKind, string>;

/** 已恢复 · 推迟到… · 追加进展: one person's typed word, on the glass at once as the next revision. */
export function updateNotice(
  options: NoticeServiceOptions,
  actor: Actor,
  id: string,
  request: UpdateRequest,
): Promise<NoticeRecord> {
  return changeNotice(options, actor, id, deeds[request.kind], async (areas, notice) => {
    const now = options.trustedClock.now();
    const next = await revisionAfter(options, areas, notice, actor, request, now);
    await assertBoardsFit(areas, notice, next);
    return {
      notice: { ...notice, title: next.content?.['zh-CN'].title ?? notice.title },
      revisions: [next, ...carriedOn(notice, next)],
      revision: next.revision,
    };
  });
}

/** What the screens would show of it. Throws what {@link updateNotice} would, and changes nothing. */
export async function previewUpdate(
  options: NoticeServiceOptions,
  actor: Actor,
  id: string,
  request: UpdateRequest,
): Promise<UpdatePreview> {
  const { store, clock } = options;
  const notice = await store.notices.byId(id);
  if (notice === undefined) throw new LouyuError('notice.not_found');
  const next = await revisionAfter(options, store, notice, actor, request, clock.now());
  const shown = boardNotice(notice, next, clock.now());
  const window = shown?.windows[0];
  if (shown === undefined || window === undefined) throw new LouyuError('notice.window_wrong');
  return { notice: shown, window };
}

/** 补签: a second person has read what stands there by one person's word, with all that was said so before it (R13). */
export function countersignNotice(
  options: NoticeServiceOptions,
  actor: Actor,
  id: string,
  revision: number,
): Promise<NoticeRecord> {
  return changeNotice(options, actor, id, 'notice.countersigned', (_, notice) => {
    const now = options.trustedClock.now();
    const waiting = uncountersigned(notice, now);
    if (!actor.roles.includes('approver')) throw new LouyuError('auth.forbidden');
    if (waiting === undefined) throw new LouyuError('notice.wrong_state');
    if (waiting.revision !== revision) throw new LouyuError('notice.stale_revision');
    if (!mayCountersign(notice, actor, now)) throw new LouyuError('notice.author_is_approver');
    const answered = answeredBefore(notice, revision)?.revision ?? 0;
    // What was put back or signed over was nothing of what stands there, and nobody confirms it any more.
    const confirmed = notice.revisions.filter(
      (each) => awaitsCountersignature(each) && each.revision > answered && each.revision <= revision,
    );
    return {
      notice,
      revisions: confirmed.map((each) => ({ ...each, countersignedBy: actor.id, countersignedAt: now })),
      revision,
    };
  });
}

/** Back to the words that two people have answered for, as the next revision: nothing newer than they is shown any more. */
export function putBackNotice(
  options: NoticeServiceOptions,
  actor: Actor,
  id: string,
  revision: number,
): Promise<NoticeRecord> {
  return changeNotice(options, actor, id, 'notice.put-back', async (areas, notice) => {
    const now = options.trustedClock.now();
    if (uncountersigned(notice, now)?.revision !== revision) throw new LouyuError('notice.stale_revision');
    assertLive('put-back', notice, actor, now);
    const before = wordsBefore(notice, now);
    if (before === undefined) throw new LouyuError('notice.wrong_state');
    const number = newestRevision(notice).revision + 1;
    const words = newRevision(id, number, before, [before.authorId], now);
    const { content } = before;
    const next = saidNow(
      { ...words, content, authorIds: before.authorIds },
      'put-back',
      actor,
      fromNow(before, now),
      now,
    );
    await assertBoardsFit(areas, notice, next);
    return {
      notice: { ...notice, title: content?.['zh-CN'].title ?? notice.title },
      revisions: [next, ...carriedOn(notice, next)],
      revision: next.revision,
    };
  });
}

/** The windows of a revision that are not over yet. */
function fromNow(revision: RevisionRecord, now: Instant): Windows {
  const whole = windowOf(revision);
  const windows = (revision.windows ?? (whole === undefined ? [] : [whole])).filter(({ to }) => to > now);
  const [first, ...more] = windows;
  if (first === undefined) throw new LouyuError('notice.wrong_state');
  return [{ from: first.from > now ? first.from : now, to: first.to }, ...more];
}

async function revisionAfter(
  { limits = liveUpdateLimitDefaults, recurrence }: NoticeServiceOptions,
  areas: Areas,
  notice: NoticeRecord,
  actor: Actor,
  request: UpdateRequest,
  now: Instant,
): Promise<RevisionRecord> {
  const out = effectiveRevision(notice, now);
  if (out?.revision !== request.revision) throw new LouyuError('notice.stale_revision');
  assertLive(request.kind, notice, actor, now);
  const site = await areas.places.site();
  if (site === undefined) throw new LouyuError('hub.not_ready');
  const { template } = out;
  const tree = await areas.places.tree();
  const draft = draftAfter(out, request, { now, limits, timeZone: site.timeZone });
  await assertImages(areas, draft);
  const content = contentOf(draft, template, notice.category, { tree, timeZone: site.timeZone });
  const glasses = glassesOf(await areas.devices.all(), draft, tree);
  const inPlace = { draft, noticeId: notice.id, template, content, glasses, site, tree, now, recurrence };
  const [fault] = await faultsOf(areas, { ...inPlace, language: site.language });
  if (fault !== undefined && severityOf(fault.code) === 'block')
    throw new LouyuError(fault.code, { details: { path: fault.field, ...fault.details } });
  const windows = await windowsToSign(draft, template, now, { timeZone: site.timeZone, recurrence });
  if (content === null) throw new LouyuError('notice.window_wrong');
  // The store reads back nothing longer, and the preview is to say so first.
  const { 'zh-CN': zh, en } = content;
  if (!isNoticeContent(zh) || (en !== undefined && !isNoticeContent(en)))
    throw new LouyuError('notice.update_too_long');
  const number = newestRevision(notice).revision + 1;
  const words = newRevision(notice.id, number, { draft, template }, authorsWith(out, actor.id), now);
  return {
    ...saidNow({ ...words, content }, request.kind, actor, windows, now),
    countersignDueAt: laterBy(now, limits.noticeCountersignMinutes * minuteMs),
  };
}

/** @throws LouyuError `auth.forbidden`, `notice.wrong_state` */
function assertLive(kind: UpdateKind | 'put-back', notice: NoticeRecord, actor: Actor, now: Instant): void {
  if (liveActionsFor(notice, actor, now).includes(kind)) return;
  const maySpeak = actor.roles.some((role) => role === 'editor' || role === 'approver');
  throw new LouyuError(maySpeak ? 'notice.wrong_state' : 'auth.forbidden');
}

/** On the glass at once: residents wait for this, and it can be put back. */
function saidNow(
  words: RevisionRecord,
  update: NonNullable<RevisionRecord['update']>,
  actor: Actor,
  windows: Windows,
  now: Instant,
): RevisionRecord {
  return {
    ...words,
    state: 'signed',
    submittedAt: now,
    signedBy: actor.id,
    signedAt: now,
    goesOutAt: now,
    ...visibleIn(windows),
    update,
  };
}

function draftAfter(
  out: RevisionRecord,
  request: UpdateRequest,
  known: { readonly now: Instant; readonly limits: LiveUpdateLimits; readonly timeZone: string },
): Draft {
  const { draft } = out;
  const { now, limits } = known;
  switch (request.kind) {
    case 'restored': {
      const to = laterBy(now, limits.noticeRestoredShownMinutes * minuteMs);
      // Whoever waits for it must see it at once, whatever the hours of the notice were.
      const { schedule: _, ...always } = draft;
      return { ...always, restored: { at: now }, window: { from: null, to } };
    }
    case 'postponed':
      return postponed(out, request.moments, known);
    case 'progress': {
      const { progress = [], images = [] } = draft;
      if (progress.length >= progressMaxCount) throw new LouyuError('notice.progress_full');
      const told = { ...draft, progress: [...progress, { at: now, text: request.text }] };
      if (request.image === undefined) return told;
      if (images.length >= imagesMaxCount)
        throw new LouyuError('notice.images_full', { details: { max: imagesMaxCount } });
      return { ...told, images: [...images, request.image] };
    }
  }
}
