import { mkdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import sharp, { type Sharp } from 'sharp';

/*
 * Pictures of how a screen looks, kept beside the tests and looked at by people. `LOUYU_GOLDEN=write` makes them anew; look at each
 * before it is committed.
 */

const directory = resolve(import.meta.dirname, '../golden');
const isWriting = process.env['LOUYU_GOLDEN'] === 'write';
/** Kept at half the size of the glass: small files, and the smoothing of a letter's edge does not count. */
const shrinkBy = 2;
const colours = 64;
/** How different a point must be to count, from 0 to 1. */
const pointThreshold = 0.25;

interface Picture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The share of points in which a screenshot differs from the picture kept under a name, from 0 to 1; 1 where none is kept. */
export async function differenceFrom(name: string, screenshot: Buffer): Promise<number> {
  const file = resolve(directory, `${name}.png`);
  const small = await shrunk(screenshot);
  if (isWriting) {
    await mkdir(dirname(file), { recursive: true });
    await small.clone().png({ palette: true, colours, effort: 10 }).toFile(file);
  }
  const kept = await readFile(file).catch(() => undefined);
  if (kept === undefined) return 1;
  const [expected, actual] = [await points(sharp(kept)), await points(small)];
  if (expected.width !== actual.width || expected.height !== actual.height) return 1;
  const { data, width, height } = actual;
  const different = pixelmatch(expected.data, data, undefined, width, height, { threshold: pointThreshold });
  return different / (width * height);
}

async function shrunk(png: Buffer): Promise<Sharp> {
  const picture = sharp(png);
  const { width } = await picture.metadata();
  return picture.resize(Math.round(width / shrinkBy));
}

async function points(picture: Sharp): Promise<Picture> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
