import type { FieldValue, FieldValues, TemplateField } from '@louyu/contract/api/notices';
import type { Wording } from '@louyu/contract/api/templates';
import { contentLimits, type ContentByLanguage, type NoticeContent } from '@louyu/contract/notice-content';
import { languages, type Language } from '@louyu/contract/primitives';
import { sayMoment, saySpan, type MomentForm } from './moments.ts';
import type { Template } from './template.ts';

const variable = /\{([a-zA-Z]+)(?:\.\.([a-zA-Z]+))?(?:\.(day|time|moment|short))?\}/g;

/** A number with its area and extension. */
const phoneMaxChars = 20;

/** Characters as people count them: a surrogate pair is one. */
export function countChars(text: string): number {
  return [...text].length;
}

/** How many characters a field may have in a language; English needs about 2.5 letters for a Chinese character. */
export function fieldMaxChars(field: TemplateField, language: Language): number {
  if (field.type === 'phone') return phoneMaxChars;
  const maxChars = field.maxChars ?? contentLimits['zh-CN'].bodyMaxChars;
  return language === 'zh-CN' ? maxChars : Math.round(maxChars * 2.5);
}

/** The words of a field in a language, or undefined where there are none. */
export function wordsOf(value: FieldValue | undefined, language: Language): string | undefined {
  if (value === undefined || 'at' in value) return undefined;
  return value[language]?.trim() || undefined;
}

/** Whether what stands in a field is the same in all languages, or known in all. */
function speaksAllLanguages({ type }: TemplateField): boolean {
  return type === 'moment' || type === 'choice' || type === 'phone';
}

/** The fields with the choices and phone numbers in every language; authors write them once. */
function inAllLanguages(template: Template, fields: FieldValues): FieldValues {
  const said = { ...fields };
  for (const field of template.fields) {
    const value = fields[field.key];
    if (value === undefined || 'at' in value) continue;
    const zh = value['zh-CN'].trim();
    if (field.type === 'phone') said[field.key] = { 'zh-CN': zh, en: zh };
    const chosen = field.type === 'choice' && field.choices?.find((choice) => choice['zh-CN'] === zh);
    if (chosen) said[field.key] = chosen;
  }
  return said;
}

/** Whether a wording says anything: the English one may be left out. */
export function speaks({ title, shortTitle, keyPoint, body, facts }: Wording): boolean {
  return [title, shortTitle, keyPoint, body, ...facts.map(({ value }) => value)].some((text) => text !== '');
}

/** The languages that the template speaks and in which every required field has words. */
export function languagesOf(template: Template, fields: FieldValues): Language[] {
  return languages.filter(
    (language) =>
      speaks(template.wording[language]) &&
      template.fields.every((field) => {
        const value = fields[field.key];
        if (!field.required) return true;
        if (value === undefined || 'at' in value) return value !== undefined;
        return wordsOf(value, speaksAllLanguages(field) ? 'zh-CN' : language) !== undefined;
      }),
  );
}

/**
 * The notice in every language for which the fields suffice; null where the source language lacks something.
 * A fact whose value is empty is left out.
 */
export function renderContent(
  template: Template,
  fields: FieldValues,
  timeZone: string,
): ContentByLanguage | null {
  const spoken = languagesOf(template, fields);
  if (!spoken.includes('zh-CN')) return null;
  const said = inAllLanguages(template, fields);
  const source = renderLanguage(template.wording['zh-CN'], said, 'zh-CN', timeZone);
  if (!spoken.includes('en')) return { 'zh-CN': source };
  return { 'zh-CN': source, en: renderLanguage(template.wording.en, said, 'en', timeZone) };
}

/** The notice in one language, whatever the fields hold: what is missing is left empty. */
export function renderLanguage(
  wording: Wording,
  fields: FieldValues,
  language: Language,
  timeZone: string,
): NoticeContent {
  const fill = (text: string) => fillVariables(text, fields, language, timeZone);
  return {
    title: fill(wording.title),
    shortTitle: fill(wording.shortTitle),
    keyPoint: fill(wording.keyPoint),
    facts: wording.facts
      .map((fact) => ({ label: fact.label, value: fill(fact.value) }))
      .filter((fact) => fact.value !== ''),
    body: fill(wording.body),
  };
}

export function fillVariables(
  text: string,
  fields: FieldValues,
  language: Language,
  timeZone: string,
): string {
  return text
    .replace(variable, (_, key: string, endKey: string | undefined, form: MomentForm | undefined) => {
      const value = fields[key];
      if (value === undefined) return '';
      if (!('at' in value)) return wordsOf(value, language) ?? '';
      const end = endKey === undefined ? undefined : fields[endKey];
      if (end !== undefined && 'at' in end) {
        return saySpan(value.at, end.at, language, timeZone, form === 'short' ? 'short' : 'long');
      }
      return sayMoment(value.at, form ?? 'moment', language, timeZone);
    })
    .trim();
}

/** Every variable a wording uses, to prove that templates name only fields they have (R16). */
export function variablesOf(wording: Wording): string[] {
  const { here } = wording;
  const texts = [wording.title, wording.shortTitle, wording.keyPoint, wording.body];
  if (here !== undefined) texts.push(here.shortTitle, here.keyPoint);
  for (const fact of wording.facts) texts.push(fact.label, fact.value);
  return texts.flatMap((text) =>
    [...text.matchAll(variable)].flatMap((match) => [match[1], match[2]].filter((key) => key !== undefined)),
  );
}
