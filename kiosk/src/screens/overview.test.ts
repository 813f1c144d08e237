import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metricsOf } from '@louyu/contract/glass/metrics';
import { profilePresets } from '@louyu/contract/glass/presets';
import { overviewParts } from './overview.ts';
import { sampleContent, sampleNotice } from './sample-notices.ts';

const landscape = metricsOf('lcd', profilePresets.landscape.profile);
const titled = (shortTitle: string, index: number) =>
  sampleNotice(`n${index}`, { content: { 'zh-CN': { ...sampleContent, shortTitle } } });

test('a landscape lists as many titles as its band has rows, in the last part too', () => {
  const programme = Array.from({ length: 8 }, (_, index) => titled('便民服务日', index));
  const [first] = programme;
  const parts = first === undefined ? [] : overviewParts(programme, first, 'zh-CN', landscape);
  expect(parts.map(({ notices }) => notices.length)).toEqual([landscape.listRows, landscape.listRows]);
  expect(parts[1]).toMatchObject({ from: 8 - landscape.listRows + 1, to: 8 });
});

test('every title is in some part, whatever they are', () => {
  const title = fc.string({ minLength: 1, maxLength: 26 });
  fc.assert(
    fc.property(fc.array(title, { minLength: 1, maxLength: 12 }), (titles) => {
      const programme = titles.map(titled);
      const [first] = programme;
      for (const name of ['lobby', 'landscape'] as const) {
        const metrics = metricsOf('lcd', profilePresets[name].profile);
        const parts = first === undefined ? [] : overviewParts(programme, first, 'zh-CN', metrics);
        const listed = new Set(parts.flatMap(({ notices }) => notices.map(({ position }) => position)));
        expect(listed.size).toBe(titles.length);
      }
    }),
  );
});
