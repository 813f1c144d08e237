import { instantSchema, windowSchema } from '@louyu/contract/primitives';
import { workingSpansSchema } from '@louyu/contract/api/case-policy';
import { dateSchema, weekdaysSchema } from '@louyu/contract/api/duty';
import { loginSchema } from '@louyu/contract/api/staff';
import { shownReceiptSchema } from '@louyu/contract/messages';
import { dayInScheduleSchema, ruleSchema } from '@louyu/contract/schedule';
import fc, { type Arbitrary } from 'fast-check';
import type { GenericSchema } from 'valibot';
import { scheduleCases } from './generated-schedules.ts';
import { actionsOf, limitOf, shapeOf, type Action, type Shape } from './schema-shape.ts';

const oneOf = (characters: string) => fc.constantFrom(...Array.from(characters));

const instant = fc
  .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

const dayOfCentury = (day: number) => new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10);

const orderedInstants = fc
  .tuple(instant, instant)
  .filter(([first, second]) => first !== second)
  .map((pair) => pair.toSorted())
  .map(([from = '', to = '']) => ({ from, to }));

const wallTime = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const workingSpans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 8 })
  .map((quarters) => quarters.toSorted((a, b) => a - b).map(wallTime))
  .map((times) =>
    times.flatMap((from, index) => {
      const to = times[index + 1];
      return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
    }),
  );

/** Schemas whose rule is a function, which no walk over the structure can read: said here in other words. */
const saidByHand = new Map<GenericSchema, Arbitrary<unknown>>([
  [instantSchema, instant],
  [windowSchema, orderedInstants],
  [workingSpansSchema, workingSpans],
  [dateSchema, instant.map((text) => text.slice(0, 10))],
  [dayInScheduleSchema, fc.integer({ min: 0, max: 36_000 }).map(dayOfCentury)],
  [ruleSchema, scheduleCases.map(({ schedule }) => schedule.repeat.rule)],
  [weekdaysSchema, fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })],
  [loginSchema, fc.string({ unit: oneOf('az09._-楼语物业'), minLength: 2, maxLength: 32 })],
  [
    shownReceiptSchema,
    fc
      .record({
        id: fc.stringMatching(/^[0-9A-Za-z_-]{8,40}$/),
        kind: fc.constant('shown'),
        noticeId: fc.stringMatching(/^[0-9a-z]{1,32}$/),
        revision: fc.integer({ min: 1, max: 2 ** 31 }),
        fromMs: fc.integer({ min: 0, max: 4e12 }),
        seconds: fc.integer({ min: 0, max: 86_400 }),
        idleMs: fc.integer({ min: 0, max: 1e9 }),
      })
      .map(({ fromMs, idleMs, ...rest }) => ({
        ...rest,
        from: new Date(fromMs).toISOString(),
        to: new Date(fromMs + rest.seconds * 1000 + idleMs).toISOString(),
      })),
  ],
]);

/**
 * Values that a schema takes and leaves as they are, in the form they have after `JSON.parse`. It follows the structure of
 * the schema and knows the checks that the contract uses; it does not ask the schema whether a value is right.
 */
export function arbitraryOf(schema: GenericSchema): Arbitrary<unknown> {
  const byHand = saidByHand.get(schema);
  if (byHand !== undefined) return byHand;
  const shape = shapeOf(schema);
  const actions = actionsOf(shape);
  switch (shape.type) {
    case 'string':
      return stringOf(actions);
    case 'number':
      return numberOf(actions);
    case 'boolean':
      return fc.boolean();
    case 'unknown':
      return fc.jsonValue().map(withoutNegativeZero);
    case 'literal':
      return fc.constant(shape.literal);
    case 'picklist':
      return fc.constantFrom(...shape.options);
    case 'array':
      return fc.array(arbitraryOf(shape.item), { ...lengthsOf(actions, 6), size: 'small' });
    case 'object':
      return objectOf(shape.entries);
    case 'record':
      return fc.dictionary(arbitraryOf(shape.key).map(String).filter(isPlainKey), arbitraryOf(shape.value), {
        maxKeys: 6,
        noNullPrototype: true,
      });
    case 'optional':
      return arbitraryOf(shape.wrapped);
    case 'nullable':
      return fc.option(arbitraryOf(shape.wrapped));
    case 'union':
    case 'variant':
      return fc.oneof(...shape.options.map(arbitraryOf));
  }
}

