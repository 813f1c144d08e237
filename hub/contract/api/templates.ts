import * as v from 'valibot';
import { boardNoticeSchema } from '../board.ts';
import { errorCodeSchema } from '../errors.ts';
import { categorySchema, factsMaxCount, prioritySchema } from '../notice-content.ts';
import { countSchema, languageSchema, lineOrEmptySchema, textSchema } from '../primitives.ts';
import { templateFieldSchema, templateGroups, templateIdSchema, templateSchema } from './notices.ts';

/** Most fields of a template, and items of its checklist. */
export const templateFieldsMax = 16;
export const checklistMax = 12;

/** Words in both languages, maybe none yet: what is missing is said by `POST /api/templates/check`. */
const wordsSchema = (maxLength: number) =>
  v.object({ 'zh-CN': lineOrEmptySchema(maxLength), en: v.optional(lineOrEmptySchema(maxLength * 3)) });

/**
 * The sentences of a notice in one language. `{field}` stands for what the author wrote; `{start.day}`, `{start.time}`,
 * `{start.moment}`, `{start.short}` for forms of a moment; `{start..restore}` and `{start..restore.short}` for a span.
 */
export const wordingSchema = v.object({
  title: lineOrEmptySchema(300),
  shortTitle: lineOrEmptySchema(200),
  keyPoint: lineOrEmptySchema(300),
  /** What the lift that is out says of itself. */
  here: v.optional(v.object({ shortTitle: lineOrEmptySchema(200), keyPoint: lineOrEmptySchema(300) })),
  facts: v.pipe(
    v.array(v.object({ label: lineOrEmptySchema(40), value: lineOrEmptySchema(300) })),
    v.maxLength(factsMaxCount),
  ),
  body: textSchema(1500),
});

const documentFieldSchema = v.object({
  ...templateFieldSchema.entries,
  maxChars: v.optional(v.pipe(countSchema, v.minValue(1), v.maxValue(600))),
  label: wordsSchema(40),
  hint: v.optional(wordsSchema(80)),
  suggestions: v.optional(v.pipe(v.array(wordsSchema(200)), v.maxLength(12))),
  choices: v.optional(v.pipe(v.array(wordsSchema(80)), v.maxLength(8))),
});

/** A template as staff write it: one JSON document. What the schema lets pass may still be unfinished, which the check says. */
export const templateDocumentSchema = v.object({
  group: v.picklist(templateGroups),
  category: categorySchema,
  name: wordsSchema(20),
  /** What the band on the glass says of such a notice; without it, what its category is called. */
  kind: v.optional(wordsSchema(10)),
  choosesCategory: v.boolean(),
  endsWith: templateSchema.entries.endsWith,
  /** The field with the moment from which on the display at the one spot of the audience says so of itself. */
  hereFrom: v.optional(v.string()),
  priority: v.optional(prioritySchema),
  fields: v.pipe(v.array(documentFieldSchema), v.maxLength(templateFieldsMax)),
  checklist: v.pipe(v.array(wordsSchema(100)), v.maxLength(checklistMax)),
  wording: v.object({ 'zh-CN': wordingSchema, en: wordingSchema }),
  usualAudience: templateSchema.entries.usualAudience,
  usualProfiles: templateSchema.entries.usualProfiles,
  usualFrom: templateSchema.entries.usualFrom,
  usualTo: templateSchema.entries.usualTo,
});

/** What is wrong with a template; `path` is the dotted path of the place in the document. */
export const templateFaultSchema = v.object({ path: v.string(), code: errorCodeSchema, message: v.string() });

/** How long a part of the wording can become, in characters, with as much in every field as it holds. */
export const wordingLengthSchema = v.object({
  language: languageSchema,
  part: v.picklist(['title', 'shortTitle', 'keyPoint', 'body']),
  /** With the example. */
  chars: countSchema,
  longestChars: countSchema,
  maxChars: countSchema,
});

/** `POST /api/templates/check`; changes nothing. `notice` is the example as screens show it, null while it is too unfinished. */
export const templateCheckRequestSchema = v.object({ document: templateDocumentSchema });
export const templateCheckSchema = v.object({
  faults: v.array(templateFaultSchema),
  notice: v.nullable(boardNoticeSchema),
  lengths: v.array(wordingLengthSchema),
});

/** `GET /api/templates/{id}`, `PUT`, `PATCH`, `POST …/reset`: a template as those see it who edit it. */
export const templateEditSchema = v.object({
  id: templateIdSchema,
  /** 0: as delivered. */
  version: countSchema,
  /** Whether there is a delivered wording to go back to; otherwise staff made it. */
  delivered: v.boolean(),
  disabled: v.boolean(),
  document: templateDocumentSchema,
});

/** `GET /api/templates/all`: those that are not offered too. */
export const templateSummarySchema = v.object({
  ...v.omit(templateEditSchema, ['document']).entries,
  name: templateSchema.entries.name,
  group: v.picklist(templateGroups),
  category: categorySchema,
});
export const templateSummaryListSchema = v.array(templateSummarySchema);

/** `POST /api/templates`: one of the office's own. */
export const templateRequestSchema = v.object({ document: templateDocumentSchema });
/** `PUT /api/templates/{id}`: `version` is what stood before; 409 `template.changed` when somebody has written since. */
export const templateChangeSchema = v.object({ version: countSchema, document: templateDocumentSchema });
/** `PATCH /api/templates/{id}`: a disabled one is not offered; its notices stay as they are. */
export const templateSwitchSchema = v.object({ disabled: v.boolean() });
/** `POST /api/templates/{id}/reset`: back to the delivered wording. */
export const templateResetSchema = v.object({ version: countSchema });

export type Wording = v.InferOutput<typeof wordingSchema>;
export type TemplateDocument = v.InferOutput<typeof templateDocumentSchema>;
export type TemplateFault = v.InferOutput<typeof templateFaultSchema>;
export type WordingLength = v.InferOutput<typeof wordingLengthSchema>;
export type TemplateCheck = v.InferOutput<typeof templateCheckSchema>;
export type TemplateEdit = v.InferOutput<typeof templateEditSchema>;
export type TemplateSummary = v.InferOutput<typeof templateSummarySchema>;
