import type { TemplateDocument, Wording, WordingLength } from '@louyu/contract/api/templates';
import type { ErrorCode, ErrorDetails } from '@louyu/contract/errors';
import { contentLimits } from '@louyu/contract/notice-content';
import { inLanguage, languages, type Language, type Localized } from '@louyu/contract/primitives';
import { countChars, renderLanguage, speaks } from './render.ts';
import { emptiestFields, longestFields } from './template-examples.ts';
import { scanWords } from './template-variables.ts';

export interface TemplateFinding {
  /** Dotted path in the document. */
  readonly path: string;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/** The most that the value of a fact may hold, in characters. */
const factMaxChars = { 'zh-CN': 150, en: 300 } as const;

/**
 * All that keeps a template from being offered (R9, R10, R16), in the order of the form. One without findings renders whatever
 * its fields may hold, without a variable left over and within the limits of the glass.
 */
export function checkTemplate(document: TemplateDocument, language: Language): TemplateFinding[] {
  const findings = [...headFindings(document), ...fieldFindings(document, language)];
  const spoken = languages.filter((each) => each === 'zh-CN' || speaks(document.wording[each]));
  for (const each of spoken) findings.push(...wordingFindings(document, each, language));
  // Whether something is too long is worth saying when it is otherwise right.
  if (findings.length === 0) for (const each of spoken) findings.push(...lengthFindings(document, each));
  return findings;
}

/** How long the parts can become in each language that the template speaks; `chars` is with the example. */
export function wordingLengths(
  document: TemplateDocument,
  example: (language: Language) => { readonly [part in WordingLength['part']]: string } | undefined,
): WordingLength[] {
  return languages.flatMap((language) => {
    const longest = renderLanguage(document.wording[language], longestFields(document), language, 'UTC');
    const said = example(language);
    return (['title', 'shortTitle', 'keyPoint', 'body'] as const).map((part) => ({
      language,
      part,
      chars: countChars(said?.[part] ?? ''),
      longestChars: countChars(longest[part]),
      maxChars: contentLimits[language][`${part}MaxChars`],
    }));
  });
}

function missing(path: string): TemplateFinding {
  return { path, code: 'template.words_missing', details: {} };
}

function headFindings({ name, kind, checklist }: TemplateDocument): TemplateFinding[] {
  const findings: TemplateFinding[] = [];
  if (name['zh-CN'] === '') findings.push(missing('name'));
  if (kind?.['zh-CN'] === '') findings.push(missing('kind'));
  if (checklist.length === 0) findings.push(missing('checklist'));
  checklist.forEach((item, index) => {
    if (item['zh-CN'] === '') findings.push(missing(`checklist.${index}`));
  });
  return findings;
}

function fieldFindings(document: TemplateDocument, language: Language): TemplateFinding[] {
  const { fields, endsWith, hereFrom, wording } = document;
  const findings: TemplateFinding[] = [];
  const keys = new Set<string>();
  const labels = new Set<string>();
  fields.forEach((field, index) => {
    const path = `fields.${index}`;
    const { key, label, type, choices = [], suggestions = [] } = field;
    if (keys.has(key)) findings.push({ path, code: 'template.key_twice', details: {} });
    keys.add(key);
    if (label['zh-CN'] === '') findings.push(missing(`${path}.label`));
    else if (labels.has(label['zh-CN'])) {
      const details = { field: inLanguage(label, language) };
      findings.push({ path: `${path}.label`, code: 'template.label_twice', details });
    }
    labels.add(label['zh-CN']);
    if (suggestions.some((words) => words['zh-CN'] === '')) findings.push(missing(`${path}.suggestions`));
    if (type !== 'choice') return;
    const differ = new Set(choices.map((choice) => choice['zh-CN']));
    if (choices.length < 2 || differ.size < choices.length || differ.has(''))
      findings.push({ path: `${path}.choices`, code: 'template.choices_few', details: {} });
    // Who wrote the notice in English chose in Chinese: there is nobody else to say it.
    else if (speaks(wording.en) && choices.some((choice) => !choice.en))
      findings.push(missing(`${path}.choices`));
  });
  if (!fields.some(({ required }) => required))
    findings.push({ path: 'fields', code: 'template.nothing_required', details: {} });
  for (const [path, key] of Object.entries({ endsWith, hereFrom })) {
    if (key !== undefined && !fields.some((field) => field.key === key && field.type === 'moment'))
      findings.push({ path, code: 'template.not_a_moment', details: {} });
  }
  return findings;
}

function wordingFindings(
  document: TemplateDocument,
  spoken: Language,
  language: Language,
): TemplateFinding[] {
  const { fields } = document;
  const wording = document.wording[spoken];
  const at = `wording.${spoken}`;
  const findings: TemplateFinding[] = [];
  const used = new Set<string>();
  for (const { path, text, isLine } of textsOf(wording)) {
    const scan = scanWords(text, fields, isLine);
    for (const key of scan.keys) used.add(key);
    const [fault] = scan.faults;
    if (fault !== undefined) findings.push({ path: `${at}.${path}`, ...fault });
  }
  const emptiest = renderLanguage(wording, emptiestFields(document), spoken, 'UTC');
  for (const part of ['title', 'shortTitle', 'keyPoint'] as const)
    if (emptiest[part] === '') findings.push(missing(`${at}.${part}`));
  wording.facts.forEach(({ label, value }, index) => {
    if (label === '') findings.push(missing(`${at}.facts.${index}.label`));
    else if (/[{}｛｝]/u.test(label))
      findings.push({
        path: `${at}.facts.${index}.label`,
        code: 'template.variable_unknown',
        details: { words: label },
      });
    if (value === '') findings.push(missing(`${at}.facts.${index}.value`));
  });
  if (document.hereFrom !== undefined && (!wording.here?.shortTitle || !wording.here.keyPoint))
    findings.push(missing(`${at}.here`));
  for (const { key, required, label } of fields) {
    if (required && !used.has(key))
      findings.push({
        path: at,
        code: 'template.field_unused',
        details: { field: inLanguage(label, language) },
      });
  }
  return findings;
}

/** Every text of a wording that variables may stand in; what the one lift says uses up no field. */
function textsOf({ title, shortTitle, keyPoint, here, facts, body }: Wording) {
  return [
    { path: 'title', text: title, isLine: true },
    { path: 'shortTitle', text: shortTitle, isLine: true },
    { path: 'keyPoint', text: keyPoint, isLine: true },
    { path: 'here.shortTitle', text: here?.shortTitle ?? '', isLine: true },
    { path: 'here.keyPoint', text: here?.keyPoint ?? '', isLine: true },
    ...facts.map(({ value }, index) => ({ path: `facts.${index}.value`, text: value, isLine: true })),
    { path: 'body', text: body, isLine: false },
  ];
}

function lengthFindings(document: TemplateDocument, language: Language): TemplateFinding[] {
  const wording = document.wording[language];
  const fields = longestFields(document);
  const longest = renderLanguage(wording, fields, language, 'UTC');
  const limits = contentLimits[language];
  const here = wording.here && renderLanguage({ ...wording, ...wording.here }, fields, language, 'UTC');
  const measured = [
    { path: 'title', text: longest.title, maxChars: limits.titleMaxChars },
    { path: 'shortTitle', text: longest.shortTitle, maxChars: limits.shortTitleMaxChars },
    { path: 'keyPoint', text: longest.keyPoint, maxChars: limits.keyPointMaxChars },
    { path: 'here.shortTitle', text: here?.shortTitle ?? '', maxChars: limits.shortTitleMaxChars },
    { path: 'here.keyPoint', text: here?.keyPoint ?? '', maxChars: limits.keyPointMaxChars },
    ...longest.facts.map(({ value }, index) => ({
      path: `facts.${index}.value`,
      text: value,
      maxChars: factMaxChars[language],
    })),
    { path: 'body', text: longest.body, maxChars: limits.bodyMaxChars },
  ];
  return measured.flatMap(({ path, text, maxChars }) => {
    const chars = countChars(text);
    if (chars <= maxChars) return [];
    return [{ path: `wording.${language}.${path}`, code: 'template.too_long', details: { chars, maxChars } }];
  });
}

/** The document without words that are empty where they may be absent. */
export function tidied(document: TemplateDocument): TemplateDocument {
  const { kind, ...rest } = document;
  return {
    ...rest,
    name: said(document.name),
    ...(kind === undefined || kind['zh-CN'] === '' ? {} : { kind: said(kind) }),
    checklist: document.checklist.map(said),
    fields: document.fields.map(({ hint, suggestions, choices, ...field }) => ({
      ...field,
      label: said(field.label),
      ...(hint === undefined || hint['zh-CN'] === '' ? {} : { hint: said(hint) }),
      ...(suggestions === undefined || suggestions.length === 0
        ? {}
        : { suggestions: suggestions.map(said) }),
      ...(choices === undefined || field.type !== 'choice' ? {} : { choices: choices.map(said) }),
    })),
  };
}

function said({ 'zh-CN': zh, en }: Localized): Localized {
  return en === undefined || en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en };
}
