import { describe, expect, it } from 'vitest';
import { Loop } from './loop.ts';
import { sampleNotice } from './sample-notices.ts';

const hourMs = 3600_000;
const twoHours = () => [7200];

describe('Loop', () => {
  it('turns e-paper every two hours, through the most urgent only', () => {
    const loop = new Loop();
    const programme = [
      sampleNotice('first', { priority: 'pinned' }),
      sampleNotice('second', { priority: 'pinned' }),
      sampleNotice('normal'),
    ];
    const seen: (string | undefined)[] = [];
    for (let hour = 0; hour < 6; hour += 1)
      seen.push(loop.advance('paper', programme, twoHours, hour * hourMs)?.notice.id);
    expect(seen).toEqual(['first', 'first', 'second', 'second', 'first', 'first']);
  });

  it('gives every notice of the lobby its turn, and a lift its pinned one on every second page', () => {
    const programme = [sampleNotice('p', { priority: 'pinned' }), sampleNotice('a'), sampleNotice('b')];
    const played = (family: 'lobby' | 'lift') => {
      const loop = new Loop();
      return [0, 1, 2, 3, 4].map(
        (turn) => loop.advance(family, programme, () => [8], turn * 8_000)?.notice.id,
      );
    };
    expect(played('lobby')).toEqual(['p', 'a', 'b', 'p', 'a']);
    expect(played('lift')).toEqual(['p', 'a', 'p', 'b', 'p']);
  });
});
