import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileNameOf, type Image } from '@louyu/contract/images';
import {
  approver,
  editor,
  noticeRecord,
  outageDraft,
  revisionRecord,
} from '../../../tests/support/notice-records.ts';
import { openDeviceHub, type DeviceHub } from '../../../tests/support/device-hub.ts';
import { createBlobs } from './blobs.ts';
import { sha256 } from '../system/node-ports.ts';
import { assertImages, withImages } from '../core/notices/draft-images.ts';
import type { Store } from '../core/store.ts';
import { ImageService, imageServiceDefaults } from '../core/images/image-service.ts';

const hourMs = 3_600_000;

let directory: string;
let hub: DeviceHub;
let store: Store;
/** Files have the machine's time, so the hub's must begin with it. */
let nowMs: number;
const clock = { now: () => new Date(nowMs).toISOString() };

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'louyu-images-'));
  hub = await openDeviceHub();
  nowMs = Date.now();
  store = hub.store;
});
afterEach(async () => {
  await hub.close();
  rmSync(directory, { recursive: true });
});

function service(limits: Partial<typeof imageServiceDefaults> = {}): ImageService {
  return new ImageService({
    store,
    files: createBlobs(join(directory, 'files')),
    clock,
    digest: sha256,
    limits: { ...imageServiceDefaults, ...limits },
    encoder: {
      async encode(read) {
        const bytes = await read();
        const part = { width: 4, height: 3, bytes };
        return {
          colour: { ...part, type: 'image/webp' },
          paper: { ...part, type: 'image/png', bytes: Buffer.concat([bytes, Buffer.from('paper')]) },
        };
      },
    },
  });
}

function upload(text: string, images = service()): Promise<Image> {
  return images.upload(editor, () => Promise.resolve(Buffer.from(text)));
}

function filesThere(): string[] {
  try {
    return readdirSync(join(directory, 'files')).sort();
  } catch {
    return [];
  }
}

function filesOf(...images: Image[]): string[] {
  return images.flatMap((image) => [fileNameOf(image), fileNameOf(image.paper)]).sort();
}

function draftWith(...images: Image[]) {
  return { ...outageDraft, images: images.map((image) => ({ image, alt: { 'zh-CN': '施工位置' } })) };
}

describe('an upload', () => {
  it('is named by what is in it, for colour and for paper, and noted', async () => {
    const image = await upload('a');
    expect(image).toMatchObject({ hash: sha256('a'), bytes: 1, paper: { hash: sha256('apaper'), bytes: 6 } });
    expect(filesThere()).toEqual(filesOf(image));
    expect(await store.images.byHash(image.hash)).toEqual(image);
    const entry = await hub.db
      .selectFrom('audit')
      .select(['action', 'subject', 'actor_id'])
      .where('action', '=', 'image.uploaded')
      .executeTakeFirst();
    expect(entry).toEqual({
      action: 'image.uploaded',
      subject: `image:${image.hash.slice(0, 16)}`,
      actor_id: editor.id,
    });
  });

  it('of the same bytes is the same image', async () => {
    const [first, second] = [await upload('a'), await upload('a')];
    expect(second).toEqual(first);
    expect(filesThere()).toHaveLength(2);
  });

  it('is for editors only, and nothing is read before that is known', async () => {
    const read = () => Promise.reject(new Error('read'));
    await expect(service().upload(approver, read)).rejects.toThrow('auth.forbidden');
  });

  it('is refused when all images together have reached their limit', async () => {
    const images = service({ imageStoreMaxBytes: 8 });
    await upload('0123', images);
    await expect(upload('4567', images)).rejects.toMatchObject({ code: 'image.store_full' });
    expect(filesThere()).toHaveLength(2);
  });
});

describe('what no notice lists', () => {
  it('goes after its time, and not before', async () => {
    const image = await upload('a');
    const images = service({ imageOrphanHours: 24 });
    nowMs += 23 * hourMs;
    await images.collect();
    expect(filesThere()).toEqual(filesOf(image));
    nowMs += 2 * hourMs;
    await images.collect();
    expect(filesThere()).toEqual([]);
    expect(await store.images.byHash(image.hash)).toBeUndefined();
    expect(await upload('a')).toEqual(image);
    expect(filesThere()).toEqual(filesOf(image));
  });

  it('does not take along what a draft lists', async () => {
    const [kept, gone] = [await upload('a'), await upload('b')];
    const draft = draftWith(kept);
    await store.notices.add(noticeRecord([revisionRecord({ draft })]));
    nowMs += 100 * hourMs;
    await service().collect();
    expect(filesThere()).toEqual(filesOf(kept));
    expect(await store.images.byHash(gone.hash)).toBeUndefined();
  });

  it('does not take along what a deleted draft lists, for as long as that can be put back', async () => {
    const image = await upload('a');
    const notice = noticeRecord([revisionRecord({ draft: draftWith(image) })]);
    await store.notices.add(notice);
    nowMs += 100 * hourMs;
    await store.notices.remove(notice, clock.now());
    await service().collect();
    expect(filesThere()).toEqual(filesOf(image));
    const restored = await store.notices.restore(notice.id);
    await assertImages(store, restored?.revisions[0]?.draft ?? outageDraft);
    expect(restored?.revisions[0]?.draft).toEqual(draftWith(image));
    await store.notices.remove(notice, clock.now());
    await hub.db.deleteFrom('removed').execute();
    await service().collect();
    expect(filesThere()).toEqual([]);
  });
});

describe('a draft', () => {
  it('may list only what was uploaded here, as it is', async () => {
    const image = await upload('a');
    await assertImages(store, draftWith(image));
    await assertImages(store, outageDraft);
    const unknown = { ...image, hash: 'f'.repeat(64) };
    await expect(assertImages(store, draftWith(unknown))).rejects.toThrow('notice.image_missing');
    const stretched = { ...image, width: 4000 };
    await expect(assertImages(store, draftWith(stretched))).rejects.toThrow('notice.image_missing');
    const exchanged = { ...image, paper: { ...image.paper, hash: 'f'.repeat(64) } };
    await expect(assertImages(store, draftWith(exchanged))).rejects.toThrow('notice.image_missing');
    await expect(assertImages(store, draftWith(image, image))).rejects.toMatchObject({
      code: 'request.invalid',
      details: { path: 'images' },
    });
  });

  it('gives its images to the content of each language, with what they show in it', async () => {
    const image = await upload('a');
    const text = { title: '停水', shortTitle: '停水', keyPoint: '停水', facts: [], body: '' };
    const images = [{ image, alt: { 'zh-CN': '取水点', en: 'Water point' } }];
    const content = withImages({ 'zh-CN': text, en: text }, { images });
    expect(content?.['zh-CN'].images).toEqual([{ ...image, alt: '取水点' }]);
    expect(content?.en?.images).toEqual([{ ...image, alt: 'Water point' }]);
    expect(withImages({ 'zh-CN': text }, {})).toEqual({ 'zh-CN': text });
  });
});
