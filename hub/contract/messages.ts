import * as v from 'valibot';
import { errorCodeSchema } from './errors.ts';
import { countSchema, idSchema, instantSchema, lineOrEmptySchema, ordinalSchema } from './primitives.ts';

/** An id that a device gives to what it reports, unique within the device for ever. */
export const itemIdSchema = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{8,40}$/));

/** Most items in one receipt batch. */
export const receiptBatchMaxItems = 100;

/**
 * A notice was visible on the glass within `[from, to]`, for `seconds` of it (several turns of a loop add up).
 * Kept by the device until `stored` names its id.
 */
export const shownReceiptSchema = v.pipe(
  v.object({
    id: itemIdSchema,
    kind: v.literal('shown'),
    noticeId: idSchema,
    revision: ordinalSchema,
    from: instantSchema,
    to: instantSchema,
    seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)),
  }),
  v.check((item) => {
    const spanSeconds = (Date.parse(item.to) - Date.parse(item.from)) / 1000;
    // One second of grace: from and to are rounded on their own.
    return spanSeconds >= 0 && item.seconds <= spanSeconds + 1;
  }, 'more seconds than the interval holds'),
);

/**
 * A revision of an alert came and was painted, by the device's clock: what the report of an alert is made of. Said once a
 * revision, at the first frame that shows it, before anything else that waits; kept until `stored` names its id.
 */
export const alertedReceiptSchema = v.object({
  id: itemIdSchema,
  kind: v.literal('alerted'),
  alertId: idSchema,
  revision: ordinalSchema,
  receivedAt: instantSchema,
  paintedAt: instantSchema,
});

/** The shape of a batch; its items are parsed one by one, so that a bad one is answered with a code and harms no other. */
export const receiptBatchSchema = v.object({
  items: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(receiptBatchMaxItems)),
});

/** `device/{id}/stored`: these items are on disk, those never will be. Both may be forgotten by the device. */
export const storedSchema = v.object({
  stored: v.pipe(v.array(itemIdSchema), v.maxLength(receiptBatchMaxItems)),
  rejected: v.pipe(
    // Any code: a device that is older than the table must still let go of what was refused.
    v.array(v.object({ id: v.pipe(v.string(), v.maxLength(40)), code: v.pipe(v.string(), v.maxLength(64)) })),
    v.maxLength(receiptBatchMaxItems),
  ),
});

/** `device/{id}/presence`, retained; `offline` is also the last will. */
export const presenceSchema = v.object({
  state: v.picklist(['online', 'offline']),
  version: lineOrEmptySchema(64),
});

const heldDocumentSchema = v.object({
  topic: lineOrEmptySchema(200),
  epoch: ordinalSchema,
  version: ordinalSchema,
});

/** May be a fraction: CSS pixels times the ratio of device pixels. */
const screenPxSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(16_384));

/** What was stuck: no `frames` came, the `loop` that decides what is shown failed, or the `glass` did not follow it. */
export const stuckReasonSchema = v.picklist(['frames', 'loop', 'glass']);

export const reloadsSchema = v.object({
  count: ordinalSchema,
  /** Of the last one, by the device's clock. */
  reason: stuckReasonSchema,
  at: instantSchema,
});

/** `device/{id}/health`: what it holds, what it shows, and that it renders; at once when a document is taken, and every 15 s. */
export const healthSchema = v.object({
  at: instantSchema,
  version: lineOrEmptySchema(64),
  documents: v.pipe(v.array(heldDocumentSchema), v.maxLength(256)),
  /** What is on the glass now: a notice, an alert, the idle page, or nothing at all. */
  visible: v.variant('kind', [
    v.object({ kind: v.literal('notice'), noticeId: idSchema, revision: ordinalSchema, page: ordinalSchema }),
    v.object({ kind: v.literal('alert'), alertId: idSchema, revision: ordinalSchema, page: ordinalSchema }),
    v.object({ kind: v.literal('idle') }),
    v.object({ kind: v.literal('nothing') }),
  ]),
  /** When the last frame was painted, measured after the paint; null before the first. */
  lastFrameAt: v.nullable(instantSchema),
  clock: v.object({ offsetMs: v.pipe(v.number(), v.safeInteger()), trusted: v.boolean() }),
  /** Receipts that wait for `stored`. */
  pendingReceipts: countSchema,
  /** Receipts given up since the pairing because there was no room for them. */
  droppedReceipts: v.optional(countSchema),
  /** How often the page has opened itself anew because it was stuck, since its browser started; absent where never. */
  reloads: v.optional(reloadsSchema),
  /** The size of the window it paints on, in device pixels. */
  screen: v.optional(v.object({ widthPx: screenPxSchema, heightPx: screenPxSchema })),
  /** Why the newest document was refused, if one was since the last beat. */
  refused: v.optional(errorCodeSchema),
});

/** Body of `device/{id}/command`, signed; ignored after `expiresAt` and when its id was seen before. */
export const commandSchema = v.object({
  /** The topic it was signed for: a command cannot be replayed to another device. */
  topic: v.pipe(v.string(), v.maxLength(200)),
  id: idSchema,
  kind: v.picklist(['identify', 'reload', 'resubscribe', 'test-tone']),
  expiresAt: instantSchema,
});

export type ShownReceipt = v.InferOutput<typeof shownReceiptSchema>;
export type AlertedReceipt = v.InferOutput<typeof alertedReceiptSchema>;
export type ReceiptBatch = v.InferOutput<typeof receiptBatchSchema>;
export type Stored = v.InferOutput<typeof storedSchema>;
export type Presence = v.InferOutput<typeof presenceSchema>;
export type HeldDocument = v.InferOutput<typeof heldDocumentSchema>;
export type StuckReason = v.InferOutput<typeof stuckReasonSchema>;
export type Reloads = v.InferOutput<typeof reloadsSchema>;
export type Health = v.InferOutput<typeof healthSchema>;
export type Command = v.InferOutput<typeof commandSchema>;
