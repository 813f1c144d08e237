import type { Instant } from '@louyu/contract/primitives';
import { laterBy, msBetween } from '../time.ts';
import { countedMinuteMs, reserveMessages, type RobotRules } from './robot-rules.ts';

export interface RobotSituation {
  readonly now: Instant;
  readonly rules: RobotRules;
  /** When it was tried within the last counted minute, oldest first. */
  readonly attempts: readonly Instant[];
  /** A message was tried and must be tried again before anything else. */
  readonly hasOpenMessage: boolean;
  readonly waiting: number;
}

export type RobotPlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly until: Instant }
  /** How many of the oldest go out together now; 0 the open message again. */
  | { readonly kind: 'send'; readonly take: number };

/**
 * What to tell a robot next, within its limits. While there is room everything goes out on its own; when half of a minute's
 * messages are used, or more waits than the other half would take, all that waits goes out in one message, and such
 * messages are spread over the minute, so that there is always one left for what comes next.
 */
export function planFor({ now, rules, attempts, hasOpenMessage, waiting }: RobotSituation): RobotPlan {
  if (!hasOpenMessage && waiting === 0) return { kind: 'nothing' };
  const max = rules.perMinute - reserveMessages;
  const singlesMax = Math.floor(max / 2);
  const counted = attempts.filter((at) => Math.abs(msBetween(at, now)) < countedMinuteMs);
  const last = counted.at(-1);
  const alone = waiting <= singlesMax - counted.length;
  const spreadMs = counted.length < singlesMax ? 0 : countedMinuteMs / (max - singlesMax);
  const free = [
    last === undefined ? now : laterBy(last, alone ? rules.gapMs : Math.max(rules.gapMs, spreadMs)),
    counted.length < max ? now : laterBy(counted[counted.length - max] ?? now, countedMinuteMs),
  ];
  const until = free.reduce((a, b) => (a > b ? a : b));
  if (until > now) return { kind: 'wait', until };
  if (hasOpenMessage) return { kind: 'send', take: 0 };
  return { kind: 'send', take: alone ? 1 : Math.min(waiting, rules.itemsMax) };
}

/**
 * How long to leave a robot alone after so many failures in a row: doubling from `firstMs` to `maxMs`, each time by chance
 * between half of it and all of it, so that what failed together does not come back together.
 * @param chance from 0 to 1
 */
export function backOffMs(
  failures: number,
  { firstMs, maxMs }: { firstMs: number; maxMs: number },
  chance: number,
): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full * (0.5 + chance / 2));
}
