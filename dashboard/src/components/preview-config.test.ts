import type { Place, Site } from '@louyu/contract/api/places';
import { previewMessageSchema } from '@louyu/contract/preview';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { placeTree } from './place-tree.ts';
import { previewConfig } from './preview-config.ts';

const site: Site = {
  id: 'site',
  name: { 'zh-CN': '瑞安苑' },
  office: { 'zh-CN': '瑞安苑物业服务中心' },
  hotline: '8800 1234',
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  publicUrl: 'http://192.168.1.20:8080',
};

const place = (id: string, parentId: string | null, kind: Place['kind']): Place => ({
  id,
  parentId,
  kind,
  name: { 'zh-CN': id },
  deviceCount: 0,
  householdCount: 0,
});

const places = [
  place('site', null, 'site'),
  place('b1', 'site', 'building'),
  place('b2', 'site', 'building'),
  place('lobby2', 'b2', 'spot'),
];

test('a preview hangs at the first spot that the audience reaches, and knows its building', () => {
  const config = previewConfig(site, placeTree(places), ['b1', 'b2'], 'en');
  expect(config?.spotIds).toEqual(['lobby2']);
  expect(config?.places.map(({ id }) => id)).toEqual(['lobby2', 'b2', 'site']);
  expect(v.is(previewMessageSchema, { type: 'louyu.preview', config, notices: [] })).toBe(true);
});

test('without any spot it hangs at the place itself', () => {
  expect(previewConfig(site, placeTree(places.slice(0, 1)), ['site'], 'zh-CN')?.spotIds).toEqual(['site']);
  expect(previewConfig(site, placeTree([]), [], 'zh-CN')).toBeUndefined();
});
