import { expect, it } from 'vitest';
import type { NoticeContent } from '../notice-content.ts';
import { leastPages } from './fit.ts';
import { metricsOf } from './metrics.ts';
import { profilePresets } from './presets.ts';

const short: NoticeContent = {
  title: '明天 9:00–18:00 停水',
  shortTitle: '明天停水',
  keyPoint: '明天 9:00–18:00 停水，请提前储水',
  facts: [{ label: '原因', value: '管道检修' }],
  body: '',
};
const metrics = (name: keyof typeof profilePresets) =>
  metricsOf(profilePresets[name].kind, profilePresets[name].profile);

it('takes a short notice for one page everywhere', () => {
  for (const name of ['lobby', 'landscape', 'elevator', 'epaper'] as const)
    expect(leastPages(short, metrics(name))).toBe(1);
});

it('counts pages by the characters that a page of the lobby holds', () => {
  const pages = (chars: number) => leastPages({ ...short, body: '长'.repeat(chars) }, metrics('lobby'));
  expect(pages(100)).toBe(1);
  expect(pages(400)).toBe(2);
  expect(pages(600)).toBeLessThanOrEqual(4);
  expect(leastPages({ ...short, body: '长\n'.repeat(60) }, metrics('lobby'))).toBeGreaterThan(3);
});

it('divides a key point into pages of 24 characters in a lift', () => {
  expect(leastPages({ ...short, keyPoint: '字'.repeat(24) }, metrics('elevator'))).toBe(1);
  expect(leastPages({ ...short, keyPoint: '字'.repeat(25) }, metrics('elevator'))).toBe(2);
});
