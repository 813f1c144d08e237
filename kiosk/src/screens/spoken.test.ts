import fc from 'fast-check';
import type { BoardNotice } from '@louyu/contract/board';
import type { Family } from '@louyu/contract/glass/measures';
import { describe, expect, it } from 'vitest';
import { Loop } from './loop.ts';
import { sampleConfig, sampleContent, sampleNotice } from './sample-notices.ts';
import type { ScreenConfig } from './screen-config.ts';
import { idleLanguageOf, languageOf } from './spoken.ts';

const bilingual = { ...sampleConfig, secondLanguage: 'en' as const };
const translated = (id: string, change: Partial<BoardNotice> = {}) =>
  sampleNotice(id, { ...change, content: { 'zh-CN': sampleContent, en: sampleContent } });

describe('languageOf', () => {
  it('alternates where the site wants both and the notice has both', () => {
    const spoken = (notice: BoardNotice, config: ScreenConfig = bilingual) =>
      [0, 1, 2, 3].map((round) => languageOf(config, notice, round));
    expect(spoken(translated('a'))).toEqual(['zh-CN', 'en', 'zh-CN', 'en']);
    expect(spoken(sampleNotice('a'))).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'zh-CN']);
    expect(spoken(translated('a'), sampleConfig)).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'zh-CN']);
    const english = { ...bilingual, language: 'en' as const, secondLanguage: 'zh-CN' as const };
    expect(spoken(translated('a'), english)).toEqual(['en', 'zh-CN', 'en', 'zh-CN']);
  });
});

describe('idleLanguageOf', () => {
  const spoken = (config: ScreenConfig, family: Family, ...seconds: number[]) =>
    seconds.map((second) => idleLanguageOf(config, family, second * 1000));

  it('alternates where the site wants both, on paper not before two hours', () => {
    expect(spoken(bilingual, 'lobby', 0, 19, 20, 39, 40)).toEqual(['zh-CN', 'zh-CN', 'en', 'en', 'zh-CN']);
    expect(spoken(bilingual, 'lift', 0, 8, 16)).toEqual(['zh-CN', 'en', 'zh-CN']);
    expect(spoken(bilingual, 'paper', 0, 7_199, 7_200)).toEqual(['zh-CN', 'zh-CN', 'en']);
    expect(spoken(sampleConfig, 'lobby', 0, 20)).toEqual(['zh-CN', 'zh-CN']);
  });
});

const notice = fc.record({
  translated: fc.boolean(),
  priority: fc.constantFrom('normal', 'pinned', 'urgent'),
  pages: fc.integer({ min: 1, max: 3 }),
});

it.each(['lobby', 'lift', 'paper'] as const)(
  'on %s glass each turn of a notice is in the next of its languages, and no loop leaves one out (R3)',
  (family) => {
    fc.assert(
      fc.property(fc.array(notice, { minLength: 1, maxLength: 6 }), (drawn) => {
        const programme = drawn.map((each, index) =>
          (each.translated ? translated : sampleNotice)(`n${index}`, { priority: each.priority }),
        );
        const pagesOf = ({ id }: BoardNotice) =>
          Array.from({ length: drawn[Number(id.slice(1))]?.pages ?? 1 }, () => 8);
        const loop = new Loop();
        const turns = new Map<string, string[]>();
        let before: string | null = null;
        for (let second = 0; second < 8 * 3 * 6 * 8; second += 4) {
          const turn = loop.advance(family, programme, pagesOf, second * 1000);
          if (turn === null) continue;
          const name = `${turn.notice.id} ${turn.round}`;
          if (name !== before) {
            const spoken = languageOf(bilingual, turn.notice, turn.round);
            turns.set(turn.notice.id, [...(turns.get(turn.notice.id) ?? []), `${turn.round} ${spoken}`]);
          }
          before = name;
        }
        const rotating =
          family === 'paper'
            ? programme.filter(({ priority }) => priority === programme[0]?.priority)
            : programme;
        for (const each of rotating) {
          const own = [...new Set(turns.get(each.id) ?? [])];
          expect(own.length).toBeGreaterThanOrEqual(2);
          own.forEach((turn, round) => {
            const wanted = each.content.en !== undefined && round % 2 === 1 ? 'en' : 'zh-CN';
            expect(turn).toBe(`${round} ${wanted}`);
          });
        }
      }),
      { numRuns: 60 },
    );
  },
);
