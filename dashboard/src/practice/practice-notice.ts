import type { NoticeView, RevisionView } from '@louyu/contract/api/notices';
import { noticeNumberMax, type BoardNotice } from '@louyu/contract/board';
import type { Localized } from '@louyu/contract/primitives';
import type { Rehearsal, Submitted } from './rehearsal.ts';

const practiceId = 'practice';

/** Written on the glass itself, in its band: a photo of the virtual screen says that it is practice, too. */
function practiceKind(kind: Localized | undefined): Localized {
  if (kind === undefined) return { 'zh-CN': '练习', en: 'Practice' };
  return { 'zh-CN': `练习 · ${kind['zh-CN']}`, en: `Practice · ${kind.en ?? kind['zh-CN']}` };
}

/** As the virtual screen shows it: marked, and with the last number there is, which no notice of an office ever reaches. */
export function practiceBoardNotice(notice: BoardNotice): BoardNotice {
  return { ...notice, id: practiceId, number: noticeNumberMax, kind: practiceKind(notice.kind) };
}

/**
 * The notice as the sheet before the signature reads it. In earnest its author could not sign it (R13); here the learner
 * plays both, and the page says so.
 */
export function practiceNoticeView(
  { template, signed }: Rehearsal,
  { draft, preview, at }: Submitted,
  person: RevisionView['author'],
): NoticeView {
  const { notice } = preview;
  const content = notice?.content ?? null;
  const revision: RevisionView = {
    revision: 1,
    state: signed === null ? 'in-review' : 'signed',
    draft,
    content,
    window: draft.window,
    author: person,
    authors: [person],
    edit: 1,
    createdAt: at,
    submittedAt: at,
    firstReview: false,
    reviewedBy: null,
    reviewedAt: null,
    signedBy: signed === null ? null : person,
    signedAt: signed?.at ?? null,
    goesOutAt: signed?.goesOutAt ?? null,
    returnReason: null,
  };
  return {
    summary: {
      id: practiceId,
      number: noticeNumberMax,
      category: draft.category ?? template.category,
      templateId: template.id,
      title: content?.['zh-CN'].title ?? '',
      state: 'in-review',
      priority: draft.priority,
      revision: 1,
      pendingRevision: null,
      author: person,
      window: draft.window,
      updatedAt: at,
      screensReached: 0,
      screensTotal: 1,
      acknowledged: 0,
      stillShowing: 0,
    },
    kind: practiceKind(notice?.kind),
    template,
    revisions: [revision],
    recalledAt: null,
    recalledBy: null,
    recallReason: null,
    actions: signed === null ? ['sign', 'return'] : ['take-back'],
  };
}
