import * as v from 'valibot';
import { imagesMaxCount, noticeImageSchema, type NoticeImage } from './images.ts';
import { idSchema, instantSchema, lineSchema, textSchema } from './primitives.ts';

/** Every category has one colour and one word, the same everywhere. */
export const categories = ['water', 'power', 'lift', 'safety', 'event', 'fee', 'general'] as const;
export const categorySchema = v.picklist(categories);

/** `urgent` goes out without the take-back wait and first in the loop; `pinned` holds the top slot (R4). */
export const priorities = ['normal', 'pinned', 'urgent'] as const;
export const prioritySchema = v.picklist(priorities);

/** How long a signature can be taken back before the notice goes out, in milliseconds; urgent ones skip the wait. */
export const takeBackMs = 15_000;

/**
 * How long the parts of a notice may be, in characters, by language: what is longer cannot be read in passing.
 * The Chinese figures are those of the elevator and e-paper layouts; English needs about 2.5 times the letters.
 */
export const contentLimits = {
  'zh-CN': { titleMaxChars: 40, shortTitleMaxChars: 10, keyPointMaxChars: 36, bodyMaxChars: 600 },
  en: { titleMaxChars: 100, shortTitleMaxChars: 26, keyPointMaxChars: 90, bodyMaxChars: 1500 },
} as const;

/** At most this many lines of label and value on one notice. */
export const factsMaxCount = 8;

const factSchema = v.object({ label: lineSchema(40), value: lineSchema(300) });

/** What the display at this very spot says instead, from a moment on: the lift that is out says so of itself. */
const hereSchema = v.object({
  spotId: idSchema,
  from: instantSchema,
  shortTitle: lineSchema(contentLimits.en.shortTitleMaxChars),
  keyPoint: lineSchema(contentLimits.en.keyPointMaxChars),
});

/** A notice in one language, as rendered from its template: what every channel shows. Lengths by `contentLimits`. */
export const noticeContentSchema = v.object({
  title: lineSchema(contentLimits.en.titleMaxChars),
  shortTitle: lineSchema(contentLimits.en.shortTitleMaxChars),
  keyPoint: lineSchema(contentLimits.en.keyPointMaxChars),
  here: v.optional(hereSchema),
  facts: v.pipe(v.array(factSchema), v.maxLength(factsMaxCount)),
  /** Free text, paragraphs separated by a line feed; empty where the facts say it all. */
  body: textSchema(contentLimits.en.bodyMaxChars),
  /** By reference; a notice is complete without them. Absent where there are none, as in all documents before there were any. */
  images: v.optional(v.pipe(v.array(noticeImageSchema), v.maxLength(imagesMaxCount))),
});

/** The content by language; the source language is always there. */
export const contentByLanguageSchema = v.object({
  'zh-CN': noticeContentSchema,
  en: v.optional(noticeContentSchema),
});

export type Category = v.InferOutput<typeof categorySchema>;
export type Priority = v.InferOutput<typeof prioritySchema>;
export type NoticeContent = v.InferOutput<typeof noticeContentSchema>;
export type ContentByLanguage = v.InferOutput<typeof contentByLanguageSchema>;

/** Whether glass can show it: every part is there and within the limits of the wire. */
export function isNoticeContent(content: unknown): content is NoticeContent {
  return v.is(noticeContentSchema, content);
}

/** The images of a content, in order; none where it has no such field. */
export function imagesOf({ images }: Pick<NoticeContent, 'images'>): readonly NoticeImage[] {
  return images ?? [];
}
