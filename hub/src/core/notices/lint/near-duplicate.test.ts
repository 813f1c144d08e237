import { expect, it } from 'vitest';
import { noticeRecord, outageDraft, signedRevision } from '../../../../../tests/support/notice-records.ts';
import { PlaceTree } from '../../places/place-tree.ts';
import { renderContent } from '../render.ts';
import { waterOutage } from '../templates/water-outage.ts';
import { lintLimitDefaults } from './limits.ts';
import { lint } from './lint.ts';

const timeZone = 'Asia/Shanghai';
const site1 = { siteId: 'site1', parentId: null, name: { 'zh-CN': '瑞安苑' }, position: 0 };

it.each([
  ['zh-CN', /停水/],
  ['en', /^[^\u4e00-\u9fff]*ater[^\u4e00-\u9fff]*$/],
] as const)(
  'the other notice is named by its title in the language of the reader (%s)',
  (language, title) => {
    const content = renderContent(waterOutage, outageDraft.fields, timeZone);
    const other = noticeRecord([signedRevision({ content })], { id: 'other1' });
    const found = lint({
      draft: outageDraft,
      template: waterOutage,
      content,
      windows: [{ from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T10:00:00.000Z' }],
      tree: new PlaceTree([{ ...site1, id: 'site1', kind: 'site' }]),
      site: { office: site1.name, hotline: '8800 1234', timeZone },
      others: [other],
      now: '2026-11-21T01:00:00.000Z',
      language,
      limits: lintLimitDefaults,
    }).find(({ code }) => code === 'lint.near_duplicate');
    expect(found?.noticeId).toBe('other1');
    expect(found?.details['title']).toMatch(title);
  },
);
