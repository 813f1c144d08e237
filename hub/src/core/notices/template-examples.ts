import type { FieldValue, FieldValues, TemplateField } from '@louyu/contract/api/notices';
import type { TemplateDocument } from '@louyu/contract/api/templates';
import { languages, type Instant, type Language, type Localized } from '@louyu/contract/primitives';
import { dayMs, laterBy } from '../time.ts';
import { countChars, fieldMaxChars } from './render.ts';

type Fields = Pick<TemplateDocument, 'fields'>;

/** Two-figure months, days and hours, each on a day of its own: nothing is said longer. */
const longestMoment: Instant = '2026-12-12T22:30:00.000Z';

/** As much in every field as it holds, in both languages. */
export function longestFields({ fields }: Fields): FieldValues {
  return valuesOf(fields, (field, index) => {
    if (field.type === 'moment') return { at: laterBy(longestMoment, index * dayMs) };
    if (field.type === 'choice') return eachLanguage((language) => longestOf(field.choices ?? [], language));
    return eachLanguage((language) => 'W'.repeat(fieldMaxChars(field, language)));
  });
}

/** What is required and nothing else, with as little in it as there can be. */
export function emptiestFields({ fields }: Fields): FieldValues {
  const required = fields.filter((field) => field.required);
  return valuesOf(required, (field, index) => {
    if (field.type === 'moment') return { at: laterBy(longestMoment, index * dayMs) };
    return eachLanguage(() => 'W');
  });
}

/** What an author might write: the first choice, the first suggestion, or what the field is called. */
export function exampleFields({ fields }: Fields, now: Instant, hotline: string): FieldValues {
  const moments = fields.filter(({ type }) => type === 'moment');
  const tomorrow = `${laterBy(now, dayMs).slice(0, 10)}T01:00:00.000Z`;
  return valuesOf(fields, (field) => {
    if (field.type === 'moment') {
      const hours = moments.indexOf(field) * 9;
      return { at: laterBy(tomorrow, hours * 3_600_000) };
    }
    if (field.type === 'phone') return { 'zh-CN': hotline.trim() === '' ? '0571-8888 6666' : hotline };
    const words = field.choices?.[0] ?? field.suggestions?.[0] ?? field.label;
    return eachLanguage((language) => shortened(words[language] ?? '', fieldMaxChars(field, language)));
  });
}

function valuesOf(
  fields: readonly TemplateField[],
  value: (field: TemplateField, index: number) => FieldValue,
): FieldValues {
  return Object.fromEntries(fields.map((field, index) => [field.key, value(field, index)]));
}

function eachLanguage(say: (language: Language) => string): Required<Localized> {
  const [zh, en] = [say(languages[0]), say(languages[1])];
  return { 'zh-CN': zh, en };
}

function longestOf(choices: readonly Localized[], language: Language): string {
  return choices
    .map((choice) => choice[language] ?? '')
    .reduce((longest, words) => (countChars(words) > countChars(longest) ? words : longest), '');
}

function shortened(words: string, maxChars: number): string {
  return [...words].slice(0, maxChars).join('').trim();
}
