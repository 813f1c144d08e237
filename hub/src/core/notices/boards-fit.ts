import { LouyuError } from '@louyu/contract/errors';
import { outgrownPlace } from '../documents/board-growth.ts';
import type { Areas } from '../store.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';
import { withRevisions } from './revisions.ts';

/**
 * A board that outgrew the wire later would stay as it is, and what was signed would never reach the glass. `tied` are the
 * notices that go when this one comes, and those that stay after all.
 * @throws LouyuError `notice.board_full` naming the place whose board would outgrow the wire, now or when what is signed for later comes
 */
export async function assertBoardsFit(
  areas: Areas,
  notice: NoticeRecord,
  next: RevisionRecord,
  tied: readonly NoticeRecord[] = [],
): Promise<void> {
  const outAt = next.goesOutAt ?? next.createdAt;
  const standing = await areas.notices.forBoards(next.draft.audience, outAt);
  const others = standing
    .filter((other) => other.id !== notice.id)
    .map((other) => tied.find(({ id }) => id === other.id) ?? other);
  const all = [...others, { ...notice, revisions: withRevisions(notice.revisions, [next]) }];
  const full = outgrownPlace(next.draft.audience, all, outAt);
  if (full === undefined) return;
  const tree = await areas.places.tree();
  throw new LouyuError('notice.board_full', { details: { place: tree.where(full)['zh-CN'] } });
}
