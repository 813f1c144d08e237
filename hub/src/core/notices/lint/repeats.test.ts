import type { Draft } from '@louyu/contract/api/notices';
import type { Window } from '@louyu/contract/primitives';
import { describe, expect, it } from 'vitest';
import { noticeRecord, outageDraft, signedRevision } from '../../../../../tests/support/notice-records.ts';
import { recurrence } from '../../../../../tests/support/recurrence.ts';
import { PlaceTree } from '../../places/place-tree.ts';
import type { NoticeRecord } from '../notice-store.ts';
import { renderContent } from '../render.ts';
import { windowsFor } from '../schedule/draft-windows.ts';
import { templateById } from '../templates.ts';
import { lintLimitDefaults } from './limits.ts';
import { lint } from './lint.ts';

/** Saturday 21 November 2026, 8:00 in Shanghai. */
const now = '2026-11-21T00:00:00.000Z';
const site = { office: { 'zh-CN': '物业' }, hotline: '8800 1234', timeZone: 'Asia/Shanghai' };
const tree = new PlaceTree([
  { id: 'site1', siteId: 'site1', parentId: null, kind: 'site', name: { 'zh-CN': '瑞安苑' }, position: 0 },
]);

function general(body: string, rule?: string, en?: string): Draft {
  return {
    templateId: 'general',
    fields: {
      title: { 'zh-CN': '垃圾清运' },
      shortTitle: { 'zh-CN': '垃圾清运' },
      keyPoint: { 'zh-CN': '请按时投放' },
      body: en === undefined ? { 'zh-CN': body } : { 'zh-CN': body, en },
    },
    audience: ['site1'],
    window: { from: null, to: '2026-12-31T00:00:00.000Z' },
    ...(rule === undefined ? {} : { schedule: { repeat: { start: '2026-11-21', rule } } }),
    priority: 'normal',
  };
}

async function codes(draft: Draft, others: readonly NoticeRecord[] = []): Promise<string[]> {
  const template = templateById(draft.templateId);
  if (template === undefined) throw new TypeError(draft.templateId);
  const windows = await windowsFor(draft, template, now, { timeZone: site.timeZone, recurrence });
  const content = renderContent(template, draft.fields, site.timeZone);
  const known = { draft, template, content, windows, tree, site, others, now, language: 'zh-CN' } as const;
  return lint({ ...known, limits: lintLimitDefaults }).map(({ code }) => code);
}

/** Signed notices with other words, open in these windows. */
function standing(count: number, windows: readonly Window[]): NoticeRecord[] {
  const texts = ['停车场清洗', '消防演练通知', '电梯年检', '绿化修剪', '快递柜搬迁', '门禁升级'];
  return texts.slice(0, count).map((text, index) => {
    const id = `n${index}`;
    const { from, to } = { from: windows[0]?.from ?? now, to: windows.at(-1)?.to ?? now };
    const content = { title: text, shortTitle: text, keyPoint: text, facts: [], body: text.repeat(3) };
    const visible = { visibleFrom: from, visibleTo: to, windows };
    return noticeRecord([signedRevision({ noticeId: id, content: { 'zh-CN': content }, ...visible })], {
      id,
    });
  });
}

describe('a weekday that repeats', () => {
  it.each([
    ['每周三清运大件垃圾。', 'FREQ=WEEKLY;BYDAY=FR'],
    ['逢周一、周四清运大件垃圾。', 'FREQ=WEEKLY;BYDAY=MO'],
    ['每星期日清运大件垃圾。', 'FREQ=DAILY;BYDAY=TU'],
  ])('warns: %s with %s', async (body, rule) => {
    expect(await codes(general(body, rule))).toContain('lint.repeat_weekday_wrong');
  });

  it('warns in English', async () => {
    const draft = general('请投放。', 'FREQ=WEEKLY;BYDAY=FR', 'Every Wednesday from nine.');
    expect(await codes(draft)).toContain('lint.repeat_weekday_wrong');
  });

  it.each([
    ['每周三清运大件垃圾。', 'FREQ=WEEKLY;BYDAY=WE'],
    // Shown on the eve.
    ['每周三清运大件垃圾。', 'FREQ=WEEKLY;BYDAY=TU'],
    ['每周一、周四清运。', 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['每周三清运大件垃圾。', 'FREQ=DAILY'],
    ['每周三清运大件垃圾。', 'FREQ=MONTHLY;BYDAY=1MO'],
    ['周三停水一天。', 'FREQ=WEEKLY;BYDAY=FR'],
    ['每周三清运大件垃圾。', undefined],
  ])('does not warn: %s with %s', async (body, rule) => {
    expect(await codes(general(body, rule))).not.toContain('lint.repeat_weekday_wrong');
  });
});

describe('24 hours ahead', () => {
  const eve = { ...outageDraft.window, from: null };
  const outage = (dayparts: NonNullable<Draft['schedule']>['dayparts']): Draft => ({
    ...outageDraft,
    fields: { ...outageDraft.fields, start: { at: '2026-11-22T06:00:00.000Z' } },
    window: eve,
    schedule: { dayparts },
  });

  it('counts from the first time that it is really shown', async () => {
    // 30 hours before at once; 20 hours before from six in the evening on.
    expect(await codes(outage([{ from: '08:00', to: '09:00' }]))).not.toContain('lint.short_notice');
    expect(await codes(outage([{ from: '18:00', to: '20:00' }]))).toContain('lint.short_notice');
  });
});

describe('more than five a day', () => {
  const day = (date: string) => ({ from: `${date}T01:00:00.000Z`, to: `${date}T03:00:00.000Z` });
  const tuesdays = standing(5, [day('2026-11-24'), day('2026-12-01'), day('2026-12-08')]);

  it('is found on any day on which the draft comes again', async () => {
    expect(await codes(general('正文', 'FREQ=WEEKLY;BYDAY=TU;INTERVAL=2'), tuesdays)).toContain(
      'lint.too_many_a_day',
    );
    expect(await codes(general('正文', 'FREQ=WEEKLY;BYDAY=WE'), tuesdays)).not.toContain(
      'lint.too_many_a_day',
    );
  });

  it('counts what is shown day by day as new on its first day only', async () => {
    const daily = standing(5, ['2026-11-23', '2026-11-24', '2026-11-25'].map(day));
    expect(await codes(general('正文', 'FREQ=WEEKLY;BYDAY=TU'), daily)).not.toContain('lint.too_many_a_day');
    expect(await codes(general('正文', 'FREQ=WEEKLY;BYDAY=MO'), daily)).toContain('lint.too_many_a_day');
  });
});

describe('much the same notice', () => {
  const draft = general('每周清运大件垃圾，请于当天九点前放到一号门。', 'FREQ=WEEKLY;BYDAY=TU');
  const same = (windows: readonly Window[]): NoticeRecord[] => {
    const template = templateById('general');
    const content = template && renderContent(template, draft.fields, site.timeZone);
    const visible = { visibleFrom: windows[0]?.from ?? now, visibleTo: windows.at(-1)?.to ?? now, windows };
    return [noticeRecord([signedRevision({ draft, content: content ?? null, ...visible })], { id: 'same' })];
  };
  const at = (date: string) => ({ from: `${date}T01:00:00.000Z`, to: `${date}T03:00:00.000Z` });

  it('is only one where both are open at some moment', async () => {
    expect(await codes(draft, same([at('2026-11-23'), at('2026-12-01')]))).toContain('lint.near_duplicate');
    expect(await codes(draft, same([at('2026-11-23'), at('2026-12-02')]))).not.toContain(
      'lint.near_duplicate',
    );
  });
});
