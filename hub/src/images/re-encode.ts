import sharp, { type Sharp } from 'sharp';
import { LouyuError } from '@louyu/contract/errors';
import { imageFileMaxBytes } from '@louyu/contract/images';
import type { EncodedFile, EncodedImage } from '../core/images/image-store.ts';
import { dither } from './dither.ts';
import type { Order } from './protocol.ts';

// What cameras, phones and messengers write, and nothing else: no vector images, no documents, no raw data.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});
sharp.cache(false);
sharp.concurrency(1);

/** The qualities that are tried until the file is small enough. */
const qualities = [80, 65, 50] as const;
/** A file that is still too large is shrunk by this, again and again. */
const shrink = 0.75;

/**
 * The longest side for e-paper, in dots: beside the key point on the smallest panel, and a whole multiple on larger ones,
 * since a dithered image that is scaled by anything else turns to gray or moiré.
 */
const paperSidePx = 240;

/**
 * Decodes an upload and encodes its first picture anew, upright and without metadata. Runs in a process of its own.
 * @throws LouyuError `image.unreadable` where it is no whole image of a known kind, `image.too_many_pixels`
 */
export async function reEncode(upload: Uint8Array, order: Order): Promise<EncodedImage> {
  try {
    const { width, height } = await sharp(upload, { failOn: 'error' }).metadata();
    if (width * height > order.pixelsMax) throw new LouyuError('image.too_many_pixels');
    return {
      colour: await colourOf(upload, order),
      paper: await paperOf(await blackened(upload, order), order),
    };
  } catch (cause) {
    throw cause instanceof LouyuError ? cause : new LouyuError('image.unreadable', { cause });
  }
}

/**
 * The upload with black boxes in it, painted over before it is scaled and encoded: nothing of what lay below is left in any
 * pixel. Edges are rounded outwards.
 */
async function blackened(upload: Uint8Array, { pixelsMax, boxes = [] }: Order): Promise<Uint8Array> {
  if (boxes.length === 0) return upload;
  const { data, info } = await sharp(upload, { failOn: 'error', limitInputPixels: pixelsMax })
    .autoOrient()
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (const box of boxes) {
    const [left, right] = [
      Math.floor(box.x * width),
      Math.min(width, Math.ceil((box.x + box.width) * width)),
    ];
    const bottom = Math.min(height, Math.ceil((box.y + box.height) * height));
    for (let y = Math.floor(box.y * height); y < bottom; y += 1)
      data.fill(0, (y * width + left) * channels, (y * width + right) * channels);
  }
  return sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 1 }).toBuffer();
}

/** Transparent parts become white, as the glass is. */
function upright(upload: Uint8Array, { pixelsMax }: Order, sidePx: number): Sharp {
  return sharp(upload, { failOn: 'error', limitInputPixels: pixelsMax })
    .autoOrient()
    .resize(sidePx, sidePx, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' });
}

async function colourOf(original: Uint8Array, order: Order): Promise<EncodedFile> {
  const upload = await blackened(original, order);
  for (let sidePx = order.sideMaxPx; ; sidePx = Math.max(1, Math.round(sidePx * shrink))) {
    for (const quality of qualities) {
      const { data, info } = await upright(upload, order, sidePx)
        .webp({ quality, smartSubsample: true })
        .toBuffer({ resolveWithObject: true });
      if (data.length <= imageFileMaxBytes)
        return { bytes: data, type: 'image/webp', width: info.width, height: info.height };
    }
  }
}

async function paperOf(upload: Uint8Array, order: Order): Promise<EncodedFile> {
  const gray = await upright(upload, order, paperSidePx)
    .greyscale()
    .normalise()
    .sharpen()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = gray.info;
  const dots = dither(gray.data, width, height);
  const bytes = await sharp(dots, { raw: { width, height, channels: 1 } })
    .png({ palette: true, colours: 2, dither: 0, compressionLevel: 9 })
    .toBuffer();
  return { bytes, type: 'image/png', width, height };
}
