import { expect, it } from 'vitest';
import type { TemplateField } from '@louyu/contract/api/notices';
import { signedRevision } from '../../../../tests/support/notice-records.ts';
import { postponed } from './postponed.ts';
import { waterOutage } from './templates/water-outage.ts';

const now = '2026-11-21T00:30:00.000Z';
const known = { now, timeZone: 'Asia/Shanghai' };

/** Put off by a day: as many moments as there are labels. */
function putOff(labels: readonly TemplateField['label'][]) {
  const keys = labels.map((_, index) => `moment${'abc'[index] ?? ''}`);
  const fields = keys.map((key, index) => {
    const label = labels[index] ?? { 'zh-CN': '' };
    return { key, type: 'moment', required: true, label } as const;
  });
  const at = (day: number) => `2026-11-${day}T01:00:00.000Z`;
  const out = signedRevision();
  const draft = { ...out.draft, fields: Object.fromEntries(keys.map((key) => [key, { at: at(22) }])) };
  const moments = Object.fromEntries(keys.map((key) => [key, at(23)]));
  return postponed({ ...out, draft, template: { ...waterOutage, fields } }, moments, known);
}

it('says what was moved', () => {
  expect(putOff([{ 'zh-CN': '停水', en: 'Off' }, { 'zh-CN': '恢复' }]).progress).toEqual([
    {
      at: now,
      text: {
        'zh-CN': '停水推迟到 11月23日 9:00，恢复推迟到 11月23日 9:00',
        en: 'Off now 23 Nov, 9:00; 恢复 now 23 Nov, 9:00',
      },
    },
  ]);
});

it('moves without a line what a line has no room for, in either language', () => {
  const tooMany = putOff(['第一次停水', '第二次停水', '预计恢复'].map((zh) => ({ 'zh-CN': zh, en: zh })));
  expect(tooMany.progress).toEqual([]);
  expect(tooMany.fields['momentc']).toEqual({ at: '2026-11-23T01:00:00.000Z' });
  const longEnglish = ['甲', '乙', '丙'].map((zh) => ({ 'zh-CN': zh, en: 'e'.repeat(40) }));
  expect(putOff(longEnglish).progress).toEqual([]);
});
