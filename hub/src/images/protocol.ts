import * as v from 'valibot';
import { imageFileMaxBytes, imageSideMaxPx } from '@louyu/contract/images';

/*
 * What the hub and the process that decodes say to each other: the upload goes in by standard input, out come a line of
 * JSON and, where it went well, the bytes of the two files one after the other.
 */

const fractionSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** How an upload is to be made anew; the argument of the process, as JSON. */
export const orderSchema = v.object({
  /** Width times height of what is taken, in pixels. */
  pixelsMax: v.number(),
  /** The longest side of what comes out, in pixels. */
  sideMaxPx: v.pipe(v.number(), v.maxValue(imageSideMaxPx)),
  /** Parts that become black, in fractions of the upright picture's width and height. */
  boxes: v.optional(
    v.array(
      v.object({ x: fractionSchema, y: fractionSchema, width: fractionSchema, height: fractionSchema }),
    ),
  ),
});

const partSchema = v.object({
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(imageSideMaxPx)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(imageSideMaxPx)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(imageFileMaxBytes)),
});

/** The line that comes out. */
export const answerSchema = v.union([
  v.object({ colour: partSchema, paper: partSchema }),
  v.object({ code: v.picklist(['image.unreadable', 'image.too_many_pixels']) }),
]);

/** No answer is longer than this, in bytes. */
export const answerMaxBytes = 2 * imageFileMaxBytes + 1024;

export type Order = v.InferOutput<typeof orderSchema>;
export type Answer = v.InferOutput<typeof answerSchema>;
