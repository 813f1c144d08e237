import type { RollCall } from '@louyu/contract/api/alerts';

export type RollCallDoor = RollCall['doors'][number];

/** How a door stands, in one word: every door is in exactly one of these. */
export const doorStands = ['help', 'silent', 'safe', 'away', 'cleared'] as const;
export type DoorStand = (typeof doorStands)[number];

export function standOf({ cleared, answer }: Pick<RollCallDoor, 'cleared' | 'answer'>): DoorStand {
  if (cleared) return 'cleared';
  if (answer === null) return 'silent';
  return answer === 'need-help' ? 'help' : answer;
}

/** How many doors stand how; together they are all doors. */
export function countDoors(doors: readonly RollCallDoor[]): Readonly<Record<DoorStand, number>> {
  const counts = { help: 0, silent: 0, safe: 0, away: 0, cleared: 0 };
  for (const door of doors) counts[standOf(door)] += 1;
  return counts;
}

/** What calls for somebody now, each by a key of its own: a call that is made anew rings anew. */
export function openCalls({ doors, anonymous }: RollCall): ReadonlySet<string> {
  return new Set([
    ...doors
      .filter((door) => standOf(door) === 'help')
      .map((door) => `${door.householdId} ${door.answeredAt}`),
    ...anonymous
      .filter(({ answer, seen }) => answer === 'need-help' && seen === null)
      .map(({ id, at }) => `${id} ${at}`),
  ]);
}
