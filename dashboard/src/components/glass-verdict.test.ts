import type { Place, Site } from '@louyu/contract/api/places';
import { profilePresets, type PresetName } from '@louyu/contract/glass/presets';
import type { PreviewMeasured } from '@louyu/contract/preview';
import { expect, test } from 'vitest';
import { verdictOf } from './glass-verdict.ts';
import { placeTree } from './place-tree.ts';
import { previewConfig } from './preview-config.ts';

const place: Place = {
  id: 'site',
  parentId: null,
  kind: 'site',
  name: { 'zh-CN': '瑞安苑' },
  deviceCount: 0,
  householdCount: 0,
};
const site = { id: 'site', name: place.name, office: place.name, hotline: '', timeZone: 'Asia/Shanghai' };

function verdict(preset: PresetName, notices: PreviewMeasured['notices'], seconds = 60) {
  const whole: Site = { ...site, language: 'zh-CN', publicUrl: 'http://192.0.2.1:8080' };
  const config = previewConfig(whole, placeTree([place]), { ...profilePresets[preset], place }, 'zh-CN');
  return verdictOf({
    message: { type: 'louyu.preview', config, notices: [] },
    measured: { type: 'louyu.preview.measured', notices, loop: { seconds, notices: 3 } },
  });
}

const zh = { noticeId: 'preview', language: 'zh-CN', pages: 2, seconds: 40.4, overfull: null } as const;

test('says what the slower language takes, and nothing while nothing is measured', () => {
  expect(verdict('lobby', [])).toBeUndefined();
  expect(verdict('lobby', [zh, { ...zh, language: 'en', pages: 3, seconds: 61.5 }])).toEqual({
    pages: 3,
    seconds: 62,
    overfull: null,
    loop: { seconds: 60, notices: 3, long: false },
  });
});

test('names the page that is too much, and tells too many pages from type that is too small (R10)', () => {
  const en = { ...zh, language: 'en', pages: 5, overfull: 4 } as const;
  expect(verdict('lobby', [zh, en])?.overfull).toEqual({ language: 'en', page: 4, pages: 5, tooMany: true });
  expect(verdict('epaper', [{ ...zh, pages: 1, overfull: 1 }])?.overfull).toMatchObject({
    page: 1,
    tooMany: false,
  });
});

test('warns of a loop over 90 s in a lobby and 40 s in a lift; paper has none', () => {
  const long = (preset: PresetName, seconds: number) => verdict(preset, [zh], seconds)?.loop?.long;
  expect([long('lobby', 90), long('lobby', 91), long('elevator', 40), long('elevator', 41)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(verdict('epaper', [zh], 14_400)?.loop).toBeNull();
});
