import type { Place, Site } from '@louyu/contract/api/places';
import { profilePresets } from '@louyu/contract/glass/presets';
import { previewMessageSchema } from '@louyu/contract/preview';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { placeTree } from './place-tree.ts';
import { framedScreens, previewConfig } from './preview-config.ts';

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

test('the usual screens hang at the first spot that the audience reaches, and know its building', () => {
  const tree = placeTree(places);
  const screens = framedScreens([], tree, ['b1', 'b2']);
  expect(screens.map(({ kind, place: { id } }) => [kind, id])).toEqual([
    ['lcd', 'lobby2'],
    ['lcd', 'lobby2'],
    ['elevator', 'lobby2'],
    ['epaper', 'lobby2'],
  ]);
  const [first] = screens;
  const config = first && previewConfig(site, tree, first, 'en');
  expect(config?.spotIds).toEqual(['lobby2']);
  expect(config?.places.map(({ id }) => id)).toEqual(['lobby2', 'b2', 'site']);
  expect(v.is(previewMessageSchema, { type: 'louyu.preview', config, notices: [] })).toBe(true);
});

test('the screens that are there come in their place', () => {
  const profile = profilePresets.elevator.profile;
  const there = { kind: 'elevator' as const, profile, count: 12, spotId: 'lobby2', besideIds: ['n1'] };
  const screens = framedScreens([{ ...there, where: { 'zh-CN': '2栋' } }], placeTree(places), ['b2']);
  expect(screens).toMatchObject([
    { kind: 'elevator', count: 12, place: { id: 'lobby2' }, besideIds: ['n1'] },
  ]);
});

test('without any spot they hang at the place itself', () => {
  const [first] = framedScreens([], placeTree(places.slice(0, 1)), ['site']);
  expect(first?.place.id).toBe('site');
  expect(framedScreens([], placeTree([]), [])).toEqual([]);
});
