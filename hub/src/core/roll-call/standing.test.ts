import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhoneDoor, WordRecord } from './roll-call-store.ts';
import { isCallOpen, spoken, standingOf, type Said } from './standing.ts';

type Word = Omit<WordRecord, 'id' | 'alertId' | 'phoneHash'>;

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 1, minute)).toISOString();
const claimed: PhoneDoor = { householdId: 'h301', level: 'claimed' };
const proved: PhoneDoor = { householdId: 'h301', level: 'proved' };
const other: PhoneDoor = { householdId: 'h302', level: 'claimed' };

/** What a phone comes to that says all this in turn, with nobody coming. */
function after(...said: readonly (Pick<Said, 'answer' | 'door'> & { readonly at: string })[]): Word {
  const [first, ...more] = said;
  if (first === undefined) throw new TypeError('a phone says something');
  const begun = spoken(undefined, { deviceId: 'screen', ...first }, undefined);
  return more.reduce<Word>((word, next) => spoken(word, { deviceId: 'screen', ...next }, undefined), begun);
}

const standing = (words: readonly Word[], finding?: Parameters<typeof standingOf>[2]) =>
  standingOf('h301', words, finding);

describe('a door', () => {
  test('is not cleared by a claimed word, and is by a proved one', () => {
    expect(standing([after({ answer: 'safe', door: claimed, at: at(1) })])).toMatchObject({
      answer: 'safe',
      level: 'claimed',
      answeredAt: at(1),
      cleared: false,
    });
    expect(standing([after({ answer: 'safe', door: proved, at: at(1) })])).toMatchObject({ cleared: true });
    expect(standing([after({ answer: 'away', door: proved, at: at(1) })])).toMatchObject({ cleared: false });
  });

  test('of which nobody has spoken stands open until staff knocks', () => {
    expect(standing([])).toMatchObject({ answer: null, level: null, cleared: false });
    for (const as of ['found-safe', 'helped', 'nobody'] as const)
      expect(standing([], { as, at: at(2) })).toMatchObject({ answer: null, cleared: true });
  });

  test('takes the newest word of several phones', () => {
    const early = after({ answer: 'away', door: claimed, at: at(1) });
    const late = after({ answer: 'safe', door: claimed, at: at(2) });
    expect(standing([late, early])).toMatchObject({ answer: 'safe', answeredAt: at(2) });
  });

  test('whose caller was helped stands cleared, until somebody calls again', () => {
    const call = after({ answer: 'need-help', door: claimed, at: at(1) });
    const finding = { as: 'helped', at: at(5) } as const;
    expect(standing([call], finding)).toMatchObject({ answer: 'need-help', helpSince: null, cleared: true });
    const again = spoken(call, { answer: 'need-help', deviceId: 'screen', at: at(6) }, at(5));
    expect(standing([again], finding)).toMatchObject({ helpSince: at(6), answeredAt: at(6), cleared: false });
  });

  test('that called for help is not cleared by knocking where nobody opens', () => {
    const call = after({ answer: 'need-help', door: proved, at: at(1) });
    expect(standing([call], { as: 'nobody', at: at(5) })).toMatchObject({ helpSince: at(1), cleared: false });
  });
});

