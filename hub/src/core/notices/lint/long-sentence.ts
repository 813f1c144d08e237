import { countChars } from '../render.ts';
import { findingIn, type Finding, type LintContext } from './finding.ts';

const chinese = /[^。！？；!?\n]+[。！？；!?]?/g;
const english = /[^.!?;\n]+(?:[.!?;](?!\s|$)[^.!?;\n]*)*[.!?;]?/g;

/** Sentences that nobody takes in while passing (R10): counted in characters in Chinese, in words in English. */
export function longSentences({ texts, limits }: LintContext): Finding[] {
  return texts.flatMap((text) => {
    const isChinese = text.language === 'zh-CN';
    const max = isChinese ? limits.noticeSentenceMaxChars : limits.noticeSentenceMaxWords;
    return Array.from(text.text.matchAll(isChinese ? chinese : english)).flatMap(({ 0: words, index }) => {
      const length = isChinese ? countChars(words.trim()) : (words.match(/\S+/g) ?? []).length;
      if (length <= max) return [];
      const from = index + (words.length - words.trimStart().length);
      return [findingIn(text, 'lint.sentence_too_long', from, index + words.trimEnd().length, { max })];
    });
  });
}
