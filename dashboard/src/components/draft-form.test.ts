import type { TemplateView } from '@louyu/contract/api/notices';
import { expect, test } from 'vitest';
import { draftOf, endOf, formOf, newForm, type DraftForm } from './draft-form.ts';

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
const nowMs = Date.parse('2026-11-21T08:00:00Z');

function withReason(form: DraftForm, zh: string, en = ''): DraftForm {
  return { ...form, fields: { ...form.fields, reason: { zh, en, moment: '' } } };
}

test('an outage starts out as tomorrow from nine to six, for the whole site, at once', () => {
  const draft = draftOf(newForm(outage, 'site', nowMs, zone), outage, zone);
  expect(draft).toEqual({
    templateId: 'water-outage',
    templateVersion: 0,
    fields: { start: { at: '2026-11-22T01:00:00.000Z' }, restore: { at: '2026-11-22T10:00:00.000Z' } },
    audience: ['site'],
    window: { from: null, to: '2026-11-22T10:00:00.000Z' },
    priority: 'normal',
  });
});

test('pictures go with the draft, with what they show in the languages that it is written in, and come back', () => {
  const file = { hash: 'a'.repeat(64), type: 'image/webp', width: 4, height: 3, bytes: 9 } as const;
  const image = { ...file, paper: { ...file, type: 'image/png' } } as const;
  const images = [{ image, alt: { 'zh-CN': ' 取水点 ', en: 'Water point' } }];
  const form = { ...newForm(outage, 'site', nowMs, zone), images };
  expect(draftOf(form, outage, zone).images).toEqual([{ image, alt: { 'zh-CN': '取水点' } }]);
  const draft = draftOf({ ...form, withEnglish: true }, outage, zone);
  expect(draft.images).toEqual([{ image, alt: { 'zh-CN': '取水点', en: 'Water point' } }]);
  expect(formOf(draft, outage, zone).images).toEqual(draft.images);
});

test('the display ends with the restoration until the author says otherwise', () => {
  const form = newForm(outage, 'site', nowMs, zone);
  const later = {
    ...form,
    fields: { ...form.fields, restore: { zh: '', en: '', moment: '2026-11-22T20:30' } },
  };
  expect(endOf(later, outage)).toBe('2026-11-22T20:30');
  expect(endOf({ ...later, to: '2026-11-23T08:00' }, outage)).toBe('2026-11-23T08:00');
});

test('English goes along only where it is asked for', () => {
  const form = withReason(newForm(outage, 'site', nowMs, zone), ' 管道检修 ', 'Pipe maintenance');
  expect(draftOf(form, outage, zone).fields['reason']).toEqual({ 'zh-CN': '管道检修' });
  expect(draftOf({ ...form, withEnglish: true }, outage, zone).fields['reason']).toEqual({
    'zh-CN': '管道检修',
    en: 'Pipe maintenance',
  });
});

test('a draft comes back as the form that made it', () => {
  const form = { ...withReason(newForm(outage, 'site', nowMs, zone), '检修', 'Repair'), withEnglish: true };
  const pinned: DraftForm = { ...form, from: '2026-11-22T07:00', to: '2026-11-23T08:00', priority: 'pinned' };
  for (const each of [form, pinned]) {
    const draft = draftOf(each, outage, zone);
    expect(draftOf(formOf(draft, outage, zone), outage, zone)).toEqual(draft);
    expect(formOf(draft, outage, zone).to).toBe(each.to);
  }
});

test('a template says when its moments usually are, how it ranks, and needs choices and numbers only once', () => {
  const warning: TemplateView = {
    ...outage,
    id: 'weather-warning',
    priority: 'urgent',
    endsWith: 'until',
    fields: [
      { key: 'level', type: 'choice', required: true, label, choices: [label, label] },
      { key: 'phone', type: 'phone', required: true, label },
      { key: 'issued', type: 'moment', required: true, label, usually: { days: 0 } },
      { key: 'until', type: 'moment', required: true, label, usually: { days: 7, hour: 16 } },
    ],
  };
  const fresh = newForm(warning, 'site', nowMs, zone);
  const level = { zh: '橙色', en: 'left over', moment: '' };
  const phone = { zh: ' 110 ', en: '', moment: '' };
  const form = { ...fresh, withEnglish: true, fields: { ...fresh.fields, level, phone } };
  const draft = draftOf(form, warning, zone);
  expect(draft.priority).toBe('urgent');
  expect(draft.fields).toEqual({
    level: { 'zh-CN': '橙色' },
    phone: { 'zh-CN': '110' },
    issued: { at: '2026-11-21T08:00:00.000Z' },
    until: { at: '2026-11-28T08:00:00.000Z' },
  });
});

test('a template says where a notice usually hangs, on what, for whom and how long', () => {
  const own: TemplateView = {
    ...outage,
    id: 'own-1',
    version: 3,
    endsWith: undefined,
    usualAudience: ['b1'],
    usualProfiles: ['lcd'],
    usualFrom: { days: 2, hour: 7 },
    usualTo: { days: 7, hour: 20 },
  };
  const form = { ...newForm(own, 'site', nowMs, zone), tagIds: ['tag1'] };
  const draft = draftOf(form, own, zone);
  expect(draft).toMatchObject({
    templateVersion: 3,
    audience: ['b1'],
    profiles: ['lcd'],
    tagIds: ['tag1'],
    window: { from: '2026-11-22T23:00:00.000Z', to: '2026-11-28T12:00:00.000Z' },
  });
  expect(draftOf(formOf(draft, own, zone), own, zone)).toEqual(draft);
});
