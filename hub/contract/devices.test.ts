import { describe, expect, test } from 'vitest';
import { deviceConfigSchema, offHoursSchema, type DeviceConfig } from './devices.ts';
import { parseWire } from './documents.ts';

const config: DeviceConfig = {
  deviceId: 'screen1',
  name: '3 号楼大堂屏',
  kind: 'lcd',
  site: {
    id: 'site1',
    name: { 'zh-CN': '翠园' },
    office: { 'zh-CN': '翠园物业', en: 'Office' },
    hotline: '010-1234',
  },
  places: [{ id: 'lobby1', parentId: null, kind: 'spot', name: { 'zh-CN': '大堂' } }],
  spotIds: ['lobby1'],
  profile: { widthPx: 1080, heightPx: 1920, diagonalInches: 43, viewingDistanceMetres: 3, audio: true },
  language: 'zh-CN',
  volumePercent: 60,
  brightnessPercent: 100,
  hubUrls: ['http://192.168.1.20:8080'],
  publicUrl: 'https://louyu.example.cn',
  screenCode: '0123456789abcd',
  timeZone: 'Asia/Shanghai',
  offHours: [{ weekdays: [1, 7], from: '23:00', to: '06:00' }],
  kioskBuild: '1',
};
const parse = (change: object) => () =>
  parseWire(deviceConfigSchema, JSON.stringify({ ...config, ...change }));

test('a config is taken as it is', () => {
  expect(parse({})()).toEqual(config);
});

describe('a config is refused', () => {
  const { profile } = config;
  test.each([
    ['of an unknown kind', { kind: 'tv' }],
    ['without a place', { places: [] }],
    ['without a spot', { spotIds: [] }],
    ['of a screen too small to read', { profile: { ...profile, widthPx: 199 } }],
    ['of a screen without a size', { profile: { ...profile, diagonalInches: 0 } }],
    ['of half a pixel', { profile: { ...profile, heightPx: 1920.5 } }],
    ['louder than loud', { volumePercent: 101 }],
    ['darker than dark', { brightnessPercent: -1 }],
    ['without a hub', { hubUrls: [] }],
    ['with a script for a hub', { hubUrls: ['javascript:alert(1)'] }],
    ['with a file for a public address', { publicUrl: 'file:///etc/passwd' }],
    ['with data for a public address', { publicUrl: 'data:text/html,x' }],
    ['with no address for a hub', { hubUrls: ['192.168.1.20'] }],
    ['with a screen code in capitals', { screenCode: '0123456789ABCD' }],
    ['with a screen code of 6 bytes', { screenCode: '0123456789ab' }],
  ])('%s', (_, change) => {
    expect(parse(change)).toThrow('wire.invalid');
  });
});

test.each([
  [{ weekdays: [1], from: '00:00', to: '23:59' }, true],
  [{ weekdays: [1], from: '24:00', to: '06:00' }, false],
  [{ weekdays: [1], from: '22:60', to: '06:00' }, false],
  [{ weekdays: [1], from: '7:00', to: '08:00' }, false],
  [{ weekdays: [0], from: '22:00', to: '06:00' }, false],
  [{ weekdays: [8], from: '22:00', to: '06:00' }, false],
  [{ weekdays: [], from: '22:00', to: '06:00' }, false],
])('off-hours %j: %s', (offHours, expected) => {
  const act = () => parseWire(offHoursSchema, JSON.stringify(offHours));
  if (expected) expect(act()).toEqual(offHours);
  else expect(act).toThrow('wire.invalid');
});
