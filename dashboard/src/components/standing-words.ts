import type { NoticeView, RevisionView } from '@louyu/contract/api/notices';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';

/** What somebody does who reads a revision for others. */
const reading = ['review', 'sign', 'return'] as const;

/** Whether this person reads it for others now: a first review, or a signature. */
export function readsForOthers({ actions }: Pick<NoticeView, 'actions'>): boolean {
  return reading.some((action) => actions.includes(action));
}

/** How a notice stands, line by line; `takenBack` when its signature was taken back here just now. */
export function standingWords(
  notice: NoticeView,
  newest: RevisionView,
  clock: Clock,
  takenBack: boolean,
): readonly string[] {
  const { summary, recalledAt } = notice;
  if (notice.recalledBy !== null && recalledAt !== null) {
    const said = { name: notice.recalledBy.name, when: momentWords(recalledAt, clock) };
    return [t('notice.recalled_by', { ...said, reason: notice.recallReason ?? '' })];
  }
  const lines: string[] = [];
  // What was sent back last is read together with why, also in what came of it.
  const returned = notice.revisions.find(({ state }) => state === 'returned');
  const signed = notice.revisions.find(({ state }) => state === 'signed')?.revision ?? 0;
  if (returned !== undefined && returned.revision > signed) {
    lines.push(t('notice.returned', { revision: returned.revision, reason: returned.returnReason ?? '' }));
  }
  if (newest.state === 'draft') lines.push(t('notice.draft_hint'));
  if (newest.state === 'in-review' && !readsForOthers(notice)) {
    const reads = newest.firstReview && newest.reviewedBy === null;
    lines.push(t(reads ? 'notice.waits_review' : 'notice.waits_other'));
  }
  if (summary.pendingRevision !== null)
    lines.push(t('notice.old_stays', { live: signed || 1, pending: summary.pendingRevision }));
  if (takenBack && newest.state === 'in-review') lines.push(t('sign.taken_back'));
  return lines;
}
