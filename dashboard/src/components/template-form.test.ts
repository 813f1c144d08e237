import { expect, it, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => 'zh-CN', setItem: () => undefined });
vi.stubGlobal('document', { documentElement: { lang: '' } });
const { blankTemplate, faultsToSay, newField, placeWords } = await import('./template-form.ts');

const blank = blankTemplate();

it('a new field takes the first letter that is free', () => {
  expect(newField(blank.fields).key).toBe('fieldC');
  expect(newField(blank.fields.slice(1)).key).toBe('fieldA');
});

it('what is still to be written is said only once it was asked for; what is wrong at once', () => {
  const fault = (code: 'template.words_missing' | 'template.variable_unknown') => ({
    path: 'name',
    code,
    message: '',
  });
  const faults = [fault('template.words_missing'), fault('template.variable_unknown')];
  expect(faultsToSay(faults, false)).toEqual([fault('template.variable_unknown')]);
  expect(faultsToSay(faults, true)).toEqual(faults);
});

it.each([
  ['wording.zh-CN.shortTitle', '中文文字 · 短标题（电梯、墨水屏）'],
  ['wording.en', '英文文字'],
  ['fields.0.label', '要填的栏目 · 事由'],
  ['checklist.2', '签发前核对'],
  ['endsWith', '新通知的默认值'],
])('%s is called %s', (path, words) => {
  expect(placeWords(path, blank)).toBe(words);
});
