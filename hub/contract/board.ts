import * as v from 'valibot';
import { deviceKindSchema } from './devices.ts';
import { categorySchema, contentByLanguageSchema, prioritySchema } from './notice-content.ts';
import { idSchema, instantSchema, localizedSchema, ordinalSchema, windowSchema } from './primitives.ts';

/** The greatest number of a notice, 2²⁴−1: three bytes of the QR. */
export const noticeNumberMax = 0xffffff;
/** The short number of a notice, 1–2²⁴−1, unique in its site: 3 bytes of the QR, and 编号 0312 on the glass. */
export const noticeNumberSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(noticeNumberMax));

/** One notice as it stands on a board: an immutable revision with the windows in which it is visible. */
export const boardNoticeSchema = v.object({
  id: idSchema,
  number: noticeNumberSchema,
  revision: ordinalSchema,
  category: categorySchema,
  /** What its band says, 停水通知; absent means the category's own name. */
  kind: v.optional(localizedSchema),
  priority: prioritySchema,
  /** When this revision was signed. */
  signedAt: instantSchema,
  /** Concrete windows of the next 14 days, in order, not overlapping. */
  windows: v.pipe(v.array(windowSchema), v.minLength(1), v.maxLength(64)),
  /** The kinds of display it is for; absent means all. */
  profiles: v.optional(v.pipe(v.array(deviceKindSchema), v.minLength(1), v.maxLength(8))),
  content: contentByLanguageSchema,
});

/** Body of `place/{placeId}/board`: all notices of this place, now and next. What is not in it is gone. */
export const boardSchema = v.object({
  placeId: idSchema,
  notices: v.pipe(v.array(boardNoticeSchema), v.maxLength(200)),
});

export type BoardNotice = v.InferOutput<typeof boardNoticeSchema>;
export type Board = v.InferOutput<typeof boardSchema>;
