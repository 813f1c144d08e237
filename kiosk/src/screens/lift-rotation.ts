import type { BoardNotice } from '@louyu/contract/board';
import { advance, keyOf, rotationAtStart, type PagesOf, type Rotation, type Turn } from './rotation.ts';

/** A rotation with a clock of its own, which runs only while the rotation is on the glass. */
interface Ring {
  readonly rotation: Rotation;
  readonly clockMs: number;
}

type Side = 'pinned' | 'others';

/** Two rings that take the glass by turns: what is pinned or urgent, and everything else. */
export interface LiftRotation {
  readonly pinned: Ring;
  readonly others: Ring;
  readonly side: Side;
  readonly nowMs: number | null;
  readonly turn: Turn | null;
}

const ringAtStart: Ring = { rotation: rotationAtStart, clockMs: 0 };

export const liftRotationAtStart: LiftRotation = {
  pinned: ringAtStart,
  others: ringAtStart,
  side: 'pinned',
  nowMs: null,
  turn: null,
};

/**
 * The rotation of a lift a moment later: every second page is a pinned one (EXPERIENCE "Screens", R4), and between them
 * all others have their turn in their order (R3). What was signed just now is shown at once; what it interrupts begins
 * its page again.
 */
export function advanceLift(
  held: LiftRotation,
  programme: readonly BoardNotice[],
  pagesOf: PagesOf,
  nowMs: number,
): LiftRotation {
  const elapsedMs = nowMs - (held.nowMs ?? nowMs);
  const step = (side: Side, notices: readonly BoardNotice[]): Ring => {
    const clockMs = held[side].clockMs + (side === held.side ? elapsedMs : 0);
    return { clockMs, rotation: advance(held[side].rotation, notices, pagesOf, clockMs) };
  };
  const pinned = step(
    'pinned',
    programme.filter((notice) => notice.priority !== 'normal'),
  );
  const others = step(
    'others',
    programme.filter((notice) => notice.priority === 'normal'),
  );
  const side = sideAfter(held, { pinned, others });
  const rings = { pinned, others };
  if (side !== held.side) rings[side] = begunAgain(rings[side]);
  return { ...rings, side, nowMs, turn: rings[side].rotation.turn };
}

function sideAfter(held: LiftRotation, rings: Readonly<Record<Side, Ring>>): Side {
  const active = held.side;
  const waiting: Side = active === 'pinned' ? 'others' : 'pinned';
  const activeTurn = rings[active].rotation.turn;
  const waitingTurn = rings[waiting].rotation.turn;
  if (waitingTurn === null) return active;
  if (activeTurn === null) return waiting;
  if (isNews(held[active], activeTurn)) return active;
  if (isNews(held[waiting], waitingTurn)) return waiting;
  const before = held[active].rotation.turn;
  return before !== null && before.sinceMs !== activeTurn.sinceMs ? waiting : active;
}

/** Whether a turn shows what its ring did not know a moment ago. */
function isNews({ rotation }: Ring, turn: Turn): boolean {
  return rotation.known !== null && !rotation.known.has(keyOf(turn.notice));
}

function begunAgain(ring: Ring): Ring {
  const { turn } = ring.rotation;
  if (turn === null) return ring;
  return { ...ring, rotation: { ...ring.rotation, turn: { ...turn, sinceMs: ring.clockMs } } };
}
