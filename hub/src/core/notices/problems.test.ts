import { describe, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import { outageDraft } from '../../../../tests/support/notice-records.ts';
import { PlaceTree } from '../places/place-tree.ts';
import { problemsOf, windowFor, windowMaxDays } from './problems.ts';
import type { Template } from './template.ts';
import { templateById } from './templates.ts';

const now = '2026-11-21T00:00:00.000Z';
const tree = new PlaceTree([
  { id: 'site1', siteId: 'site1', parentId: null, kind: 'site', name: { 'zh-CN': '瑞安苑' }, position: 0 },
]);

function template(id: string): Template {
  const found = templateById(id);
  if (found === undefined) throw new TypeError(`no template ${id}`);
  return found;
}

function codes(draft: Draft): string[] {
  return problemsOf(draft, template(draft.templateId), tree, now, 'zh-CN').map(
    (problem) => `${problem.field} ${problem.code}`,
  );
}

it('finds nothing wrong with a complete draft', () => {
  expect(codes(outageDraft)).toEqual([]);
});

it.each(['reason', 'area', 'start', 'restore', 'interim'])('names %s when it is missing (R9)', (key) => {
  const { [key]: _, ...fields } = outageDraft.fields;
  expect(codes({ ...outageDraft, fields })).toContain(`${key} notice.field_missing`);
});

describe('a field', () => {
  const withField = (key: string, value: Draft['fields'][string]) =>
    codes({ ...outageDraft, fields: { ...outageDraft.fields, [key]: value } });

  it('has a length that counts characters, not UTF-16 units', () => {
    expect(withField('reason', { 'zh-CN': '水'.repeat(40) })).toEqual([]);
    expect(withField('reason', { 'zh-CN': '𠮷'.repeat(40) })).toEqual([]);
    expect(withField('reason', { 'zh-CN': '水'.repeat(41) })).toEqual(['reason notice.field_too_long']);
    expect(withField('reason', { 'zh-CN': '管道检修', en: 'x'.repeat(101) })).toEqual([
      'reason notice.field_too_long',
    ]);
  });

  it('holds what its type says', () => {
    expect(withField('reason', { at: now })).toEqual(['reason notice.field_wrong']);
    expect(withField('start', { 'zh-CN': '明天' })).toContain('start notice.field_wrong');
    expect(withField('reason', { 'zh-CN': '管道\n检修' })).toEqual(['reason notice.field_wrong']);
  });

  it('refuses an end before the start', () => {
    expect(withField('restore', { at: '2026-11-22T00:59:00.000Z' })).toEqual([
      'restore lint.end_before_start',
    ]);
  });
});

describe('the window', () => {
  it('ends with the restoration where the author says nothing else', () => {
    expect(windowFor(outageDraft, template('water-outage'), now)).toEqual({
      from: now,
      to: '2026-11-22T10:00:00.000Z',
    });
  });

  it('may not be over, empty or endless', () => {
    const until = (to: string | null, from: string | null = null) =>
      codes({ ...outageDraft, window: { from, to } });
    expect(until('2026-11-20T00:00:00.000Z')).toEqual(['window notice.window_wrong']);
    expect(until('2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z')).toEqual([
      'window notice.window_wrong',
    ]);
    const tooLong = new Date(Date.parse(now) + (windowMaxDays + 1) * 86_400_000).toISOString();
    expect(until(tooLong)).toEqual(['window notice.window_wrong']);
    expect(until('2026-11-23T00:00:00.000Z')).toEqual([]);
  });
});

it('wants an audience that exists', () => {
  expect(codes({ ...outageDraft, audience: [] })).toEqual(['audience notice.audience_empty']);
  expect(codes({ ...outageDraft, audience: ['nowhere'] })).toEqual(['audience notice.audience_empty']);
});
