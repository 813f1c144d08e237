import type { NoticeView, RevisionView } from '@louyu/contract/api/notices';
import type { BoardNotice } from '@louyu/contract/board';

const dayMs = 86_400_000;

/** A revision as a board would carry it now, for a preview; undefined while it has no content. */
export function boardNoticeOf(
  { summary, kind }: Pick<NoticeView, 'summary' | 'kind'>,
  revision: RevisionView,
  nowMs: number,
): BoardNotice | undefined {
  const { content, draft } = revision;
  if (content === null) return undefined;
  // The same all day, so that a preview is not told anew with every render.
  const today = Math.floor(nowMs / dayMs) * dayMs;
  const window = {
    from: new Date(today - dayMs).toISOString(),
    to: new Date(today + 2 * dayMs).toISOString(),
  };
  return {
    id: summary.id,
    number: summary.number,
    revision: revision.revision,
    category: draft.category ?? summary.category,
    ...(kind === undefined ? {} : { kind }),
    priority: draft.priority,
    signedAt: revision.signedAt ?? revision.createdAt,
    windows: [window],
    content,
  };
}
