import { LouyuError } from '@louyu/contract/errors';
import type { Draft } from '@louyu/contract/api/notices';
import type { Instant } from '@louyu/contract/primitives';
import type { Areas } from '../store.ts';
import { takenDownAt } from './lifecycle.ts';
import type { Decision } from './notice-change.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';

/**
 * A draft may name any other notice that nothing else replaces, and none that is itself replaced by this one.
 * @throws LouyuError `notice.supersedes_wrong`
 */
export async function assertSupersedes(
  areas: Pick<Areas, 'notices'>,
  { supersedes }: Draft,
  id: string,
): Promise<NoticeRecord | undefined> {
  if (supersedes === undefined) return undefined;
  const old = await areas.notices.byId(supersedes);
  const isFree = old?.superseded === null || old?.superseded.by === id;
  const isCircle = supersedes === id || old?.revisions.some(({ draft }) => draft.supersedes === id);
  if (old === undefined || !isFree || isCircle === true) throw new LouyuError('notice.supersedes_wrong');
  return old;
}

/**
 * The signature that publishes a notice takes down the one that it replaces, in one transaction: from the moment on at which
 * the new one opens. What has come to pass already stays as it is.
 */
export async function replacing(
  areas: Pick<Areas, 'notices'>,
  next: RevisionRecord,
  now: Instant,
): Promise<Decision['other']> {
  const old = await assertSupersedes(areas, next.draft, next.noticeId);
  const { goesOutAt: outAt, visibleFrom } = next;
  if (old === undefined || outAt === null || visibleFrom === null || takenDownAt(old, now) !== null)
    return undefined;
  const at = visibleFrom > outAt ? visibleFrom : outAt;
  const superseded = { by: next.noticeId, outAt, at };
  return { notice: { ...old, superseded }, action: 'notice.superseded' };
}

/** The other way: the old one stays when the new one does not come after all, or replaces it no more. */
export async function replacingNoMore(
  areas: Pick<Areas, 'notices'>,
  { id, revisions }: NoticeRecord,
  now: Instant,
): Promise<Decision['other']> {
  const oldId = revisions.findLast(({ draft }) => draft.supersedes !== undefined)?.draft.supersedes;
  const old = oldId === undefined ? undefined : await areas.notices.byId(oldId);
  if (old?.superseded?.by !== id || old.superseded.at <= now) return undefined;
  return { notice: { ...old, superseded: null }, action: 'notice.superseding-undone' };
}
