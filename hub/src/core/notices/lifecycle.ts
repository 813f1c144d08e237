import type { NoticeState } from '@louyu/contract/api/delivery';
import type { NoticeAction } from '@louyu/contract/api/notices';
import type { UpdateKind } from '@louyu/contract/api/notice-updates';
import type { Role } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import { takeBackMs } from '@louyu/contract/notice-content';
import type { Instant, Window } from '@louyu/contract/primitives';
import type { Actor } from '../ports.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';
import { laterBy } from '../time.ts';

/** What somebody does on the way of a revision to the glass and off it; what is said of a live notice is in live-updates.ts. */
type RevisionAction = Exclude<NoticeAction, UpdateKind | 'countersign' | 'put-back'>;

/** The newest revision, whatever its state. */
export function newestRevision(notice: NoticeRecord): RevisionRecord {
  const newest = notice.revisions.at(-1);
  if (newest === undefined) throw new LouyuError('hub.internal', { details: { notice: notice.id } });
  return newest;
}

/** The places of all its revisions: whoever changes the newest changes what the others show. */
export function audienceOf({ revisions }: NoticeRecord): string[] {
  return revisions.flatMap((revision) => revision.draft.audience);
}

/** The revision that is out: the newest signed one whose take-back time is over. It may be before or after its window. */
export function effectiveRevision(notice: NoticeRecord, now: Instant): RevisionRecord | undefined {
  return notice.revisions.findLast((revision) => isOut(revision, now));
}

function isOut(revision: RevisionRecord, now: Instant): boolean {
  return revision.state === 'signed' && revision.goesOutAt !== null && revision.goesOutAt <= now;
}

/** When a signed revision is visible. */
export function windowOf(revision: RevisionRecord): Window | undefined {
  if (revision.visibleFrom === null || revision.visibleTo === null) return undefined;
  return { from: revision.visibleFrom, to: revision.visibleTo };
}

/** When it left the boards for good before its window was over: recalled, or replaced by a notice that is out. */
export function takenDownAt({ recalledAt, superseded }: NoticeRecord, now: Instant): Instant | null {
  if (recalledAt !== null) return recalledAt;
  return superseded !== null && superseded.at <= now ? superseded.at : null;
}

/** draft → in review → scheduled → live → expired | recalled (R12). A newer unsigned revision changes nothing on the glass. */
export function stateOf(notice: NoticeRecord, now: Instant): NoticeState {
  if (takenDownAt(notice, now) !== null) return 'recalled';
  const signed =
    effectiveRevision(notice, now) ?? notice.revisions.findLast((revision) => revision.state === 'signed');
  if (signed === undefined) return newestRevision(notice).state === 'in-review' ? 'in-review' : 'draft';
  const window = windowOf(signed);
  if (window === undefined || !isOut(signed, now) || now < window.from) return 'scheduled';
  return now < window.to ? 'live' : 'expired';
}

/** The number of the revision that waits while an older one is signed, or null. */
export function pendingRevision(notice: NoticeRecord): number | null {
  const newest = newestRevision(notice);
  const older = notice.revisions.some((revision) => revision !== newest && revision.state === 'signed');
  return older && newest.state !== 'signed' ? newest.revision : null;
}

/** What this person may do with the notice now: by role (R12), state, and author ≠ approver (R13). */
export function actionsFor(notice: NoticeRecord, actor: Actor, now: Instant): RevisionAction[] {
  const newest = newestRevision(notice);
  const mayEdit = actor.roles.includes('editor');
  const mayApprove = actor.roles.includes('approver');
  if (takenDownAt(notice, now) !== null) return [];
  const actions: RevisionAction[] = [];
  if (mayEdit && newest.state !== 'in-review' && !canTakeBack(newest, now)) actions.push('edit');
  if (mayEdit && stateOf(notice, now) === 'draft') actions.push('delete');
  if (mayEdit && isOpen(newest)) actions.push('submit');
  if (waitsForReview(newest)) {
    const mayReview = actor.roles.includes('reviewer');
    if (mayReview && !newest.authorIds.includes(actor.id)) actions.push('review');
    if (mayReview) actions.push('return');
  } else if (mayApprove && newest.state === 'in-review') {
    if (!newest.authorIds.includes(actor.id) && newest.reviewedBy !== actor.id) actions.push('sign');
    actions.push('return');
  }
  if (mayApprove && canTakeBack(newest, now)) actions.push('take-back');
  const state = stateOf(notice, now);
  if ((mayEdit || mayApprove) && (state === 'live' || state === 'scheduled')) actions.push('recall');
  return actions;
}

