import sharp from 'sharp';

/*
 * Photos as a phone writes them, made here: the upper half, as it was held, is red, the lower half green, over stripes of
 * gray; with an EXIF segment laid out by hand, since the library that reads them must not be the one that wrote them.
 */

export interface PhotoOptions {
  /** As the camera wrote it, before it is turned upright. */
  readonly width: number;
  readonly height: number;
  /** EXIF: 1 upright, 6 held upright by a camera that lay on its side. */
  readonly orientation: 1 | 6;
}

/** The maker that stands in the EXIF segment; where it is found, metadata was left in. */
export const cameraName = 'LouyuCam';

/** A JPEG with orientation, maker and place (27.99° N, 120.65° E) in its EXIF segment. */
export async function photoWithExif({ width, height, orientation }: PhotoOptions): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const down = orientation === 1 ? y / height : x / width;
      const at = (y * width + x) * 3;
      const shade = 40 + ((x + y) % 128) / 2;
      pixels[at] = down < 0.5 ? 230 : 20;
      pixels[at + 1] = down < 0.5 ? 30 : 160;
      pixels[at + 2] = shade;
    }
  }
  const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
  // After the first marker, as APP1.
  return Buffer.concat([jpeg.subarray(0, 2), exifSegment(orientation), jpeg.subarray(2)]);
}

/** Types of EXIF fields: text, 16 bit, 32 bit, a fraction of two of them. */
const ascii = 2;
const short = 3;
const long = 4;
const rational = 5;
const entryBytes = 12;

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** The value itself, or where it lies. */
  readonly value: Buffer;
}

function exifSegment(orientation: number): Buffer {
  const directoryAt = 8;
  const placeAt = directoryAt + 2 + 3 * entryBytes + 4;
  const dataAt = placeAt + 2 + 4 * entryBytes + 4;
  const maker = Buffer.from(`${cameraName}\0`);
  const north = fractions([27, 59, 24]);
  const east = fractions([120, 39, 0]);
  const northAt = dataAt + maker.length + (maker.length % 2);
  const eastAt = northAt + north.length;
  const main = directory([
    { tag: 0x010f, type: ascii, count: maker.length, value: u32(dataAt) },
    { tag: 0x0112, type: short, count: 1, value: u16(orientation) },
    { tag: 0x8825, type: long, count: 1, value: u32(placeAt) },
  ]);
  const place = directory([
    { tag: 1, type: ascii, count: 2, value: Buffer.from('N\0') },
    { tag: 2, type: rational, count: 3, value: u32(northAt) },
    { tag: 3, type: ascii, count: 2, value: Buffer.from('E\0') },
    { tag: 4, type: rational, count: 3, value: u32(eastAt) },
  ]);
  const head = Buffer.concat([Buffer.from('MM\0*', 'latin1'), u32(directoryAt)]);
  const padding = Buffer.alloc(northAt - dataAt - maker.length);
  const body = Buffer.concat([Buffer.from('Exif\0\0'), head, main, place, maker, padding, north, east]);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), u16(body.length + 2), body]);
}

function directory(entries: readonly Entry[]): Buffer {
  const rows = entries.map(({ tag, type, count, value }) =>
    Buffer.concat([u16(tag), u16(type), u32(count), value, Buffer.alloc(4 - value.length)]),
  );
  return Buffer.concat([u16(entries.length), ...rows, u32(0)]);
}

function fractions(numbers: readonly number[]): Buffer {
  return Buffer.concat(numbers.flatMap((number) => [u32(number), u32(1)]));
}

function u16(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(number);
  return bytes;
}

function u32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

/** How bright a picture is in the middle of its height, 0 to 255, at a share of its width. */
export async function brightnessAcross(bytes: Uint8Array): Promise<(share: number) => number> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return (share) => {
    const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width * share)) * info.channels;
    return Math.max(...data.subarray(at, at + 3));
  };
}
