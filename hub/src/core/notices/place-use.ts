import type { Instant } from '@louyu/contract/primitives';
import { effectiveRevision, newestRevision, takenDownAt } from './lifecycle.ts';
import type { NoticeRecord } from './notice-store.ts';

/** Whether a notice stands at this place, is going to, or waits for a signature that would put it there. */
export function standsOrWillStandAt(placeId: string, notice: NoticeRecord, now: Instant): boolean {
  if (takenDownAt(notice, now) !== null) return false;
  const newest = newestRevision(notice);
  if (newest.state === 'in-review' && newest.draft.audience.includes(placeId)) return true;
  const outRevision = effectiveRevision(notice, now)?.revision ?? 0;
  return notice.revisions.some(
    ({ state, revision, visibleTo, draft }) =>
      state === 'signed' &&
      revision >= outRevision &&
      visibleTo !== null &&
      visibleTo > now &&
      draft.audience.includes(placeId),
  );
}