describe('a call for help', () => {
  test('stays with its first moment, however often it is made', () => {
    const word = after(
      { answer: 'need-help', at: at(1) },
      { answer: 'need-help', at: at(3) },
      { answer: 'need-help', door: claimed, at: at(4) },
    );
    expect(word).toMatchObject({ at: at(1), help: { at: at(1), householdId: 'h301' }, door: claimed });
  });

  test('goes to the first door that is named, and to another only by calling from there', () => {
    const named = after(
      { answer: 'need-help', at: at(1) },
      { answer: 'safe', at: at(2) },
      { answer: 'safe', door: claimed, at: at(3) },
    );
    expect(named.help).toEqual({ at: at(1), householdId: 'h301' });
    const moved = spoken(named, { answer: 'safe', door: other, deviceId: 'screen', at: at(4) }, undefined);
    expect(moved).toMatchObject({ door: other, help: { householdId: 'h301' } });
    const corrected = spoken(named, { answer: 'need-help', door: other, deviceId: '', at: at(4) }, undefined);
    expect(corrected.help).toEqual({ at: at(1), householdId: 'h302' });
    const forgotten = spoken(named, { answer: 'need-help', door: null, deviceId: '', at: at(4) }, undefined);
    expect(forgotten).toMatchObject({ door: null, help: { householdId: 'h301' } });
  });

  test('without a door waits until somebody has been there, and again when it is made anew', () => {
    const call = after({ answer: 'need-help', at: at(1) });
    expect(isCallOpen(call)).toBe(true);
    const seen = { ...call, seen: { at: at(2), by: 'guard' } };
    expect(isCallOpen(seen)).toBe(false);
    expect(isCallOpen(spoken(seen, { answer: 'need-help', deviceId: '', at: at(3) }, at(2)))).toBe(true);
    expect(isCallOpen(spoken(seen, { answer: 'safe', deviceId: '', at: at(3) }, at(2)))).toBe(false);
  });
});

describe('whatever is said, in whatever order', () => {
  const answers = fc.constantFrom('safe', 'need-help', 'away' as const);
  const doors = fc.constantFrom<(PhoneDoor | null | undefined)[]>(undefined, null, claimed, other);
  const saying = fc.record({ phone: fc.integer({ min: 0, max: 3 }), answer: answers, door: doors });
  const sayings = fc.array(saying, { minLength: 1, maxLength: 30 });

  function heard(said: readonly { phone: number; answer: Said['answer']; door: Said['door'] }[]): Word[] {
    const words = new Map<number, Word>();
    for (const [minute, { phone, answer, door }] of said.entries()) {
      const now = { answer, deviceId: '', at: at(minute), ...(door === undefined ? {} : { door }) };
      words.set(phone, spoken(words.get(phone), now, undefined));
    }
    return [...words.values()];
  }

  test('no word that is not proved clears a door', () => {
    fc.assert(
      fc.property(sayings, (said) => {
        for (const door of ['h301', 'h302'])
          expect(standingOf(door, heard(said), undefined).cleared).toBe(false);
      }),
    );
  });

  test('nobody but staff takes a call for help away', () => {
    fc.assert(
      fc.property(sayings, sayings, (said, later) => {
        const callers = new Set(
          said.filter(({ answer }) => answer === 'need-help').map(({ phone }) => phone),
        );
        const words = heard([...said, ...later]);
        const calls = words.filter(({ help }) => help !== null);
        expect(calls.length).toBeGreaterThanOrEqual(callers.size);
        const atDoors = ['h301', 'h302'].map((id) => standingOf(id, words, undefined));
        const waiting = calls.filter((word) => word.help?.householdId === null);
        expect(waiting.every(isCallOpen)).toBe(true);
        for (const { help } of calls)
          if (help?.householdId === 'h301')
            expect(atDoors[0]).toMatchObject({ answer: 'need-help', cleared: false });
      }),
    );
  });

  test('said twice it is as if it were said once', () => {
    fc.assert(
      fc.property(sayings, (said) => {
        const once = heard(said);
        const [last] = said.slice(-1);
        if (last === undefined) return;
        expect(heard([...said, last])).toEqual(once);
      }),
    );
  });

  test('a finding after all of it clears the door, but for one where nobody opened to who had called', () => {
    const finding = fc.constantFrom('found-safe', 'helped', 'nobody' as const);
    fc.assert(
      fc.property(sayings, finding, (said, as) => {
        const words = heard(said);
        const called = words.some(({ help }) => help?.householdId === 'h301');
        const { cleared } = standingOf('h301', words, { as, at: at(59) });
        expect(cleared).toBe(!(called && as === 'nobody'));
      }),
    );
  });
});