function objectOf(entries: Readonly<Record<string, GenericSchema>>): Arbitrary<unknown> {
  const fields = Object.entries(entries);
  return fc.record(Object.fromEntries(fields.map(([key, entry]) => [key, arbitraryOf(entry)])), {
    // Where a default is put in its place, what is left out does not come back as it was.
    requiredKeys: fields.filter(([, entry]) => !mayBeLeftOut(shapeOf(entry))).map(([key]) => key),
    noNullPrototype: true,
  });
}

/** Any UTF-16 unit, halves of surrogate pairs and control characters too, and some that are made of several. */
export const anyCharacter: Arbitrary<string> = fc.oneof(
  fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
  fc.constantFrom('楼', '𠮷', '👨‍👩‍👧', 'é', 'e\u0301', '\u202e', '\ufeff', 'İ', 'ß'),
);

const chinese = fc.string({ unit: oneOf('停水通知今晚八点，Lift 2。\n\t'), maxLength: 300 });
const anyWords = fc.oneof(chinese, fc.string({ unit: anyCharacter, maxLength: 300 }));

function stringOf(actions: readonly Action[]): Arbitrary<string> {
  const { minLength, maxLength } = lengthsOf(actions, 300);
  const patterns = actions.flatMap(({ requirement }) => (requirement instanceof RegExp ? [requirement] : []));
  if (actions.some(({ type }) => type === 'url')) {
    return fc.webUrl({ withQueryParameters: true }).filter((url) => url.length <= maxLength);
  }
  const trims = actions.some(({ type }) => type === 'trim');
  const pattern = patterns.find(({ source }) => !source.includes('\\p{'));
  if (pattern !== undefined) {
    const matching = fc.stringMatching(pattern);
    return patterns.length === 1 && !trims ? matching : trimmed(matching, pattern, maxLength);
  }
  const unwanted = patterns.length > 0 ? /[\p{Cc}\p{Zl}\p{Zp}]/gu : /(?![\t\r\n])\p{Cc}/gu;
  return anyWords
    .map((text) => text.slice(0, maxLength).toWellFormed())
    .map((text) => (trims ? text.replace(unwanted, '').trim() : text))
    .map((text) => text.padEnd(minLength, '楼'));
}

/** Cut and trimmed until it stays as it is. */
function trimmed(matching: Arbitrary<string>, pattern: RegExp, maxLength: number): Arbitrary<string> {
  return matching.map((text) => text.slice(0, maxLength).trim()).filter((text) => pattern.test(text));
}

function mayBeLeftOut(shape: Shape): boolean {
  return shape.type === 'optional' && shape.default === undefined;
}

function numberOf(actions: readonly Action[]): Arbitrary<number> {
  const min = limitOf(actions, 'min_value');
  const max = limitOf(actions, 'max_value');
  const whole = actions.some(({ type }) => type === 'integer' || type === 'safe_integer');
  if (whole) return fc.integer({ min: min ?? Number.MIN_SAFE_INTEGER, max: max ?? Number.MAX_SAFE_INTEGER });
  return fc
    .double({
      noNaN: true,
      noDefaultInfinity: true,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    })
    .map((number) => number + 0);
}

function lengthsOf(actions: readonly Action[], most: number): { minLength: number; maxLength: number } {
  return {
    minLength: limitOf(actions, 'min_length') ?? 0,
    maxLength: Math.min(most, limitOf(actions, 'max_length') ?? most),
  };
}

/** valibot leaves these out of a record, since some reader may take them for more than a key. */
function isPlainKey(key: string): boolean {
  return !['__proto__', 'constructor', 'prototype'].includes(key);
}

/** JSON knows no −0, and `__proto__` as a key is another test's business. */
function withoutNegativeZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
