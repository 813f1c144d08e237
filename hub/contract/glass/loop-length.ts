import type { Family } from './measures.ts';

/** A loop that lasts longer warns the author (R10, EXPERIENCE "Screens"), in seconds; paper turns no page within hours. */
export const loopWarnSeconds: Readonly<Record<Family, number>> = {
  lobby: 90,
  lift: 40,
  paper: Number.POSITIVE_INFINITY,
};

/** A page in a lift: 8 s; shorter where many notices share the 40 s of a ride, but never too short to be read. */
const liftPageMostSeconds = 8;
const liftPageLeastSeconds = 5;

/** One notice in a loop: whether it holds the top slot (pinned or urgent), and how many pages it has. */
export interface LoopPart {
  readonly leads: boolean;
  readonly pages: number;
}

/** How many pages stand in one loop of a lift: every second one is a leading one while there are both (R4). */
function liftSlots(parts: readonly LoopPart[]): number {
  const sum = (leads: boolean) =>
    parts.filter((part) => part.leads === leads).reduce((total, { pages }) => total + pages, 0);
  const [leading, others] = [sum(true), sum(false)];
  return leading === 0 || others === 0 ? leading + others : 2 * Math.max(leading, others);
}

/** How long each page of a lift stands, so that every notice comes within 40 s as long as it can be read (R3). */
export function liftPageSeconds(parts: readonly LoopPart[]): number {
  const share = loopWarnSeconds.lift / Math.max(1, liftSlots(parts));
  return Math.min(liftPageMostSeconds, Math.max(liftPageLeastSeconds, share));
}

/** How long a loop of a lift lasts. */
export function liftLoopSeconds(parts: readonly LoopPart[]): number {
  return liftSlots(parts) * liftPageSeconds(parts);
}
