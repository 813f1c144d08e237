import type { Draft } from '@louyu/contract/api/notices';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import {
  readRule,
  ruleWeekdays,
  writeRule,
  type RuleParts,
  type RuleWeekday,
} from '@louyu/contract/recurrence-rule';
import { isSchedule, type Repeat, type Schedule } from '@louyu/contract/schedule';
import type { RevisionRecord } from '../notice-store.ts';

/** By how much something moves on the wall clock of the site. */
export interface Shift {
  readonly days: number;
  readonly minutes: number;
}

/**
 * A draft with all its times moved: its window, its moments, so that title and facts follow, and the days of its schedule. A start
 * that comes to lie before now is at once.
 * @throws LouyuError `notice.move_by_edit`, `notice.window_wrong`
 */
export function movedDraft(
  { draft, visibleFrom }: Pick<RevisionRecord, 'draft' | 'visibleFrom'>,
  shift: Shift,
  timeZone: string,
  now: Instant,
): Draft {
  const moved = (at: Instant): Instant => {
    const wall = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).add(shift);
    return new Date(wall.epochMilliseconds).toISOString();
  };
  const { schedule } = draft;
  if (howMoves(draft) !== 'minutes' && (howMoves(draft) === 'no' || shift.minutes !== 0))
    throw new LouyuError('notice.move_by_edit');
  const shownFrom = schedule === undefined ? (visibleFrom ?? draft.window.from ?? now) : draft.window.from;
  const from = shownFrom === null ? null : moved(shownFrom);
  const to = draft.window.to === null ? null : moved(draft.window.to);
  if (to !== null && to <= now) throw new LouyuError('notice.window_wrong');
  return {
    ...draft,
    fields: Object.fromEntries(
      Object.entries(draft.fields).map(([key, value]) => [
        key,
        'at' in value ? { at: moved(value.at) } : value,
      ]),
    ),
    window: { from: from !== null && from > now ? from : null, to },
    ...(schedule === undefined ? {} : { schedule: movedSchedule(schedule, shift.days) }),
  };
}

/** What comes again moves by whole days; what comes on days of the month or after a pattern of its own is moved by its author. */
export function howMoves({ schedule }: Draft): 'no' | 'days' | 'minutes' {
  if (schedule === undefined) return 'minutes';
  const rule = schedule.repeat === undefined ? undefined : readRule(schedule.repeat.rule);
  if (rule === undefined) return 'days';
  const isPlain = rule.BYMONTH === undefined && rule.BYMONTHDAY === undefined && rule.BYSETPOS === undefined;
  return isPlain && (rule.FREQ === 'DAILY' || rule.FREQ === 'WEEKLY') ? 'days' : 'no';
}

function movedSchedule(schedule: Schedule, days: number): Schedule {
  const { repeat } = schedule;
  if (repeat === undefined) return schedule;
  const moved = { ...schedule, repeat: movedRepeat(repeat, days) };
  // A day may leave the century, and a rule its length.
  if (!isSchedule(moved)) throw new LouyuError('notice.move_by_edit');
  return moved;
}

function movedRepeat({ start, rule, except }: Repeat, days: number): Repeat {
  const parts = readRule(rule);
  return {
    start: movedDay(start, days),
    rule: parts === undefined ? rule : writeRule(movedRule(parts, days)),
    ...(except === undefined ? {} : { except: except.map((day) => movedDay(day, days)) }),
  };
}

/** With the weekdays its weeks begin later too, or every second week would split elsewhere. */
function movedRule({ WKST, ...rule }: RuleParts, days: number): RuleParts {
  const turned = (weekday: RuleWeekday): RuleWeekday => {
    const index = (((ruleWeekdays.indexOf(weekday) + days) % 7) + 7) % 7;
    return ruleWeekdays[index] ?? weekday;
  };
  const { BYDAY, UNTIL, INTERVAL = 1 } = rule;
  return {
    ...rule,
    ...(BYDAY === undefined ? {} : { BYDAY: BYDAY.map(({ weekday }) => ({ weekday: turned(weekday) })) }),
    ...(UNTIL === undefined ? {} : { UNTIL: movedUntil(UNTIL, days) }),
    ...(INTERVAL === 1 ? {} : { WKST: turned(WKST ?? 'MO') }),
  };
}

function movedUntil(until: string, days: number): string {
  return movedDay(until.replace(/(....)(..)(..)/, '$1-$2-$3'), days).replaceAll('-', '');
}

function movedDay(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
