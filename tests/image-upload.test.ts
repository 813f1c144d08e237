import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeSchema, type Draft } from '@louyu/contract/api/notices';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { fileHashOf } from '@louyu/contract/file-hash';
import { filePathOf, imageSchema, imagesMaxCount, type Image } from '@louyu/contract/images';
import { outage, smallCompound, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { cameraName, photoWithExif } from './support/photos.ts';
import { StaffClient } from './support/staff-client.ts';

/* R3, DESIGN.md §4 and §6: pictures are made anew and named by hash; what is none, or is made to harm, changes nothing. */

const uploadMaxBytes = 1_000_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    env: {
      LOUYU_IMAGE_UPLOAD_MAX_BYTES: String(uploadMaxBytes),
      LOUYU_IMAGE_PIXELS_MAX: '4000000',
      LOUYU_IMAGES_WAITING_MAX: '2',
    },
  });
  compound = await smallCompound(hub);
}, 60_000);

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

async function uploaded(bytes: Uint8Array): Promise<Image> {
  const response = await compound.editor.upload('/api/images', bytes);
  expect(response.status).toBe(201);
  return v.parse(imageSchema, await response.json());
}

async function refusal(response: Response): Promise<[number, string]> {
  const { error } = v.parse(errorBodySchema, await response.json());
  expect(error.message).not.toMatch(/[{}]/);
  return [response.status, error.code];
}

function plain(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#1264c8' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

function draftWith(...images: Image[]): Draft {
  return outage([compound.siteId], {
    images: images.map((image) => ({ image, alt: { 'zh-CN': '取水点' } })),
  });
}

describe('a picture', () => {
  it('comes back as what it shows and nothing else, named by its bytes, for ever', async () => {
    const image = await uploaded(await photoWithExif({ width: 800, height: 600, orientation: 6 }));
    expect(image).toMatchObject({ width: 600, height: 800, type: 'image/webp' });
    for (const file of [image, image.paper]) {
      const response = await fetch(hub.httpUrl + filePathOf(file));
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(fileHashOf(bytes)).toBe(file.hash);
      expect(bytes.length).toBe(file.bytes);
      expect(bytes.includes('Exif') || bytes.includes(cameraName)).toBe(false);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': file.type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
    }
  });

  it('goes into a notice by reference, and only as it is', async () => {
    const image = await uploaded(await plain(40, 30));
    const { editor } = compound;
    const { summary } = await editor.request('POST', '/api/notices', noticeSchema, draftWith(image));
    const submitted = await editor.request('POST', `/api/notices/${summary.id}/submit`, noticeSchema, {
      revision: 1,
    });
    expect(submitted.revisions[0]?.content?.['zh-CN'].images).toEqual([{ ...image, alt: '取水点' }]);
    const post = async (draft: unknown) => refusal(await editor.fetch('POST', '/api/notices', draft));
    const unknown = { ...image, hash: 'f'.repeat(64) };
    expect(await post(draftWith(unknown))).toEqual([400, 'notice.image_missing']);
    expect(await post(draftWith({ ...image, width: 4000 }))).toEqual([400, 'notice.image_missing']);
    const tooMany = Array.from({ length: imagesMaxCount + 1 }, () => image);
    expect(await post(draftWith(...tooMany))).toEqual([400, 'request.invalid']);
    expect(await post(draftWith(image, image))).toEqual([400, 'request.invalid']);
  });
});

describe('an upload is refused', () => {
  it('from whoever is no editor, and from another site', async () => {
    const bytes = await plain(4, 3);
    expect(await refusal(await compound.approver.upload('/api/images', bytes))).toEqual([
      403,
      'auth.forbidden',
    ]);
    expect(await refusal(await new StaffClient(hub.httpUrl).upload('/api/images', bytes))).toEqual([
      401,
      'auth.required',
    ]);
    const foreign = await fetch(`${hub.httpUrl}/api/images`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: Uint8Array.from(bytes),
    });
    expect(await refusal(foreign)).toEqual([403, 'request.csrf']);
  });

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['nothing', 'image.unreadable', () => Buffer.alloc(0)],
    ['a page named as a picture', 'image.unreadable', () => Buffer.from('<html><script>alert(1)</script>')],
    ['a vector image', 'image.unreadable', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [
      'a picture without its end',
      'image.unreadable',
      async () => (await photoWithExif({ width: 400, height: 300, orientation: 1 })).subarray(0, 4000),
    ],
    ['a bomb of 100 million pixels', 'image.too_many_pixels', () => plain(10_000, 10_000)],
    ['more bytes than are taken', 'image.too_large', () => Buffer.alloc(uploadMaxBytes + 1)],
  ])('where it is %s: %s', async (_, code, make) => {
    const [, answered] = await refusal(await compound.editor.upload('/api/images', await make()));
    expect(answered).toBe(code);
  });

  it('beyond what is decoded at once; the hub answers everybody else meanwhile', async () => {
    const bytes = await photoWithExif({ width: 1900, height: 1900, orientation: 1 });
    const uploads = Array.from({ length: 8 }, () => compound.editor.upload('/api/images', bytes));
    const ready = await fetch(`${hub.httpUrl}/readyz`);
    expect(ready.status).toBe(200);
    const statuses = (await Promise.all(uploads)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([201, 503]));
    // A seat is free again for whoever comes later.
    await uploaded(bytes);
  });
});

it.each([
  '../louyu.db',
  '%2e%2e%2flouyu.db',
  'louyu.db',
  `${'0'.repeat(64)}.webp`,
  `${'0'.repeat(64)}.svg`,
  '',
])('no file lies at /files/%s', async (name) => {
  const response = await fetch(`${hub.httpUrl}/files/${name}`);
  expect(response.status).toBe(404);
});
