import type { Instant, Window } from '@louyu/contract/primitives';
import { takeBackMs } from '@louyu/contract/notice-content';
import { windowOf } from '../notices/lifecycle.ts';
import type { NoticeRecord, RevisionRecord } from '../notices/notice-store.ts';
import { dayMs, laterBy } from '../time.ts';
import { boardBody, boardHorizonDays, boardNotice, fitsWire, jsonBytes } from './board-body.ts';

/** What a revision may come to on a board. */
interface Growth {
  /** The most of its windows that a board lists at any one time. */
  readonly windowsMost: number;
  /** The most that it takes of a board, in bytes. */
  readonly bytesMost: number;
}

const horizonMs = boardHorizonDays * dayMs;

/** `{"from":"2026-11-24T23:00:00.000Z","to":"2026-11-25T01:00:00.000Z"},` */
const windowBytes = 70;

/** The first of these places whose board of these notices outgrows the wire, at `outAt` or ever after. */
export function outgrownPlace(
  placeIds: readonly string[],
  notices: readonly NoticeRecord[],
  outAt: Instant,
): string | undefined {
  const growths = new Map(
    notices.map((notice) => [
      notice.id,
      new Map(notice.revisions.map((each) => [each.revision, growthOf(notice, each, outAt)])),
    ]),
  );
  const bytesMost = ({ id }: NoticeRecord) =>
    Math.max(...[...(growths.get(id)?.values() ?? [])].map((growth) => growth.bytesMost));
  return placeIds.find((placeId) => {
    const here = notices.filter(({ revisions }) =>
      revisions.some(({ draft }) => draft.audience.includes(placeId)),
    );
    // Most boards would have room for everything at once: then no moment needs to be looked at.
    const bytes = here.reduce((sum, notice) => sum + bytesMost(notice), 0);
    if (fitsWire({ placeId, notices: [] }, bytes)) return false;
    return growingMoments(here, outAt).some((at) => {
      const board = boardBody(placeId, here, at);
      // Between these moments a board grows only by the windows of what stands on it.
      const windowsToCome = board.notices.reduce((sum, { id, revision, windows }) => {
        const most = growths.get(id)?.get(revision)?.windowsMost ?? 0;
        return sum + Math.max(0, most - windows.length);
      }, 0);
      return !fitsWire(board, windowsToCome * windowBytes);
    });
  });
}

function growthOf(notice: NoticeRecord, revision: RevisionRecord, since: Instant): Growth {
  const windowsMost = mostWindows(revision.windows ?? [], since);
  const entry = boardNotice(notice, { ...revision, windows: null }, since);
  return {
    windowsMost,
    bytesMost: entry === undefined ? 0 : jsonBytes(entry) + (windowsMost + 1) * windowBytes,
  };
}

/** Of those that are not long over, as many as touch the horizon and the day that a board lists, wherever that begins. */
function mostWindows(windows: readonly Window[], since: Instant): number {
  const notBefore = laterBy(since, -dayMs);
  let most = 0;
  let first = 0;
  for (const [last, { from }] of windows.entries()) {
    const daysBefore = laterBy(from, -horizonMs - dayMs);
    const begins = daysBefore > notBefore ? daysBefore : notBefore;
    while (first <= last && (windows[first]?.to ?? from) <= begins) first += 1;
    most = Math.max(most, last + 1 - first);
  }
  return most;
}

/** From `outAt` on, when something may come onto a board: what waits for its take-back time, or a window within the horizon. */
function growingMoments(notices: readonly NoticeRecord[], outAt: Instant): Instant[] {
  const comes = notices
    .flatMap(({ revisions }) => revisions)
    .flatMap(comings)
    .map((from) => laterBy(from, -horizonMs))
    .filter((moment) => moment > outAt);
  return [...new Set([outAt, laterBy(outAt, takeBackMs), ...comes])];
}

/** Its first window, and each that is further from the one before than the horizon: between those a board does not hold it. */
function comings(revision: RevisionRecord): Instant[] {
  const whole = windowOf(revision);
  if (whole === undefined) return [];
  const windows = revision.windows ?? [whole];
  return windows.flatMap(({ from }, index) => {
    const before = windows[index - 1];
    return before === undefined || from > laterBy(before.to, horizonMs) ? [from] : [];
  });
}
