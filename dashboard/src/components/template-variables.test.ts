import { expect, it } from 'vitest';
import { variablesOf, withNames, withWords } from './template-variables.ts';

const fields = [
  { key: 'reason', type: 'line', label: { 'zh-CN': '原因', en: 'Reason' } },
  { key: 'start', type: 'moment', label: { 'zh-CN': '停水时间', en: 'Off from' } },
  { key: 'restore', type: 'moment', label: { 'zh-CN': '预计恢复' } },
] as const;
const zh = variablesOf(fields, 'zh-CN');
const en = variablesOf(fields, 'en');

it.each([
  ['{start.day}停水', '{停水时间·日期}停水'],
  ['{start..restore.short} 停水，{reason}', '{停水时间–预计恢复·不带星期} 停水，{原因}'],
  ['预计 {restore}', '预计 {预计恢复}'],
  ['{startt} 停水', '{startt} 停水'],
])('%s is edited as %s and stored again', (stored, edited) => {
  expect(withWords(stored, zh)).toBe(edited);
  expect(withNames(edited, zh)).toBe(stored);
});

it('a moment in its usual form is said without a form', () => {
  expect(withWords('{start.moment}', zh)).toBe('{停水时间}');
});

it('English names are used in English, the Chinese one where there is none', () => {
  expect(withWords('{start..restore}: {reason}', en)).toBe('{Off from–预计恢复}: {Reason}');
});
