import * as v from 'valibot';
import { boardNoticeSchema } from './board.ts';
import { deviceConfigSchema } from './devices.ts';
import { idSchema } from './primitives.ts';

/**
 * What the dashboard posts by `postMessage` into a framed kiosk at `/kiosk/?preview`, and what that answers with once it
 * listens: one renderer for screens and for previews. The frame is sandboxed: it sees neither cookies nor device storage.
 */
export const previewMessageSchema = v.object({
  type: v.literal('louyu.preview'),
  config: v.omit(deviceConfigSchema, ['kioskBuild', 'hubUrls']),
  notices: v.pipe(v.array(boardNoticeSchema), v.maxLength(50)),
});
export const previewReadySchema = v.object({ type: v.literal('louyu.preview.ready') });

/**
 * What the frame posts back after each message: how the notices lie on this display, measured on the real layout. More
 * than 3 pages block a notice, a loop over 90 s warns its author (R10, EXPERIENCE "Screens").
 */
export const previewMeasuredSchema = v.object({
  type: v.literal('louyu.preview.measured'),
  notices: v.pipe(
    v.array(
      v.object({
        noticeId: idSchema,
        pages: v.pipe(v.number(), v.integer(), v.minValue(1)),
        /** How long all its pages stand together. */
        seconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
      }),
    ),
    v.maxLength(50),
  ),
});

export type PreviewReady = v.InferOutput<typeof previewReadySchema>;
export type PreviewMeasured = v.InferOutput<typeof previewMeasuredSchema>;
export type PreviewMessage = v.InferOutput<typeof previewMessageSchema>;
