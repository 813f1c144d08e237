import type { Board, BoardNotice } from '@louyu/contract/board';
import { documentMaxBytes } from '@louyu/contract/documents';
import type { Instant, Window } from '@louyu/contract/primitives';
import { effectiveRevision, takenDownAt, windowOf } from '../notices/lifecycle.ts';
import type { NoticeRecord, RevisionRecord } from '../notices/notice-store.ts';
import { dayMs, laterBy } from '../time.ts';

/** How far ahead a board lists windows, in days: a display without a hub goes on by itself that long. */
export const boardHorizonDays = 14;

/** Room for the envelope and the signature around a board's body, in bytes. */
const envelopeBytes = 512;

/** The revision as it stands on a board, or undefined while it is not signed or rendered, or has no window near `now`. */
export function boardNotice(
  notice: NoticeRecord,
  revision: RevisionRecord,
  now: Instant,
): BoardNotice | undefined {
  const windows = windowsNear(revision, now);
  if (revision.content === null || revision.signedAt === null || windows.length === 0) return undefined;
  const { kind } = revision.template;
  const { profiles } = revision.draft;
  return {
    id: notice.id,
    number: notice.number,
    revision: revision.revision,
    category: notice.category,
    ...(kind === undefined ? {} : { kind }),
    priority: revision.priority,
    signedAt: revision.signedAt,
    windows,
    ...(profiles === undefined ? {} : { profiles }),
    content: revision.content,
  };
}

/**
 * The windows of a schedule from the beginning of this day on, by UTC, for the horizon and a day: a board changes once a day at
 * most by them, not with each that comes or goes. A lone window is given whole.
 */
function windowsNear(revision: RevisionRecord, now: Instant): Window[] {
  const whole = windowOf(revision);
  if (revision.windows === null || whole === undefined) return whole === undefined ? [] : [whole];
  const from = `${now.slice(0, 10)}T00:00:00.000Z`;
  const to = laterBy(from, (boardHorizonDays + 1) * dayMs);
  return revision.windows.filter((window) => window.to > from && window.from < to);
}

/**
 * The board of a place: every notice that is out, not recalled or replaced, for exactly this place, and visible now or within the
 * horizon. Sorted by number, so that the same notices make the same bytes.
 */
export function boardBody(placeId: string, notices: Iterable<NoticeRecord>, now: Instant): Board {
  const horizon = laterBy(now, boardHorizonDays * dayMs);
  const standing: BoardNotice[] = [];
  for (const notice of notices) {
    const revision = effectiveRevision(notice, now);
    const isDown = takenDownAt(notice, now) !== null;
    if (isDown || revision === undefined || !revision.draft.audience.includes(placeId)) continue;
    const entry = boardNotice(notice, revision, now);
    const windows = entry === undefined ? [] : untilReplaced(entry.windows, notice, now);
    const [first, last] = [windows[0], windows.at(-1)];
    if (entry === undefined || first === undefined || last === undefined) continue;
    if (last.to <= now || first.from > horizon) continue;
    standing.push({ ...entry, windows });
  }
  standing.sort((a, b) => a.number - b.number);
  return { placeId, notices: standing };
}

/**
 * The windows of a notice that another one replaces end where that one's begins, once that one is out: a display that holds
 * both shows one of them at any moment, and before then the old one alone.
 */
function untilReplaced(windows: BoardNotice['windows'], { superseded }: NoticeRecord, now: Instant) {
  if (superseded === null || superseded.outAt > now) return windows;
  const { at } = superseded;
  return windows.flatMap(({ from, to }) => (from >= at ? [] : [{ from, to: to < at ? to : at }]));
}

/** Whether a board's document would stay within its limit on the wire, with so many bytes to spare. */
export function fitsWire(board: Board, spareBytes = 0): boolean {
  return jsonBytes(board) + envelopeBytes + spareBytes <= documentMaxBytes;
}

/** Bytes on the wire of a board's body, or of one notice on it. */
export function jsonBytes(part: Board | BoardNotice): number {
  return new TextEncoder().encode(JSON.stringify(part)).length;
}
