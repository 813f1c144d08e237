import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardNotice } from '@louyu/contract/board';
import { advanceLift, liftRotationAtStart, type LiftRotation } from './lift-rotation.ts';
import { sampleNotice } from './sample-notices.ts';

const pageSeconds = 8;
const pinned = sampleNotice('p', { priority: 'pinned' });
const [a, b, c] = [sampleNotice('a'), sampleNotice('b'), sampleNotice('c')];

/** The pages that stand on the glass, one for each 8 seconds. */
function play(
  start: LiftRotation,
  programme: readonly BoardNotice[],
  pages: Readonly<Record<string, number>>,
  fromSecond: number,
  pageCount: number,
): { readonly seen: readonly string[]; readonly end: LiftRotation } {
  let rotation = start;
  const seen: string[] = [];
  const until = fromSecond + pageCount * pageSeconds;
  for (let second = fromSecond; second < until; second += 1) {
    const pagesOf = (notice: BoardNotice) => Array.from({ length: pages[notice.id] ?? 1 }, () => pageSeconds);
    rotation = advanceLift(rotation, programme, pagesOf, second * 1000);
    const { turn } = rotation;
    if ((second - fromSecond) % pageSeconds === 0)
      seen.push(turn === null ? '' : `${turn.notice.id}#${turn.page}`);
  }
  return { seen, end: rotation };
}

describe('advanceLift', () => {
  it('shows what is pinned on every second page', () => {
    expect(play(liftRotationAtStart, [pinned, a, b], { a: 2 }, 0, 8).seen).toEqual([
      ...['p#0', 'a#0', 'p#0', 'a#1', 'p#0', 'b#0', 'p#0', 'a#0'],
    ]);
  });

  it('keeps to the order of the programme, its own unit first', () => {
    expect(play(liftRotationAtStart, [a, b, c], {}, 0, 4).seen).toEqual(['a#0', 'b#0', 'c#0', 'a#0']);
  });

  it('shows what was signed just now at once, and what it interrupted from the beginning', () => {
    const { end } = play(liftRotationAtStart, [a, b], {}, 0, 1);
    const after = advanceLift(end, [a, b], () => [pageSeconds], 8_000);
    expect(after.turn?.notice.id).toBe('b');
    const news = play(after, [pinned, a, b], {}, 11, 3);
    expect(news.seen).toEqual(['p#0', 'b#0', 'p#0']);
  });

  it('takes what was recalled from the glass at once, and shows nothing when there is nothing', () => {
    const { end } = play(liftRotationAtStart, [pinned, a], {}, 0, 1);
    expect(play(end, [a], {}, 8, 2).seen).toEqual(['a#0', 'a#0']);
    expect(play(end, [], {}, 8, 1).seen).toEqual(['']);
  });

  it('shows every notice in every loop, pinned ones on every second page, whatever there is (R3, R4)', () => {
    const notice = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      priority: fc.constantFrom('normal', 'pinned', 'urgent'),
      pages: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(notice, { selector: ({ id }) => id, minLength: 1 }), (items) => {
        const programme = items.map(({ id, priority }) => sampleNotice(id, { priority }));
        const pages = Object.fromEntries(items.map((item) => [item.id, item.pages]));
        const pagesOn = (isPinned: boolean) =>
          items
            .filter((item) => (item.priority !== 'normal') === isPinned)
            .reduce((sum, item) => sum + item.pages, 0);
        const loop = 2 * Math.max(pagesOn(true), pagesOn(false));
        const { seen } = play(liftRotationAtStart, programme, pages, 0, loop);
        for (const item of items)
          for (let page = 0; page < item.pages; page += 1) expect(seen).toContain(`${item.id}#${page}`);
        if (pagesOn(true) > 0 && pagesOn(false) > 0)
          seen.forEach((name, index) => {
            const shown = items.find((item) => name.startsWith(`${item.id}#`));
            expect(shown?.priority !== 'normal').toBe(index % 2 === 0);
          });
      }),
    );
  });
});
