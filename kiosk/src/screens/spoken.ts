import type { BoardNotice } from '@louyu/contract/board';
import type { Language } from '@louyu/contract/primitives';
import type { ScreenConfig } from './screen-config.ts';

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
