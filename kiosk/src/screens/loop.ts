import type { BoardNotice } from '@louyu/contract/board';
import type { Family } from '@louyu/contract/glass/measures';
import { advanceLift, liftRotationAtStart, type LiftRotation } from './lift-rotation.ts';
import { advance, rotationAtStart, type PagesOf, type Rotation, type Turn } from './rotation.ts';

/** Whose turn it is, by the rule of the family. */
export class Loop {
  #rotation: Rotation = rotationAtStart;
  #lift: LiftRotation = liftRotationAtStart;

  /** The turn at a moment of a monotonic clock; null where there is nothing to show. */
  advance(
    family: Family,
    programme: readonly BoardNotice[],
    pagesOf: PagesOf,
    monotonicMs: number,
  ): Turn | null {
    if (family === 'lift') {
      this.#lift = advanceLift(this.#lift, programme, pagesOf, monotonicMs);
      return this.#lift.turn;
    }
    const rotating = family === 'paper' ? leadersOf(programme) : programme;
    this.#rotation = advance(this.#rotation, rotating, pagesOf, monotonicMs);
    return this.#rotation.turn;
  }

  reset(): void {
    this.#rotation = rotationAtStart;
    this.#lift = liftRotationAtStart;
  }
}

/**
 * The most urgent notices of a programme. On e-paper they hold the sheet in turn, and the titles of all the others stand
 * below: pages that turn every two hours would keep what is pinned from the glass for a day (R3, R4). A title tells that
 * there is a notice, not what it says, so it is no showing: there such a notice stays received and never counts as shown.
 */
export function leadersOf(programme: readonly BoardNotice[]): readonly BoardNotice[] {
  const [first] = programme;
  return programme.filter((notice) => notice.priority === first?.priority);
}
