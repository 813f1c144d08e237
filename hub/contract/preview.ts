import * as v from 'valibot';
import { alarmAlertSchema, alertsMaxCount } from './alarm.ts';
import { boardNoticeSchema, boardSchema } from './board.ts';
import { deviceConfigSchema } from './devices.ts';
import { countSchema, idSchema, instantSchema, languageSchema } from './primitives.ts';

/**
 * What the dashboard posts by `postMessage` into a framed kiosk at `/kiosk/?preview`, and what that answers with once it
 * listens: one renderer for screens and for previews. The frame is sandboxed: it sees neither cookies nor device storage.
 */
export const previewMessageSchema = v.object({
  type: v.literal('louyu.preview'),
  config: v.omit(deviceConfigSchema, ['kioskBuild', 'hubUrls']),
  notices: v.pipe(v.array(boardNoticeSchema), v.maxLength(50)),
  /** What stands on the same display: listed, and counted in the loop, but not shown. */
  beside: v.optional(v.pipe(v.array(boardNoticeSchema), v.maxLength(200))),
  /** The boards of its places, in place of `notices`: what stands at `at` is chosen as the display itself does. */
  boards: v.optional(v.pipe(v.array(boardSchema), v.maxLength(64))),
  /**
   * Alerts of its places, in any order: as on the display itself they have the whole glass, by their order and page by page,
   * until they are over; notices and boards come after them.
   */
  alerts: v.optional(v.pipe(v.array(alarmAlertSchema), v.maxLength(alertsMaxCount))),
  /** The languages to measure in; without it, that of the configuration. */
  languages: v.optional(v.pipe(v.array(languageSchema), v.minLength(1), v.maxLength(4))),
  /**
   * Holds this page (from 1) of the first notice on the glass; of the gravest alert where there is one, whose pages are its
   * languages: that of the configuration, then its second one.
   */
  page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
  /** Comes back with what was measured of this message. */
  sequence: v.optional(countSchema),
  /** Shows the glass as it would be at this moment, or, with null, while it knows no time; without it, now. */
  at: v.optional(v.nullable(instantSchema)),
  /** As if the hub had last been heard from then, too long ago. */
  staleSince: v.optional(instantSchema),
});
export const previewReadySchema = v.object({ type: v.literal('louyu.preview.ready') });

/**
 * What the frame posts back after each message: how the notices lie on this display, measured on the real layout. More
 * than 3 pages block a notice, a loop over 90 s warns its author (R10, EXPERIENCE "Screens").
 */
export const previewMeasuredSchema = v.object({
  type: v.literal('louyu.preview.measured'),
  sequence: v.optional(countSchema),
  notices: v.pipe(
    v.array(
      v.object({
        noticeId: idSchema,
        language: languageSchema,
        pages: v.pipe(v.number(), v.integer(), v.minValue(1)),
        /** How long all its pages stand together. */
        seconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
        /** The first page that goes beyond the rule of its glass: too many, or type too small to be read; null where all fit. */
        overfull: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
      }),
    ),
    v.maxLength(200),
  ),
  /** The whole loop of this display, with `beside`, in its slowest language. */
  loop: v.object({ seconds: v.pipe(v.number(), v.finite(), v.minValue(0)), notices: countSchema }),
});

export type PreviewReady = v.InferOutput<typeof previewReadySchema>;
export type PreviewMeasured = v.InferOutput<typeof previewMeasuredSchema>;
export type PreviewMessage = v.InferOutput<typeof previewMessageSchema>;
