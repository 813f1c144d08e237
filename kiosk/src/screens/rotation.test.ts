import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardNotice } from '@louyu/contract/board';
import { advance, rotationAtStart, type Rotation } from './rotation.ts';
import { sampleNotice } from './sample-notices.ts';

const a = sampleNotice('a');
const b = sampleNotice('b');
const c = sampleNotice('c');

/** Plays a programme second by second and names each turn as it begins. */
function play(
  start: Rotation,
  programme: readonly BoardNotice[],
  pages: Readonly<Record<string, readonly number[]>>,
  fromSecond: number,
  seconds: number,
): { readonly turns: readonly string[]; readonly end: Rotation } {
  let rotation = start;
  let before = start.turn;
  const turns: string[] = [];
  for (let second = fromSecond; second <= fromSecond + seconds; second += 1) {
    rotation = advance(rotation, programme, (notice) => pages[notice.id] ?? [12], second * 1000);
    const { turn } = rotation;
    if (turn !== null && (before === null || turn.sinceMs !== before.sinceMs))
      turns.push(`${turn.notice.id}@${turn.notice.revision}#${turn.page}`);
    before = turn;
  }
  return { turns, end: rotation };
}

describe('advance', () => {
  it('turns the pages of a notice, then the notices, then begins again', () => {
    const { turns } = play(rotationAtStart, [a, b], { a: [12, 20] }, 0, 60);
    expect(turns).toEqual(['a@1#0', 'a@1#1', 'b@1#0', 'a@1#0', 'a@1#1']);
  });

  it('shows nothing when there is nothing', () => {
    expect(play(rotationAtStart, [], {}, 0, 5).end.turn).toBeNull();
  });

  it('shows what was signed just now at once, and whom it interrupted in the same loop', () => {
    const before = play(rotationAtStart, [a, b], {}, 0, 4).end;
    const { turns } = play(before, [a, b, c], {}, 5, 40);
    expect(turns).toEqual(['c@1#0', 'a@1#0', 'b@1#0', 'a@1#0']);
  });

  it('does not let several new notices cut each other short, but for an urgent one', () => {
    const before = play(rotationAtStart, [a], {}, 0, 4).end;
    const first = play(before, [a, b], {}, 5, 2).end;
    expect(play(first, [a, b, c], {}, 8, 3).turns).toEqual([]);
    const urgent = sampleNotice('urgent', { priority: 'urgent' });
    expect(play(first, [urgent, a, b], {}, 8, 3).turns).toEqual(['urgent@1#0']);
  });

  it('shows a new revision in this loop, though the old one had its turn in it', () => {
    const before = play(rotationAtStart, [a, b], {}, 0, 14).end;
    expect(before.turn?.notice.id).toBe('b');
    const fresh = play(before, [a, b, c], {}, 15, 2).end;
    expect(fresh.turn?.notice.id).toBe('c');
    const revised = sampleNotice('a', { revision: 2 });
    expect(play(fresh, [revised, b, c], {}, 18, 25).turns).toEqual(['a@2#0', 'b@1#0']);
  });

  it('begins a new revision at its first page at once', () => {
    const before = play(rotationAtStart, [a], { a: [12, 12] }, 0, 14).end;
    expect(before.turn?.page).toBe(1);
    expect(play(before, [sampleNotice('a', { revision: 2 })], { a: [12, 12] }, 15, 1).turns).toEqual([
      'a@2#0',
    ]);
  });

  it('takes what was recalled from the glass at once', () => {
    const before = play(rotationAtStart, [a, b], {}, 0, 3).end;
    expect(play(before, [b], {}, 4, 1).turns).toEqual(['b@1#0']);
    expect(play(before, [], {}, 4, 1).end.turn).toBeNull();
  });

  it('takes what it finds at its start for old, and keeps to the order', () => {
    expect(play(rotationAtStart, [a, b, c], {}, 0, 30).turns).toEqual(['a@1#0', 'b@1#0', 'c@1#0']);
  });

  it('shows every notice in every loop, whatever comes and goes meanwhile (R3)', () => {
    const programmes = fc.array(
      fc.record({
        ids: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 }),
        seconds: fc.integer({ min: 1, max: 200 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(programmes, (steps) => {
        let rotation: Rotation = rotationAtStart;
        let second = 0;
        for (const { ids, seconds } of steps) {
          const programme = ids.map((id) => sampleNotice(id));
          rotation = play(rotation, programme, {}, second, seconds).end;
          second += seconds + 1;
        }
        const last = (steps[steps.length - 1]?.ids ?? []).map((id) => sampleNotice(id));
        const { turns } = play(rotation, last, {}, second, 12 * (2 * last.length + 1));
        const shown = new Set([rotation.turn?.notice.id, ...turns.map((turn) => turn.split('@')[0])]);
        for (const notice of last) expect(shown).toContain(notice.id);
      }),
    );
  });
});
