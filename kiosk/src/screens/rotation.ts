import type { BoardNotice } from '@louyu/contract/board';

/** What stands on the glass: a page (from 0) of a revision, since a monotonic moment. */
export interface Turn {
  readonly notice: BoardNotice;
  readonly page: number;
  readonly sinceMs: number;
  /** It came in while the display ran, and had not been shown before this turn. */
  readonly firstTime: boolean;
  /** How many turns of this revision were completed before: its languages follow each other from turn to turn. */
  readonly round: number;
}

export interface Rotation {
  readonly turn: Turn | null;
  /** Ids of the notices that had their turn in this loop. */
  readonly shown: ReadonlySet<string>;
  /** `id@revision` of what came in while the display ran and waits for its first turn. */
  readonly unseen: ReadonlySet<string>;
  /** `id@revision` of the programme last seen; null before the first one. */
  readonly known: ReadonlySet<string> | null;
  /** By `id@revision`: completed turns. */
  readonly rounds: ReadonlyMap<string, number>;
}

/** Seconds each page of a notice stands in its nth turn, from 0; its length is the number of pages, at least 1. */
export type PagesOf = (notice: BoardNotice, round: number) => readonly number[];

export const rotationAtStart: Rotation = {
  turn: null,
  shown: new Set(),
  unseen: new Set(),
  known: null,
  rounds: new Map(),
};

/**
 * The rotation a moment later. Every notice of the programme has its turn in every loop (R3). What was signed just now
 * is shown at once; whom it interrupts comes again in the same loop. What left the programme leaves the glass at once.
 */
export function advance(
  rotation: Rotation,
  programme: readonly BoardNotice[],
  pagesOf: PagesOf,
  nowMs: number,
): Rotation {
  const keys = new Set(programme.map(keyOf));
  const known = rotation.known;
  const arrived = known === null ? [] : programme.filter((notice) => !known.has(keyOf(notice)));
  const unseen = new Set([...rotation.unseen, ...arrived.map(keyOf)].filter((key) => keys.has(key)));
  const shown = new Set([...rotation.shown].filter((id) => programme.some((notice) => notice.id === id)));
  for (const notice of arrived) shown.delete(notice.id);
  const rounds = new Map([...rotation.rounds].filter(([key]) => keys.has(key)));
  const next: Rotation = { ...rotation, shown, unseen, known: keys, rounds };

  const turn = rotation.turn;
  const current =
    turn === null ? undefined : programme.find((notice) => keyOf(notice) === keyOf(turn.notice));
  if (turn === null || current === undefined) return begin(next, programme, nowMs);

  const [first] = arrived;
  if (first !== undefined && (!turn.firstTime || first.priority === 'urgent'))
    return show(next, first, nowMs);

  const pages = pagesOf(current, turn.round);
  const seconds = pages[turn.page];
  if (seconds === undefined) return show(next, current, nowMs);
  if (nowMs - turn.sinceMs < seconds * 1000) return { ...next, turn: { ...turn, notice: current } };
  if (turn.page + 1 < pages.length)
    return { ...next, turn: { ...turn, notice: current, page: turn.page + 1, sinceMs: nowMs } };
  const completed = new Map([...rounds, [keyOf(current), turn.round + 1]]);
  return begin({ ...next, shown: new Set([...shown, current.id]), rounds: completed }, programme, nowMs);
}

/** The next notice of the loop; a new loop where all had their turn. */
function begin(rotation: Rotation, programme: readonly BoardNotice[], nowMs: number): Rotation {
  const waiting = programme.filter((notice) => !rotation.shown.has(notice.id));
  const next = waiting.find((notice) => rotation.unseen.has(keyOf(notice))) ?? waiting[0];
  if (next !== undefined) return show(rotation, next, nowMs);
  const [first] = programme;
  const anew: Rotation = { ...rotation, turn: null, shown: new Set() };
  return first === undefined ? anew : show(anew, first, nowMs);
}

function show(rotation: Rotation, notice: BoardNotice, nowMs: number): Rotation {
  const key = keyOf(notice);
  const firstTime = rotation.unseen.has(key);
  const round = rotation.rounds.get(key) ?? 0;
  const turn = { notice, page: 0, sinceMs: nowMs, firstTime, round };
  return { ...rotation, turn, unseen: new Set([...rotation.unseen].filter((other) => other !== key)) };
}

/** Names a revision: `id@revision`. */
export function keyOf(notice: BoardNotice): string {
  return `${notice.id}@${notice.revision}`;
}
