import * as v from 'valibot';
import { boardNoticeSchema } from './board.ts';
import { deviceConfigSchema } from './devices.ts';

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

export type PreviewMessage = v.InferOutput<typeof previewMessageSchema>;
