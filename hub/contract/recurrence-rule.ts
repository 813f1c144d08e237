/** ISO order: Monday first. */
export const ruleWeekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type RuleWeekday = (typeof ruleWeekdays)[number];

/** `2TU`: the second Tuesday; `-1FR`: the last Friday; `MO`: every Monday. */
export interface RuleDay {
  readonly weekday: RuleWeekday;
  readonly nth?: number;
}

/** The parts of an RFC 5545 RRULE that choose days (§3.3.10); those that choose times are dayparts here. */
export interface RuleParts {
  readonly FREQ: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly INTERVAL?: number;
  readonly COUNT?: number;
  /** `20261231`, the last day that may be one. */
  readonly UNTIL?: string;
  readonly BYDAY?: readonly RuleDay[];
  readonly BYMONTHDAY?: readonly number[];
  readonly BYMONTH?: readonly number[];
  readonly BYSETPOS?: readonly number[];
  readonly WKST?: RuleWeekday;
}

/** Whether there is such a day (`2026-11-24`): `Date` rolls 30 February over into March. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

type Reader = (text: string) => unknown;

const readers: Readonly<Record<keyof RuleParts, Reader>> = {
  FREQ: (text) => (/^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(text) ? text : undefined),
  INTERVAL: (text) => numberWithin(text, 1, 366),
  COUNT: (text) => numberWithin(text, 1, 800),
  UNTIL: (text) =>
    /^20\d{6}$/.test(text) && isDay(text.replace(/(....)(..)(..)/, '$1-$2-$3')) ? text : undefined,
  BYDAY: (text) => listOf(text, dayOf),
  BYMONTHDAY: (text) => listOf(text, (each) => signedWithin(each, 31)),
  BYMONTH: (text) => listOf(text, (each) => numberWithin(each, 1, 12)),
  BYSETPOS: (text) => listOf(text, (each) => signedWithin(each, 31)),
  WKST: (text) => ruleWeekdays.find((known) => known === text),
};

/** Reads `FREQ=WEEKLY;BYDAY=TU,TH`; undefined for what is no rule of days, or one that the RFC forbids. */
export function readRule(text: string): RuleParts | undefined {
  const parts: Partial<Record<keyof RuleParts, unknown>> = {};
  for (const part of text.split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    if (!isPartName(name) || parts[name] !== undefined || rest.length > 0) return undefined;
    const read = readers[name](value);
    if (read === undefined) return undefined;
    parts[name] = read;
  }
  return isRule(parts) && isLawful(parts) ? parts : undefined;
}

/** The text of a rule. */
export function writeRule({ BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, ...one }: RuleParts): string {
  const parts = {
    ...one,
    BYDAY: BYDAY?.map(({ nth, weekday }) => `${nth ?? ''}${weekday}`).join(','),
    BYMONTHDAY: BYMONTHDAY?.join(','),
    BYMONTH: BYMONTH?.join(','),
    BYSETPOS: BYSETPOS?.join(','),
  };
  return Object.entries(parts)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
    .join(';');
}

function isPartName(name: string): name is keyof RuleParts {
  return Object.hasOwn(readers, name);
}

/** What the readers have read is of the right type by itself. */
function isRule(parts: Partial<Record<keyof RuleParts, unknown>>): parts is RuleParts & typeof parts {
  return parts.FREQ !== undefined;
}

function isLawful({ FREQ, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS }: RuleParts): boolean {
  if (COUNT !== undefined && UNTIL !== undefined) return false;
  if (FREQ === 'WEEKLY' && BYMONTHDAY !== undefined) return false;
  const ordinals = BYDAY?.some(({ nth }) => nth !== undefined) ?? false;
  if (ordinals && FREQ !== 'MONTHLY' && FREQ !== 'YEARLY') return false;
  return BYSETPOS === undefined || (BYDAY ?? BYMONTHDAY ?? BYMONTH) !== undefined;
}

function dayOf(text: string): RuleDay | undefined {
  const [, nth = '', day = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? [];
  const weekday = ruleWeekdays.find((known) => known === day);
  if (weekday === undefined || nth === '') return weekday && { weekday };
  const number = signedWithin(nth, 53);
  return number === undefined ? undefined : { weekday, nth: number };
}

function listOf<Item>(text: string, read: (each: string) => Item | undefined): Item[] | undefined {
  const items = text.split(',').map(read);
  const good = items.filter((item) => item !== undefined);
  return good.length === items.length && good.length <= 31 ? good : undefined;
}

function numberWithin(text: string, min: number, max: number): number | undefined {
  const number = Number(text);
  return /^\d{1,3}$/.test(text) && number >= min && number <= max ? number : undefined;
}

function signedWithin(text: string, max: number): number | undefined {
  const number = Number(text);
  return /^[+-]?\d{1,2}$/.test(text) && number !== 0 && Math.abs(number) <= max ? number : undefined;
}
