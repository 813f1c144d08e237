import {
  alertLimits,
  type AlertContent,
  type AlertContentByLanguage,
  type AlertMode,
  type Severity,
} from '@louyu/contract/alarm';
import type { AlertDraft } from '@louyu/contract/api/alerts';
import { inLanguage, type Language } from '@louyu/contract/primitives';
import type { PlaceTree } from '../places/place-tree.ts';
import type { AlertLine, AlertTemplate } from './template.ts';

/** Stands before every sentence of a drill (R19). */
export const drillPrefix = { 'zh-CN': '演练：', en: 'DRILL: ' } as const satisfies Record<Language, string>;

/** The fields of free text whose words are the same in all languages. */
const spokenAlike: ReadonlySet<string> = new Set(['phone']);

/** What is said, and where: the words of a template with its fields filled in. */
export interface Saying {
  readonly template: AlertTemplate;
  readonly mode: AlertMode;
  readonly severity: Severity;
  readonly fields: AlertDraft['fields'];
  readonly whereId: string;
  readonly whereWords: string;
}

export type Ending = 'all-clear' | 'false-alarm';

type Words = ReadonlyMap<string, string>;

const falseAlarm = {
  'zh-CN': { instruction: '误报解除：没有危险，请放心', actions: ['给您带来不便，请谅解'] },
  en: { instruction: 'False alarm: there is no danger.', actions: ['We are sorry for the disturbance'] },
} as const;

/** A drill has one end: that it is over. It begins with its word as all its sentences do. */
const drillOver = {
  'zh-CN': { instruction: '演练结束，谢谢配合', actions: [] },
  en: { instruction: 'DRILL over. Thank you for taking part.', actions: [] },
} as const;

/**
 * The alert in every language for which its fields suffice; null where the source language has no sentence. Nothing is cut but
 * where it is: what is too long is the lint's.
 */
export function alertContent(saying: Saying, tree: PlaceTree): AlertContentByLanguage | null {
  const source = contentIn('zh-CN', saying, tree);
  if (source === null) return null;
  const english = contentIn('en', saying, tree);
  return english === null ? { 'zh-CN': source } : { 'zh-CN': source, en: english };
}

/** What is said at its end, wherever it was said: the last fields still name what it was about. */
export function endContent(
  ending: Ending,
  saying: Saying,
  before: AlertContentByLanguage,
): AlertContentByLanguage {
  const inWords = (language: Language): AlertContent => {
    const where = before[language]?.where ?? before['zh-CN'].where;
    if (saying.mode === 'drill') return { ...copied(drillOver[language]), where };
    if (ending === 'false-alarm') return { ...copied(falseAlarm[language]), where };
    const words = wordsIn(language, saying);
    const { instruction, actions } = saying.template.wording[language].allClear;
    return { instruction: filled(instruction, words) ?? '', actions: lines(actions, words), where };
  };
  return before.en === undefined
    ? { 'zh-CN': inWords('zh-CN') }
    : { 'zh-CN': inWords('zh-CN'), en: inWords('en') };
}

/** The same with what is different said in the languages of the content. */
export function withChange(
  content: AlertContentByLanguage,
  change: { readonly 'zh-CN': string; readonly en?: string | undefined },
  mode: AlertMode,
): AlertContentByLanguage {
  const prefix = (language: Language) => (mode === 'drill' ? drillPrefix[language] : '');
  const zh = { ...content['zh-CN'], change: `${prefix('zh-CN')}${change['zh-CN']}` };
  if (content.en === undefined) return { 'zh-CN': zh };
  const english = change.en === undefined || change.en === '' ? undefined : `${prefix('en')}${change.en}`;
  return { 'zh-CN': zh, en: { ...content.en, ...(english === undefined ? {} : { change: english }) } };
}

function contentIn(language: Language, saying: Saying, tree: PlaceTree): AlertContent | null {
  const { template, mode } = saying;
  const words = wordsIn(language, saying);
  const wording = template.wording[language];
  const instruction = filled(wording.instruction, words);
  if (instruction === undefined) return null;
  const prefix = mode === 'drill' ? drillPrefix[language] : '';
  return {
    instruction: `${prefix}${instruction}`,
    actions: lines(wording.actions, words).map((line) => `${prefix}${line}`),
    where: whereIn(language, saying, tree),
  };
}

/** What the fields, the severity and its advice say in a language, by the name that stands for it. */
function wordsIn(language: Language, { template, severity, fields }: Saying): Words {
  const words = new Map<string, string>();
  for (const { key } of template.fields) {
    const said = fieldWords(fields, key, spokenAlike.has(key) ? 'zh-CN' : language);
    if (said !== '') words.set(key, said);
  }
  const level = template.severities.find((each) => each.severity === severity);
  if (level !== undefined) words.set('level', inLanguage(level.name, language));
  const advice = template.advice?.[severity];
  if (advice !== undefined) words.set('advice', inLanguage(advice, language));
  return words;
}

export function fieldWords(fields: AlertDraft['fields'], key: string, language: Language): string {
  return fields[key]?.[language]?.trim() ?? '';
}

function lines(actions: readonly AlertLine[], words: Words): string[] {
  return actions.flatMap((line) => {
    const choices = typeof line === 'string' ? [line] : line;
    const said = choices.map((choice) => filled(choice, words)).find((text) => text !== undefined);
    return said === undefined ? [] : [said];
  });
}

/** Undefined where one of its words is missing. */
function filled(text: string, words: Words): string | undefined {
  const variable = /\{(\w+)\}/g;
  const isComplete = [...text.matchAll(variable)].every(([, name = '']) => words.has(name));
  return isComplete ? text.replace(variable, (_, name: string) => words.get(name) ?? '') : undefined;
}

/**
 * Where it is, as exactly as the glass has room: the places from the building down and what was typed; what is farther away is left
 * out first.
 */
function whereIn(language: Language, { whereId, whereWords }: Saying, tree: PlaceTree): string {
  const max = alertLimits[language].whereMaxChars;
  const path = tree.upward(whereId).reverse();
  const named = path.length > 1 ? path.filter(({ kind }) => kind !== 'site') : path;
  const names = named.map(({ name }) => inLanguage(name, language));
  const between = language === 'zh-CN' ? ' ' : ', ';
  const parts = whereWords === '' ? names : [...names, whereWords];
  for (let left = 0; left < parts.length; left += 1) {
    const text = parts.slice(left).join(between);
    if (text.length <= max) return text;
  }
  return cut(parts.at(-1) ?? '', max);
}

/** At most `max` UTF-16 units, no character halved. */
function cut(text: string, max: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > max - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function copied({
  instruction,
  actions,
}: {
  readonly instruction: string;
  readonly actions: readonly string[];
}) {
  return { instruction, actions: [...actions] };
}
