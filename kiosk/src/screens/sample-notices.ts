import type { BoardNotice } from '@louyu/contract/board';
import type { NoticeContent } from '@louyu/contract/notice-content';
import type { ScreenConfig } from './screen-config.ts';

/** A content for tests: short enough for one page of anything. */
export const sampleContent: NoticeContent = {
  title: '明天 9:00–18:00 停水',
  shortTitle: '停水',
  keyPoint: '明天 9:00–18:00 停水，请提前储水',
  facts: [{ label: '原因', value: '管道检修' }],
  body: '',
};

/** A notice for tests; open all through November 2026. */
export function sampleNotice(id: string, change: Partial<BoardNotice> = {}): BoardNotice {
  return {
    id,
    number: 312,
    revision: 1,
    category: 'water',
    priority: 'normal',
    signedAt: '2026-11-20T08:20:00.000Z',
    windows: [{ from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' }],
    content: { 'zh-CN': sampleContent },
    ...change,
  };
}

/** A lobby screen for tests: site `s` › building `b` › unit `u` › spot `l`. */
export const sampleConfig: ScreenConfig = {
  deviceId: 'd1',
  name: '3栋1单元大堂屏',
  kind: 'lcd',
  site: {
    id: 's',
    name: { 'zh-CN': '瑞安苑', en: 'Rui’an Court' },
    office: { 'zh-CN': '瑞安苑物业服务中心' },
    hotline: '0577-8888 1234',
  },
  places: [
    { id: 's', parentId: null, kind: 'site', name: { 'zh-CN': '瑞安苑' } },
    { id: 'b', parentId: 's', kind: 'building', name: { 'zh-CN': '3栋', en: 'Building 3' } },
    { id: 'u', parentId: 'b', kind: 'unit', name: { 'zh-CN': '1单元', en: 'Unit 1' } },
    { id: 'l', parentId: 'u', kind: 'spot', name: { 'zh-CN': '大堂', en: 'Lobby' } },
  ],
  spotIds: ['l'],
  profile: { widthPx: 1080, heightPx: 1920, diagonalInches: 43, viewingDistanceMetres: 2.5, audio: false },
  language: 'zh-CN',
  volumePercent: 50,
  brightnessPercent: 100,
  publicUrl: 'http://192.168.1.20:8080',
  screenCode: '0123456789abcd',
  timeZone: 'Asia/Shanghai',
  offHours: [],
};
