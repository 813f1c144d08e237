import type { Forecast } from '@louyu/contract/api/devices';
import type { BoardNotice } from '@louyu/contract/board';
import { expect, test } from 'vitest';
import { forecastDays, momentOn, noticesOf, openAt } from './forecast.ts';

function notice(id: string, change: Partial<BoardNotice> = {}): BoardNotice {
  return {
    id,
    number: 1,
    revision: 1,
    category: 'water',
    priority: 'normal',
    signedAt: '2026-11-20T00:00:00.000Z',
    windows: [{ from: '2026-11-22T23:00:00.000Z', to: '2026-11-23T01:00:00.000Z' }],
    content: { 'zh-CN': { title: '停水', shortTitle: '停水', keyPoint: '', facts: [], body: '' } },
    ...change,
  };
}

function forecast(notices: readonly BoardNotice[], offHours: Forecast['config']['offHours'] = []): Forecast {
  const name = { 'zh-CN': '3栋' };
  return {
    config: {
      deviceId: 'device1',
      name: '大堂屏',
      kind: 'lcd',
      site: { id: 'site1', name, office: name, hotline: '021-5555 0123' },
      places: [{ id: 'b3', parentId: null, kind: 'building', name }],
      spotIds: ['b3'],
      profile: {
        widthPx: 1080,
        heightPx: 1920,
        diagonalInches: 43,
        viewingDistanceMetres: 2.5,
        audio: false,
      },
      language: 'zh-CN',
      volumePercent: 0,
      brightnessPercent: 100,
      publicUrl: 'http://127.0.0.1',
      screenCode: '00000000000000',
      timeZone: 'Asia/Shanghai',
      offHours,
    },
    boards: [{ placeId: 'b3', notices: [...notices] }],
    from: '2026-11-22T04:00:00.000Z',
    to: '2026-11-24T04:00:00.000Z',
  };
}

test('each day of the site holds what is open on it, in minutes of its clock', () => {
  const days = forecastDays(forecast([notice('a')]));
  expect(days.map(({ date, known }) => [date, known.from, known.to])).toEqual([
    ['2026-11-22', 720, 1_440],
    ['2026-11-23', 0, 1_440],
    ['2026-11-24', 0, 720],
  ]);
  expect(days.map(({ notices }) => notices.map(({ open }) => open))).toEqual([
    [],
    [[{ from: 420, to: 540 }]],
    [],
  ]);
});

test('of a notice on several boards the newest revision counts, and none for another kind of glass', () => {
  const known = forecast([notice('a', { revision: 2 }), notice('a'), notice('b', { profiles: ['epaper'] })]);
  expect(noticesOf(known).map(({ id, revision }) => `${id}${revision}`)).toEqual(['a2']);
});

test('a notice is open from its start up to, not at, its end', () => {
  const notices = [notice('a')];
  expect(openAt(notices, '2026-11-22T23:00:00.000Z')).toHaveLength(1);
  expect(openAt(notices, '2026-11-23T01:00:00.000Z')).toHaveLength(0);
});

test('planned off-hours go on over midnight', () => {
  const days = forecastDays(forecast([], [{ weekdays: [7], from: '22:00', to: '06:00' }]));
  expect(days.map(({ off }) => off)).toEqual([[{ from: 1_320, to: 1_440 }], [{ from: 0, to: 360 }], []]);
});

test('a minute of a day is a moment of the site', () => {
  expect(momentOn('2026-11-23', 450, 'Asia/Shanghai')).toBe('2026-11-22T23:30:00.000Z');
});
