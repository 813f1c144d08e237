import * as v from 'valibot';
import { lineOrEmptySchema } from './primitives.ts';

/** At most this many images on one notice. */
export const imagesMaxCount = 3;

/** The largest file of an image as the hub makes it, in bytes; a display takes no larger one. */
export const imageFileMaxBytes = 1024 * 1024;

/** The longest side of an image as the hub makes it, in pixels. */
export const imageSideMaxPx = 4096;

/** The longest description of an image, in characters. */
export const altMaxChars = 100;

const extensions = { 'image/webp': 'webp', 'image/png': 'png' } as const;

/** SHA-256 of a file's bytes, lower-case hex: its name. */
export const fileHashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const sidePxSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(imageSideMaxPx));

/** A picture that lies at `/files/{hash}.{ext}`, never changed under that name. */
export const imageFileSchema = v.object({
  hash: fileHashSchema,
  type: v.picklist(['image/webp', 'image/png']),
  width: sidePxSchema,
  height: sidePxSchema,
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(imageFileMaxBytes)),
});

/** An uploaded image as the hub made it anew: for colour, and black on white, dithered, for e-paper (DESIGN §6). */
export const imageSchema = v.object({ ...imageFileSchema.entries, paper: imageFileSchema });

/** An image of a notice, by reference, with its description in the language of the content; empty where there is none. */
export const noticeImageSchema = v.object({ ...imageSchema.entries, alt: lineOrEmptySchema(altMaxChars) });

/** An image of a draft, with its description in one or both languages. */
export const draftImageSchema = v.object({
  image: imageSchema,
  alt: v.object({
    'zh-CN': lineOrEmptySchema(altMaxChars),
    en: v.optional(lineOrEmptySchema(altMaxChars)),
  }),
});

export type ImageFile = v.InferOutput<typeof imageFileSchema>;
export type Image = v.InferOutput<typeof imageSchema>;
export type NoticeImage = v.InferOutput<typeof noticeImageSchema>;
export type DraftImage = v.InferOutput<typeof draftImageSchema>;

/** The name of a file: `{hash}.webp`. */
export function fileNameOf({ hash, type }: Pick<ImageFile, 'hash' | 'type'>): string {
  return `${hash}.${extensions[type]}`;
}

/** Where the hub serves a file: `/files/{hash}.webp`. */
export function filePathOf(file: Pick<ImageFile, 'hash' | 'type'>): string {
  return `/files/${fileNameOf(file)}`;
}
