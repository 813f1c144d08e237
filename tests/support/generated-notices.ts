import type { BoardNotice } from '@louyu/contract/board';
import { categories, contentLimits, factsMaxCount, type NoticeContent } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';
import { seededRandom } from './seeded-random.ts';

/* Notices as people would never write them but as the contract lets them through. */

const labelMaxChars = 40;
const valueMaxChars = 300;

/** What texts are made of: sentences, and what layouts break on. */
const pieces: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    ...['请提前储水。', '电梯维保期间请走楼梯\uff0c', '3栋1单元', '9:00–18:00', '门禁卡\uff08含备用卡\uff09'],
    ...[
      '《装修须知》',
      '𠮷野家𡈽𣘺',
      '👨‍👩‍👧‍👦',
      '🚒🔥',
      '🇨🇳',
      '……',
      '10kV·Ω',
      'WWWWWWWWWWWWWWWWWWWW',
      '１２３',
      'é́́',
    ],
    ...['一二三四五六七八九十', 'https://example.org/a/very/long/path?with=query&and=more', '——'],
  ],
  en: [
    ...[
      'Please store some water. ',
      'Lift 2 rests, ',
      'Building 3 unit 1 ',
      '9:00–18:00 ',
      '(with spare cards) ',
    ],
    ...['Donaudampfschifffahrtselektrizitätenhauptbetriebswerk ', 'MMMMMMMMMMMMMMMMMMMMMMMMMMMM', 'e-bikes '],
    ...['👩🏽‍🚒🔥 ', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ', 'https://example.org/a/very/long/path?with=query&and=more ', 'i', '“quoted” '],
    ...['停水通知', '---------- ', 'Q̃ẍ̂ '],
  ],
};

/** Where generated texts come from. */
export interface TextSource {
  readonly random: () => number;
  readonly language: Language;
}

/** A text of one character, of all that is allowed, or anything between; now and then one piece alone, so that all of it is one word. */
export function generatedText({ random, language }: TextSource, most: number): string {
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[], fallback: T): T => items[below(items.length)] ?? fallback;
  const length = pick([1, most, most, 1 + below(most), 1 + below(most)], most);
  const alone = random() < 0.15 ? pick(pieces[language], '') : null;
  let text = '';
  while (text.length < length) text += alone ?? pick(pieces[language], '。');
  return wholeChars(text, length).trim() || pick(['停', 'W'], '停');
}

/** Notices that are the same for the same seed, half of them Chinese, the others English, with every length at its bounds. */
export function generatedNotices(count: number, seed = 2026): readonly BoardNotice[] {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[], fallback: T): T => items[below(items.length)] ?? fallback;
  const textOf = (language: Language, most: number) => generatedText({ random, language }, most);

  function contentOf(language: Language): NoticeContent {
    const limits = contentLimits[language];
    const facts = Array.from({ length: pick([0, 1, 4, factsMaxCount], 4) }, () => ({
      label: textOf(language, pick([4, 10, labelMaxChars], 4)),
      value: textOf(language, pick([20, 60, valueMaxChars], 20)),
    }));
    return {
      title: textOf(language, limits.titleMaxChars),
      shortTitle: textOf(language, limits.shortTitleMaxChars),
      keyPoint: textOf(language, limits.keyPointMaxChars),
      facts,
      body: random() < 0.5 ? '' : [1, 2].map(() => textOf(language, limits.bodyMaxChars / 2 - 1)).join('\n'),
    };
  }

  return Array.from({ length: count }, (_, index): BoardNotice => {
    const language = index % 2 === 0 ? 'zh-CN' : 'en';
    const content = contentOf(language);
    return {
      id: `n${index}`,
      number: pick([1, 312, 0xffffff], 312),
      revision: pick([1, 2, 999], 1),
      category: pick(categories, 'general'),
      priority: pick(['normal', 'normal', 'pinned', 'urgent'], 'normal'),
      signedAt: '2026-11-20T08:20:00.000Z',
      windows: [{ from: '2026-11-01T00:00:00.000Z', to: '2027-11-01T00:00:00.000Z' }],
      content: language === 'en' ? { 'zh-CN': content, en: content } : { 'zh-CN': content },
    };
  });
}

/** At most so many UTF-16 units, without half of a surrogate pair. */
function wholeChars(text: string, length: number): string {
  let kept = '';
  for (const char of text) {
    if (kept.length + char.length > length) break;
    kept += char;
  }
  return kept;
}
