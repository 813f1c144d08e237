import { beforeEach, describe, expect, it } from 'vitest';
import { RotationJudge } from './rotation-judge.ts';

let judge: RotationJudge;

function toShow(id: string, fromMs = -1, toMs = 1_000_000): void {
  judge.showings.set(id, { id, mayFromMs: fromMs, mustFromMs: fromMs, mustToMs: toMs, mayToMs: toMs });
}

const see = (...ids: readonly string[]) => {
  ids.forEach((noticeId, index) => judge.see({ atMs: 1_000 * (index + 1), noticeId }));
};

beforeEach(() => {
  judge = new RotationJudge();
  for (const id of ['a', 'b', 'c']) toShow(id);
});

describe('RotationJudge', () => {
  it('has nothing to say about whole loops', () => {
    see('a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c');
    judge.lookBack(10_000, 5_000);
    expect(judge.complaints).toEqual([]);
    expect(judge.turns).toBe(9);
  });

  it('misses who was passed over', () => {
    see('a', 'b', 'c', 'a', 'b', 'a');
    expect(judge.complaints).toEqual(['c missed between 4000 and 6000 ms']);
  });

  it('lets what comes in break into a loop', () => {
    toShow('new', 4_500);
    see('a', 'b', 'c', 'a', 'new', 'a', 'b', 'c', 'new', 'a', 'b', 'c', 'new', 'a');
    expect(judge.complaints).toEqual([]);
  });

  it('misses who never came, though nobody else came twice', () => {
    see('a');
    judge.lookBack(8_000, 5_000);
    expect(judge.complaints).toHaveLength(2);
  });

  it('sees what is over', () => {
    toShow('old', -1, 1_500);
    see('a', 'old');
    expect(judge.complaints).toEqual(['old at 2000 ms, when it was not to be shown']);
  });
});
