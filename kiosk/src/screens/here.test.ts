import { expect, test } from 'vitest';
import { asSaidHere } from './here.ts';
import { sampleConfig, sampleContent, sampleNotice } from './sample-notices.ts';

const here = {
  spotId: 'l',
  from: '2026-11-21T01:00:00.000Z',
  shortTitle: '本梯停用',
  keyPoint: '请走1号电梯',
};
const notice = sampleNotice('n', { content: { 'zh-CN': { ...sampleContent, here } } });
const lift = { ...sampleConfig, kind: 'elevator' as const };
const out = Date.parse(here.from);

test('the lift that is out says so of itself, from the moment it is, in one and the same object', () => {
  const said = asSaidHere(lift, notice, out);
  expect(said.content['zh-CN']).toMatchObject({ shortTitle: '本梯停用', keyPoint: '请走1号电梯' });
  expect(asSaidHere(lift, notice, out + 1)).toBe(said);
  expect(asSaidHere(lift, notice, out - 1)).toBe(notice);
});

test('no other lift says it, and no lobby', () => {
  expect(asSaidHere({ ...lift, spotIds: ['other'] }, notice, out)).toBe(notice);
  expect(asSaidHere(sampleConfig, notice, out)).toBe(notice);
});
