import { alertLimits, type AlertContent, type AlertContentByLanguage } from '@louyu/contract/alarm';
import type { AlertFinding } from '@louyu/contract/api/alerts';
import { errorText } from '@louyu/contract/error-texts';
import type { ErrorCode, ErrorDetails } from '@louyu/contract/errors';
import { inLanguage, languages, type Language, type Localized } from '@louyu/contract/primitives';
import type { PlaceTree } from '../places/place-tree.ts';
import { drillPrefix, fieldWords, type Saying } from './render.ts';

/** English needs about 2.5 letters for a Chinese character. */
const englishFactor = 2.5;

/** Fields that say when: somebody who reads it later must know whether it still holds. */
const timeKeys: ReadonlySet<string> = new Set(['until', 'restore', 'seen']);

interface Found {
  readonly code: ErrorCode;
  readonly field: string;
  readonly label: Localized;
  readonly blocks: boolean;
  readonly details?: ErrorDetails;
}

/** A finding, with what its text names. */
interface Finding extends Pick<AlertFinding, 'code' | 'field' | 'blocks'> {
  readonly details: ErrorDetails;
}

/**
 * What an alert lacks (source, exact place, action, time), and what is too long for the glass. Only what leaves no sentence, or one
 * that no glass has room for, blocks: somebody in a hurry is told the rest, and goes on.
 */
export function findingsOf(
  saying: Saying,
  content: AlertContentByLanguage | null,
  tree: PlaceTree,
  language: Language,
): Finding[] {
  const found = [...tooLongFields(saying), ...missing(saying, tree), ...tooLong(saying, content)];
  return found.map(({ code, field, label, blocks, details }) => ({
    code,
    field,
    blocks,
    details: { ...details, label: inLanguage(label, language) },
  }));
}

/** The same as they are read. */
export function lintAlert(
  ...[saying, content, tree, language]: Parameters<typeof findingsOf>
): AlertFinding[] {
  return findingsOf(saying, content, tree, language).map(({ code, field, blocks, details }) => ({
    code,
    field,
    message: errorText(code, language, details),
    blocks,
  }));
}

/** How many characters a field may have in a language. */
function fieldMaxChars(maxChars: number, language: Language): number {
  return language === 'zh-CN' ? maxChars : Math.round(maxChars * englishFactor);
}

function tooLongFields({ template, fields }: Saying): Found[] {
  return template.fields.flatMap(({ key, label, maxChars }) =>
    languages.flatMap((language) => {
      const max = fieldMaxChars(maxChars, language);
      if (fieldWords(fields, key, language).length <= max) return [];
      return [{ code: 'alert.too_long_for_glass', field: key, label, blocks: true, details: { max } }];
    }),
  );
}

function missing({ template, fields, whereId, whereWords }: Saying, tree: PlaceTree): Found[] {
  const found: Found[] = [];
  for (const { key, label, required } of template.fields) {
    if (fieldWords(fields, key, 'zh-CN') !== '') continue;
    const isSentence = template.free && required;
    if (required)
      found.push({
        code: isSentence ? 'alert.words_missing' : 'alert.field_missing',
        field: key,
        label,
        blocks: true,
      });
    else if (key === 'source' || timeKeys.has(key))
      found.push({ code: 'alert.field_missing', field: key, label, blocks: false });
  }
  const saysHow =
    !template.free ||
    template.fields.some(({ key }) => isAction(key) && fieldWords(fields, key, 'zh-CN') !== '');
  if (!saysHow) found.push({ code: 'alert.field_missing', field: 'action1', label: how, blocks: false });
  const kind = tree.get(whereId)?.kind;
  if (whereWords === '' && kind !== 'spot' && kind !== 'floor' && template.usualReach !== 'site')
    found.push({ code: 'alert.field_missing', field: 'whereWords', label: exactly, blocks: false });
  return found;
}

/** What fields and the word of a drill make together. */
function tooLong({ template, mode }: Saying, content: AlertContentByLanguage | null): Found[] {
  if (content === null) return [];
  return languages.flatMap((language) => {
    const said = content[language];
    if (said === undefined) return [];
    const prefix = mode === 'drill' ? drillPrefix[language].length : 0;
    return overlong(said, language).map(({ part, max }) => ({
      code: 'alert.too_long_for_glass',
      field: fieldOf(part, template.free),
      label: part === 'change' ? changed : part === 'instruction' ? sentence : how,
      blocks: true,
      details: { max: max - prefix },
    }));
  });
}

function overlong(content: AlertContent, language: Language) {
  const { instructionMaxChars, actionMaxChars, changeMaxChars } = alertLimits[language];
  const parts = [
    { part: 'instruction', text: content.instruction, max: instructionMaxChars },
    ...content.actions.map((text, index) => ({ part: `action${index + 1}`, text, max: actionMaxChars })),
    { part: 'change', text: content.change ?? '', max: changeMaxChars },
  ];
  return parts.filter(({ text, max }) => text.length > max);
}

/** Of templates with a wording nobody can say which field is to blame. */
function fieldOf(part: string, isFree: boolean): string {
  return part === 'change' || isFree ? part : '';
}

function isAction(key: string): boolean {
  return /^action\d$/.test(key);
}

const how: Localized = { 'zh-CN': '怎么做', en: 'What to do' };
const exactly: Localized = { 'zh-CN': '具体位置', en: 'Where exactly' };
const changed: Localized = { 'zh-CN': '有什么变化', en: 'What changed' };
const sentence: Localized = { 'zh-CN': '一句话', en: 'The sentence' };
