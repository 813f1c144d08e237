import type { BoardNotice } from '@louyu/contract/board';
import type { Family } from '@louyu/contract/glass/measures';
import type { Language } from '@louyu/contract/primitives';
import type { ScreenConfig } from './screen-config.ts';

/** E-paper turns no page under two hours. */
const idlePageMs: Readonly<Record<Family, number>> = { lobby: 20_000, lift: 8_000, paper: 2 * 3600_000 };

/** The languages a notice takes its turns in on this display: one after the other, from turn to turn. */
export function spokenOn(config: ScreenConfig, notice: BoardNotice): readonly [Language, ...Language[]] {
  const { language, secondLanguage } = config;
  if (secondLanguage === undefined || secondLanguage === language) return [language];
  const [first, ...others] = [language, secondLanguage].filter((each) => notice.content[each] !== undefined);
  return first === undefined ? [language] : [first, ...others];
}

/** The language of a notice's nth turn, from 0. */
export function languageOf(config: ScreenConfig, notice: BoardNotice, round: number): Language {
  const [first, ...others] = spokenOn(config, notice);
  return [first, ...others][round % (1 + others.length)] ?? first;
}

/** The language of an idle page, which has no turns: the site's languages one after the other, each as long as a page stands. */
export function idleLanguageOf(
  { language, secondLanguage }: ScreenConfig,
  family: Family,
  atMs: number,
): Language {
  const isSecond = Math.floor(atMs / idlePageMs[family]) % 2 === 1;
  return isSecond ? (secondLanguage ?? language) : language;
}
