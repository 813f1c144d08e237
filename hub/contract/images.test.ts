import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fileHashOf } from './file-hash.ts';
import { filePathOf, imageFileMaxBytes, imageSchema, imagesMaxCount, type Image } from './images.ts';
import { imagesOf, noticeContentSchema } from './notice-content.ts';

const file = { hash: 'a'.repeat(64), type: 'image/webp', width: 1600, height: 1200, bytes: 1000 } as const;
const image: Image = { ...file, paper: { ...file, hash: 'b'.repeat(64), type: 'image/png' } };
const text = { title: '停水通知', shortTitle: '停水', keyPoint: '明天停水', facts: [], body: '' };

describe('the content of a notice', () => {
  test('from before there were images still parses, and has none', () => {
    const old = v.parse(noticeContentSchema, text);
    expect(old).toEqual(text);
    expect(imagesOf(old)).toEqual([]);
  });

  test('carries at most three images', () => {
    const images = (count: number) => Array.from({ length: count }, () => ({ ...image, alt: '' }));
    expect(v.is(noticeContentSchema, { ...text, images: images(imagesMaxCount) })).toBe(true);
    expect(v.is(noticeContentSchema, { ...text, images: images(imagesMaxCount + 1) })).toBe(false);
  });
});

describe('a reference to an image', () => {
  test.each([
    ['a hash that is none', { hash: '../../etc/passwd' }],
    ['a hash in capitals', { hash: 'A'.repeat(64) }],
    ['a type that a browser would run', { type: 'image/svg+xml' }],
    ['no width', { width: 0 }],
    ['half a pixel', { height: 10.5 }],
    ['more bytes than a display takes', { bytes: imageFileMaxBytes + 1 }],
    ['no variant for e-paper', { paper: undefined }],
  ])('is refused with %s', (_, fault) => {
    expect(v.is(imageSchema, image)).toBe(true);
    expect(v.is(imageSchema, { ...image, ...fault })).toBe(false);
  });

  test('says where the file lies', () => {
    expect(filePathOf(image)).toBe(`/files/${'a'.repeat(64)}.webp`);
    expect(filePathOf(image.paper)).toBe(`/files/${'b'.repeat(64)}.png`);
  });
});

test('a file is named by its SHA-256, as anybody else would name it', () => {
  const bytes = new TextEncoder().encode('楼语');
  expect(fileHashOf(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
});
