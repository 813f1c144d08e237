import type { Language } from '@louyu/contract/primitives';
import { en } from './en.ts';
import { zhCN, type TextKey } from './zh-cn.ts';

const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zhCN, en };

/** The text of a key in a language, with `{name}` filled from `values`; an unknown name stays visible. */
export function translate(
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (hole: string, name: string) =>
    String(values[name] ?? hole),
  );
}
