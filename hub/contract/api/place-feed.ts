import * as v from 'valibot';
import { noticeNumberSchema } from '../board.ts';
import { categorySchema, noticeContentSchema, prioritySchema } from '../notice-content.ts';
import { countSchema, instantSchema, languageSchema, ordinalSchema } from '../primitives.ts';

/** Most notices in a feed; a loop that people wait for holds far fewer. */
export const feedItemsMax = 50;
/** How long a feed may be used again before it is asked for anew, in seconds. */
export const feedMaxAgeSeconds = 30;

/** A notice that is out, as a feed has it. */
export const feedItemSchema = v.object({
  /** The same for all revisions of a notice. */
  id: v.string(),
  url: v.string(),
  title: v.string(),
  summary: v.string(),
  content_text: v.string(),
  date_published: instantSchema,
  date_modified: instantSchema,
  tags: v.array(v.string()),
  _louyu: v.object({
    number: noticeNumberSchema,
    revision: ordinalSchema,
    category: categorySchema,
    priority: prioritySchema,
    from: v.nullable(instantSchema),
    to: v.nullable(instantSchema),
    content: v.object({ 'zh-CN': noticeContentSchema, en: v.optional(noticeContentSchema) }),
    images: countSchema,
  }),
});

/**
 * `GET /n/{place}.json`: what hangs at a place now, for an official account, a mini program or an app. JSON Feed 1.1
 * (jsonfeed.org), so that feed readers take it too; `_louyu` has what a notice is made of. What is gone is not in it.
 */
export const placeFeedSchema = v.object({
  version: v.literal('https://jsonfeed.org/version/1.1'),
  title: v.string(),
  description: v.string(),
  home_page_url: v.string(),
  feed_url: v.string(),
  language: languageSchema,
  items: v.pipe(v.array(feedItemSchema), v.maxLength(feedItemsMax)),
});

export type PlaceFeed = v.InferOutput<typeof placeFeedSchema>;
export type FeedItem = v.InferOutput<typeof feedItemSchema>;
