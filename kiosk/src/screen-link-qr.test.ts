import { screenLinkUrl } from '@louyu/contract/screen-link';
import { encode } from 'uqr';
import { expect, test } from 'vitest';

const link = { noticeNumber: 0xffffff, screenCode: 'f'.repeat(14) };

/** The smallest QR version with error correction M: 29 modules a side is version 3. */
const versionOf = (publicUrl: string) =>
  encode(screenLinkUrl(publicUrl, link), { ecc: 'M', border: 0 }).version;

test.each([
  'http://10.0.0.2',
  'http://192.168.100.200:65535',
  'https://louyu.example.cn',
  'https://notices.garden-court.example.cn',
])('the QR of a screen at %s stays version 3', (publicUrl) => {
  expect(versionOf(publicUrl)).toBeLessThanOrEqual(3);
});

test('small letters would not: only upper-case fits the alphanumeric mode', () => {
  const url = screenLinkUrl('http://192.168.100.200:65535', link);
  expect(encode(url.toLowerCase(), { ecc: 'M' }).version).toBeGreaterThan(3);
});
