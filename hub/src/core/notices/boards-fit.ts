import { LouyuError } from '@louyu/contract/errors';
import type { Instant, Window } from '@louyu/contract/primitives';
import { boardBody, boardHorizonDays, fitsWire } from '../documents/board-body.ts';
import type { Areas } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import { takeBackMs } from './lifecycle.ts';
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
  const spareBytes = all.reduce((sum, each) => sum + growthBytes(each), 0);
  const tree = await areas.places.tree();
  for (const at of growingMoments(all, outAt)) {
    for (const placeId of next.draft.audience) {
      if (fitsWire(boardBody(placeId, all, at), spareBytes)) continue;
      throw new LouyuError('notice.board_full', { details: { place: tree.where(placeId)['zh-CN'] } });
    }
  }
}

/** `{"from":"2026-11-24T23:00:00.000Z","to":"2026-11-25T01:00:00.000Z"},` */
const windowBytes = 70;

/** By how much a schedule may grow on a board: some fortnights hold more of its windows than others. */
function growthBytes({ revisions }: NoticeRecord): number {
  const most = (windows: readonly Window[]) =>
    windows.reduce((max, { from }, index) => {
      const end = laterBy(from, (boardHorizonDays + 2) * dayMs);
      const next = windows.findIndex((window) => window.from > end);
      return Math.max(max, (next < 0 ? windows.length : next) - index);
    }, 0);
  return Math.max(...revisions.map(({ windows }) => most(windows ?? []))) * windowBytes;
}

/** From `outAt` on, when boards can become larger: what waits for its take-back time goes out, or a window comes within the horizon. */
function growingMoments(notices: readonly NoticeRecord[], outAt: Instant): Set<Instant> {
  const comes = notices
    .flatMap((notice) => notice.revisions)
    .flatMap(({ visibleFrom }) =>
      visibleFrom === null ? [] : [laterBy(visibleFrom, -boardHorizonDays * dayMs)],
    );
  return new Set([outAt, laterBy(outAt, takeBackMs), ...comes.filter((moment) => moment > outAt)]);
}