/** Whose deed it is. What waits for its first review is the reviewers', then it is the approvers'. */
function rolesFor(action: RevisionAction, newest: RevisionRecord): readonly Role[] {
  switch (action) {
    case 'edit':
    case 'delete':
    case 'submit':
      return ['editor'];
    case 'review':
      return ['reviewer'];
    case 'return':
      return waitsForReview(newest) ? ['reviewer'] : ['approver'];
    case 'sign':
    case 'take-back':
      return ['approver'];
    case 'recall':
      return ['editor', 'approver'];
  }
}

/**
 * @throws LouyuError unless the action is open to this person: `auth.forbidden`, `notice.author_is_approver`,
 * `notice.author_is_reviewer`, `notice.reviewer_is_approver`, `notice.not_reviewed`, `notice.take_back_over`, `notice.wrong_state`
 */
export function assertMay(action: RevisionAction, notice: NoticeRecord, actor: Actor, now: Instant): void {
  if (actionsFor(notice, actor, now).includes(action)) return;
  const newest = newestRevision(notice);
  const needed = rolesFor(action, newest);
  if (!actor.roles.some((role) => needed.includes(role))) throw new LouyuError('auth.forbidden');
  if (action === 'review' && waitsForReview(newest)) throw new LouyuError('notice.author_is_reviewer');
  if (action === 'sign' && waitsForReview(newest)) throw new LouyuError('notice.not_reviewed');
  if (action === 'sign' && newest.state === 'in-review') {
    const byReviewer = newest.reviewedBy === actor.id;
    throw new LouyuError(byReviewer ? 'notice.reviewer_is_approver' : 'notice.author_is_approver');
  }
  if (action === 'take-back' && newest.state === 'signed') throw new LouyuError('notice.take_back_over');
  throw new LouyuError('notice.wrong_state');
}

/** @throws LouyuError `notice.stale_revision` when somebody has made another one since */
export function assertNewest(notice: NoticeRecord, revision: number): RevisionRecord {
  const newest = newestRevision(notice);
  if (newest.revision !== revision) throw new LouyuError('notice.stale_revision');
  return newest;
}

/** Whether a revision is with the reviewers, and not yet with the approvers (R12). */
export function waitsForReview({ state, firstReview, reviewedBy }: RevisionRecord): boolean {
  return state === 'in-review' && firstReview && reviewedBy === null;
}

function isOpen(revision: RevisionRecord): boolean {
  return revision.state === 'draft' || revision.state === 'returned';
}

export function canTakeBack(revision: RevisionRecord, now: Instant): boolean {
  return revision.state === 'signed' && revision.goesOutAt !== null && now < revision.goesOutAt;
}

/** Submission fixes the content. */
export function submitted(
  revision: RevisionRecord,
  content: RevisionRecord['content'],
  firstReview: boolean,
  now: Instant,
): RevisionRecord {
  const unread = { firstReview, reviewedBy: null, reviewedAt: null, returnReason: null };
  return { ...revision, ...unread, state: 'in-review', content, submittedAt: now };
}

/** The first review is passed: on to the signature. */
export function reviewed(revision: RevisionRecord, by: string, now: Instant): RevisionRecord {
  return { ...revision, reviewedBy: by, reviewedAt: now };
}

/** The signature makes the windows concrete and starts the take-back time. */
export function signed(revision: RevisionRecord, by: string, windows: Windows, now: Instant): RevisionRecord {
  const goesOutAt = revision.priority === 'urgent' ? now : laterBy(now, takeBackMs);
  return {
    ...revision,
    state: 'signed',
    signedBy: by,
    signedAt: now,
    goesOutAt,
    ...visibleIn(windows),
  };
}

/** At least one, in order. */
export type Windows = readonly [Window, ...Window[]];

/** When a revision is visible, as records hold it. */
export function visibleIn(windows: Windows): Pick<RevisionRecord, 'visibleFrom' | 'visibleTo' | 'windows'> {
  const [first] = windows;
  const last = windows.at(-1) ?? first;
  return { visibleFrom: first.from, visibleTo: last.to, windows: windows.length > 1 ? windows : null };
}

/** Back to review, as if it had not been signed. */
export function takenBack(revision: RevisionRecord): RevisionRecord {
  return {
    ...revision,
    state: 'in-review',
    signedBy: null,
    signedAt: null,
    goesOutAt: null,
    visibleFrom: null,
    visibleTo: null,
  };
}

export function returned(revision: RevisionRecord, reason: string): RevisionRecord {
  return { ...revision, state: 'returned', returnReason: reason };
}
