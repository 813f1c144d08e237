import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import { imageFileMaxBytes } from '@louyu/contract/images';
import { photoWithExif } from '../../../tests/support/photos.ts';
import { createImageEncoder, type ImageEncoderOptions } from './image-encoder.ts';

const limits = {
  imagePixelsMax: 4_000_000,
  imageSideMaxPx: 1600,
  imageEncodeTimeoutMs: 20_000,
  imagesWaitingMax: 4,
};

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'louyu-images-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function encode(upload: Uint8Array, options: Partial<ImageEncoderOptions> = {}) {
  return createImageEncoder({ limits, ...options }).encode(() => Promise.resolve(upload));
}

/** A decoder of our own, for what the real one does not do. */
function program(name: string, script: string): string {
  const file = join(directory, `${name}.mjs`);
  writeFileSync(file, script);
  return file;
}

function plain(width: number, height: number, channels: 3 | 4 = 3) {
  return sharp({ create: { width, height, channels, background: { r: 30, g: 90, b: 160, alpha: 0.5 } } });
}

async function noise(width: number, height: number): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3);
  let seed = 1;
  for (let at = 0; at < raw.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    raw[at] = seed >>> 16;
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

describe('an upload', () => {
  it('comes out upright, shrunk to its longest side, and without where it was taken', async () => {
    const photo = await photoWithExif({ width: 2000, height: 1000, orientation: 6 });
    expect(photo.includes('Exif')).toBe(true);
    const { colour, paper } = await encode(photo);
    expect(colour).toMatchObject({ type: 'image/webp', width: 800, height: 1600 });
    expect(paper).toMatchObject({ type: 'image/png', width: 120, height: 240 });
    for (const { bytes, width, height } of [colour, paper]) {
      const { exif, icc, iptc, xmp, orientation, ...seen } = await sharp(bytes).metadata();
      expect({ exif, icc, iptc, xmp, orientation }).toEqual({});
      expect(seen).toMatchObject({ width, height });
      expect(Buffer.from(bytes).includes('Exif')).toBe(false);
      expect(Buffer.from(bytes).includes('LouyuCam')).toBe(false);
    }
    // The top of the picture, as it was held, is the left edge of what the camera wrote.
    const { data, info } = await sharp(colour.bytes).raw().toBuffer({ resolveWithObject: true });
    const redAt = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0;
    expect(redAt(400, 40)).toBeGreaterThan(200);
    expect(redAt(400, 1560)).toBeLessThan(60);
  });

  it('becomes for paper a picture of one bit, black and white only', async () => {
    const { paper } = await encode(await photoWithExif({ width: 640, height: 480, orientation: 1 }));
    // Bit depth in the header of a PNG.
    expect(paper.bytes[24]).toBe(1);
    const dots = await sharp(paper.bytes).greyscale().raw().toBuffer();
    expect(new Set(dots)).toEqual(new Set([0, 255]));
    expect(paper.bytes.length).toBeLessThan(12_000);
  });

  it.each([
    ['PNG with transparent parts', () => plain(300, 200, 4).png().toBuffer()],
    ['WebP', () => plain(300, 200).webp().toBuffer()],
    ['GIF', () => plain(300, 200).gif().toBuffer()],
    ['JPEG in the colours of print', () => plain(300, 200).toColourspace('cmyk').jpeg().toBuffer()],
    ['picture of one pixel', () => plain(1, 1).png().toBuffer()],
  ])('is taken as %s', async (_, make) => {
    const { colour } = await encode(await make());
    expect(await sharp(colour.bytes).metadata()).toMatchObject({ format: 'webp', hasAlpha: false });
  });

  it('that moves becomes its first picture', async () => {
    const frames = await Promise.all(['#ff0000', '#0000ff'].map((background) => frame(background)));
    const moving = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const { colour } = await encode(moving);
    expect(colour).toMatchObject({ width: 64, height: 48 });
    const { dominant } = await sharp(colour.bytes).stats();
    expect(dominant.r).toBeGreaterThan(200);
  });

  it('stays within what a display takes, though it be noise', async () => {
    const { colour } = await encode(await noise(1900, 1900), {
      limits: { ...limits, imageSideMaxPx: 1900 },
    });
    expect(colour.bytes.length).toBeLessThanOrEqual(imageFileMaxBytes);
    expect(colour.width).toBeGreaterThan(400);
  });

  function frame(background: string): Promise<Buffer> {
    return sharp({ create: { width: 64, height: 48, channels: 3, background } })
      .png()
      .toBuffer();
  }
});

describe('what is no picture', () => {
  it.each([
    ['nothing', () => Buffer.alloc(0)],
    ['a page named as a picture', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a vector image', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    [
      'a vector image behind an XML head',
      () => Buffer.from('<?xml version="1.0"?><svg width="9" height="9"/>'),
    ],
    ['the head of a JPEG', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['zeros', () => Buffer.alloc(100_000)],
  ])('is refused: %s', async (_, make) => {
    await expect(encode(make())).rejects.toThrow(new LouyuError('image.unreadable'));
  });

  it('is refused where the end is missing', async () => {
    const photo = await photoWithExif({ width: 800, height: 600, orientation: 1 });
    await expect(encode(photo.subarray(0, photo.length / 2))).rejects.toThrow('image.unreadable');
    const png = await noise(200, 200);
    await expect(encode(png.subarray(0, png.length / 2))).rejects.toThrow('image.unreadable');
  });

  it('is refused where it would unfold to more pixels than are taken, before it does', async () => {
    // 100 million pixels of one colour are a few kilobytes.
    const bomb = await plain(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    const error = await encode(bomb).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'image.too_many_pixels', details: { maxMegapixels: 4 } });
  });

  it('is refused where its head promises sides that no file has', async () => {
    const png = Buffer.from(await plain(10, 10).png().toBuffer());
    png.writeUInt32BE(0x7fffffff, 16);
    png.writeUInt32BE(0x7fffffff, 20);
    await expect(encode(png)).rejects.toThrow(/image\.(unreadable|too_many_pixels)/);
  });
});

describe('a decoder', () => {
  it('that takes too long is ended, and the next upload has its turn', async () => {
    const decoder = program('hangs', 'setInterval(() => {}, 1000);');
    const encoder = createImageEncoder({ limits: { ...limits, imageEncodeTimeoutMs: 300 }, decoder });
    const late = () => encoder.encode(() => Promise.resolve(Buffer.alloc(4)));
    await expect(Promise.allSettled([late(), late()])).resolves.toMatchObject([
      { reason: { code: 'image.took_too_long' } },
      { reason: { code: 'image.took_too_long' } },
    ]);
  });

  it.each([
    ['dies', 'process.kill(process.pid, "SIGKILL");'],
    ['says nothing', ''],
    ['says nonsense', 'console.log("{}");'],
    ['says more than an answer holds', 'process.stdout.write(Buffer.alloc(8 * 1024 * 1024));'],
    [
      'promises more bytes than it gives',
      `console.log(JSON.stringify({ colour: { width: 1, height: 1, bytes: 9 }, paper: { width: 1, height: 1, bytes: 9 } }));`,
    ],
  ])('that %s harms nobody', async (name, script) => {
    const decoder = program(name.replaceAll(' ', '-'), script);
    await expect(encode(Buffer.alloc(1_000_000), { decoder })).rejects.toThrow('image.unreadable');
  });

  it('sees nothing of the environment of the hub', async () => {
    const script = `process.stdout.write(JSON.stringify({ code: Object.keys(process.env).length === 0 ? 'image.too_many_pixels' : 'image.unreadable' }) + '\\n');`;
    await expect(encode(Buffer.alloc(4), { decoder: program('env', script) })).rejects.toThrow(
      'image.too_many_pixels',
    );
  });

  it('is asked by only so many at once; the others are told to come again', async () => {
    const encoder = createImageEncoder({ limits: { ...limits, imagesWaitingMax: 1 } });
    const photo = await plain(100, 100).png().toBuffer();
    const first = encoder.encode(() => Promise.resolve(photo));
    const read = () => {
      throw new Error('an upload was read that there was no seat for');
    };
    await expect(encoder.encode(read)).rejects.toThrow('hub.busy');
    await first;
    await encoder.encode(() => Promise.resolve(photo));
  });
});
