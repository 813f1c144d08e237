import * as v from 'valibot';
import { noticeNumberSchema } from '../board.ts';
import { placeKindSchema } from '../devices.ts';
import { idSchema, instantSchema, localizedSchema, ordinalSchema } from '../primitives.ts';
import { feedItemSchema } from './place-feed.ts';

/**
 * `published`: it is out now, or was when the webhook was added; `revised`: another revision is; `recalled`: it was taken down
 * or replaced before its end; `ended`: its time is over, or it was put off.
 */
export const noticeNewsTypes = ['published', 'revised', 'recalled', 'ended'] as const;

/** Body of the POST to a webhook of the kind `notices` when one of these happens to a notice (R31). */
export const noticeNewsSchema = v.object({
  type: v.picklist(noticeNewsTypes.map((type) => `notice.${type}` as const)),
  /** When the hub noticed it. */
  timestamp: instantSchema,
  data: v.object({
    /** As in the feeds, the same for all revisions of a notice. */
    id: v.string(),
    number: noticeNumberSchema,
    revision: ordinalSchema,
    /** The page for residents; it tells too that a notice is over. */
    url: v.string(),
    /** For whom it is. */
    places: v.array(v.object({ id: idSchema, kind: placeKindSchema, name: localizedSchema })),
    /** What is out, as in the feeds; null when it is no longer. */
    notice: v.nullable(feedItemSchema),
  }),
});

/** Of a test by hand. */
export const noticeNewsTestSchema = v.object({
  type: v.literal('notice.test'),
  timestamp: instantSchema,
  data: v.object({}),
});

export type NoticeNewsType = (typeof noticeNewsTypes)[number];
export type NoticeNews = v.InferOutput<typeof noticeNewsSchema>;
export type NoticeNewsTest = v.InferOutput<typeof noticeNewsTestSchema>;
