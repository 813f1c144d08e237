import { language } from './language.ts';

/** Words of one kind after one another: `甲、乙`, `A, B`. */
export function listed(words: readonly string[]): string {
  return words.join(language() === 'en' ? ', ' : '、');
}
