import { inLanguage, type Localized } from '@louyu/contract/primitives';
import { en } from './en/index.ts';
import { fill, type Values } from './fill.ts';
import { language } from './language.ts';
import { zhCn, type MessageKey, type Messages } from './zh-cn/index.ts';

/** The names in the braces of a source text: `'{count} 块屏'` → `count`. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** A key whose text has no braces, so that it can stand in a table. */
export type PlainKey = {
  [Key in MessageKey]: [Names<Messages[Key]>] extends [never] ? Key : never;
}[MessageKey];

type Arguments<Key extends MessageKey> = [Names<Messages[Key]>] extends [never]
  ? []
  : [values: Record<Names<Messages[Key]>, string | number>];

/**
 * A text of the catalogue in the language of the page. Keys and the names of their values are checked by the compiler.
 * @example t('reach.count', { screens: 18, households: 400 })
 */
export function t<Key extends MessageKey>(key: Key, ...[values]: Arguments<Key>): string {
  const text = language() === 'en' ? en[key] : zhCn[key];
  return values === undefined ? text : fill(text, values satisfies Values);
}

/** A text that came from the hub in both languages, in the language of the page. */
export function local(text: Localized): string {
  return inLanguage(text, language()) || text['zh-CN'];
}
