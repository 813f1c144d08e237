import type { Instant } from '@louyu/contract/primitives';
import type { Actor } from '../ports.ts';
import { takenDownAt } from './lifecycle.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';

/** Whether one person's word still stands alone in it. */
export function awaitsCountersignature(revision: RevisionRecord): boolean {
  return revision.countersignDueAt !== null && revision.countersignedAt === null;
}

/**
 * The update that waits for a second person (R13): the newest that was signed, also when its window is over. What was signed
 * by an approver since, recalled or replaced needs nobody any more.
 */
export function uncountersigned(notice: NoticeRecord, now: Instant): RevisionRecord | undefined {
  const standing = notice.revisions.findLast(({ state }) => state === 'signed');
  if (standing === undefined || takenDownAt(notice, now) !== null) return undefined;
  return awaitsCountersignature(standing) ? standing : undefined;
}

/** Whether this person may countersign: an approver who had no part in it. */
export function mayCountersign(notice: NoticeRecord, actor: Actor, now: Instant): boolean {
  const waiting = uncountersigned(notice, now);
  return waiting !== undefined && actor.roles.includes('approver') && !waiting.authorIds.includes(actor.id);
}
