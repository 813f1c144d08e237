import type { Draft, TemplateView } from '@louyu/contract/api/notices';
import { describe, expect, test } from 'vitest';
import { copyOf, draftOf, formOf, newForm } from './draft-form.ts';
import { withTie } from './draft-tie.ts';

const label = { 'zh-CN': '…' };
const outage: TemplateView = {
  id: 'water-outage',
  group: 'outage',
  category: 'water',
  name: label,
  choosesCategory: false,
  endsWith: 'restore',
  checklist: [],
  fields: [
    { key: 'reason', type: 'line', required: true, label },
    { key: 'start', type: 'moment', required: true, label },
    { key: 'restore', type: 'moment', required: true, label },
  ],
};
const zone = 'Asia/Shanghai';
const fresh = newForm(outage, 'site', Date.parse('2026-11-21T08:00:00Z'), zone);

/** Of last week, with all that a life on the glass leaves in a draft. */
const old: Draft = {
  templateId: 'water-outage',
  templateVersion: 0,
  fields: {
    reason: { 'zh-CN': '管道检修', en: 'Pipes' },
    start: { at: '2026-11-14T01:00:00.000Z' },
    restore: { at: '2026-11-14T10:00:00.000Z' },
  },
  audience: ['b3'],
  window: { from: '2026-11-13T01:00:00.000Z', to: '2026-11-14T12:00:00.000Z' },
  priority: 'pinned',
  schedule: {
    repeat: { rule: 'FREQ=DAILY', start: '2026-11-13' },
    dayparts: [{ from: '07:00', to: '09:00' }],
  },
  progress: [{ at: '2026-11-14T03:00:00.000Z', text: { 'zh-CN': '抢修人员已到场' } }],
  restored: { at: '2026-11-14T09:00:00.000Z' },
  supersedes: 'older',
  beside: [{ noticeId: 'other', reason: '两处施工' }],
};

describe('a copy as a new notice', () => {
  test('says the same at the same places at new times, and nothing of what became of the old one', () => {
    const draft = draftOf(copyOf(old, fresh, outage, zone, ''), outage, zone);
    expect(draft).toEqual({
      templateId: 'water-outage',
      templateVersion: 0,
      fields: {
        reason: { 'zh-CN': '管道检修', en: 'Pipes' },
        start: { at: '2026-11-22T01:00:00.000Z' },
        restore: { at: '2026-11-22T10:00:00.000Z' },
      },
      audience: ['b3'],
      window: { from: null, to: '2026-11-22T10:00:00.000Z' },
      schedule: { dayparts: [{ from: '07:00', to: '09:00' }] },
      priority: 'pinned',
    });
  });

  test('that is to replace the old one keeps its times', () => {
    const draft = draftOf(copyOf(old, fresh, outage, zone, 'old1'), outage, zone);
    expect(draft).toMatchObject({
      supersedes: 'old1',
      fields: { start: { at: '2026-11-14T01:00:00.000Z' } },
    });
    expect(draft.beside).toBeUndefined();
  });
});

test('a draft keeps its news and ties when it is changed, and says no more that it is over', () => {
  const { restored: _, ...rest } = old;
  expect(draftOf(formOf(old, outage, zone), outage, zone)).toEqual(rest);
});

test('a doubt about another notice is answered one way at a time', () => {
  const both = withTie(fresh, { beside: 'other', reason: '两处施工' });
  expect(both).toEqual({ supersedes: '', beside: [{ noticeId: 'other', reason: '两处施工' }] });
  const instead = withTie({ ...fresh, ...both }, { supersedes: 'other' });
  expect(instead).toEqual({ supersedes: 'other', beside: [] });
  expect(withTie({ ...fresh, ...instead }, { beside: 'other', reason: '还是都要' })).toEqual({
    supersedes: '',
    beside: [{ noticeId: 'other', reason: '还是都要' }],
  });
});
