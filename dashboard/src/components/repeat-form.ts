import { readRule, ruleWeekdays, writeRule, type RuleWeekday } from '@louyu/contract/recurrence-rule';

/** What clerks choose of repeats; `custom` is a rule that a program has written. */
export type RepeatKind = 'none' | 'daily' | 'weekly' | 'monthly' | 'custom';

/** A repeat as a person chooses it; {@link ruleOf} makes of it the rule. */
export interface RepeatForm {
  readonly kind: RepeatKind;
  readonly weekdays: readonly RuleWeekday[];
  /** 1–31, or the nth weekday of the month; −1 is the last. */
  readonly monthly: number | { readonly nth: number; readonly weekday: RuleWeekday };
  /** At most so often. */
  readonly count: number | undefined;
}

/** A repeat that begins on a day: of its weekday, or of its day of the month. */
export function newRepeat(kind: RepeatKind, start: string): RepeatForm {
  const date = new Date(start);
  const weekday = ruleWeekdays[(date.getUTCDay() + 6) % 7] ?? 'MO';
  return { kind, weekdays: [weekday], monthly: date.getUTCDate(), count: undefined };
}

/** The form of a rule; one that the form cannot say is `custom`. */
export function repeatFormOf(rule: string | undefined, start: string): RepeatForm {
  const form = newRepeat(rule === undefined ? 'none' : 'custom', start);
  const parts = rule === undefined ? undefined : readRule(rule);
  if (rule === undefined || parts === undefined) return form;
  const { FREQ, COUNT: count, BYDAY = [], BYMONTHDAY = [] } = parts;
  const [day] = BYDAY;
  const forms: RepeatForm[] = [
    { ...form, kind: 'daily', count },
    { ...form, kind: 'weekly', count, weekdays: BYDAY.map(({ weekday }) => weekday) },
    { ...form, kind: 'monthly', count, monthly: BYMONTHDAY[0] ?? form.monthly },
    ...(day?.nth === undefined
      ? []
      : [{ ...form, kind: 'monthly', count, monthly: { nth: day.nth, weekday: day.weekday } } as const]),
  ];
  // Only what comes back as it was is said by the form.
  return forms.find((each) => FREQ === frequencies[each.kind] && ruleOf(each) === writeRule(parts)) ?? form;
}

const frequencies = {
  none: undefined,
  custom: undefined,
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
} as const;

/** The rule of a form; undefined without a repeat. */
export function ruleOf({ kind, weekdays, monthly, count }: RepeatForm): string | undefined {
  const FREQ = frequencies[kind];
  if (FREQ === undefined) return undefined;
  const most = count === undefined ? {} : { COUNT: count };
  if (kind === 'weekly') {
    const days = ruleWeekdays.filter((day) => weekdays.includes(day)).map((weekday) => ({ weekday }));
    return writeRule({ FREQ, ...most, BYDAY: days });
  }
  if (kind !== 'monthly') return writeRule({ FREQ, ...most });
  return typeof monthly === 'number'
    ? writeRule({ FREQ, ...most, BYMONTHDAY: [monthly] })
    : writeRule({ FREQ, ...most, BYDAY: [monthly] });
}
