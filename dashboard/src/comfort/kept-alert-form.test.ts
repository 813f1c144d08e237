import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AlertForm } from '../components/alert-form.ts';
import { keepAlertForm, takeAlertForm } from './kept-alert-form.ts';

const form: AlertForm = {
  severity: 'extreme',
  whereId: 'b3',
  whereWords: '12层',
  reach: 'pick',
  picked: ['b3'],
  fields: { exit: { 'zh-CN': '东侧楼梯' } },
};
const fire = { mode: 'real', templateId: 'fire' };
const items = new Map<string, string>();

beforeEach(() => {
  items.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('comes back once, after the login', () => {
  keepAlertForm(fire, form, 0);
  expect(takeAlertForm(fire, 60_000)).toEqual(form);
  expect(takeAlertForm(fire, 60_000)).toBeUndefined();
});

test('what is about another moment, another thing or only an exercise does not', () => {
  keepAlertForm(fire, form, 0);
  expect(takeAlertForm(fire, 5 * 60_000)).toBeUndefined();
  keepAlertForm(fire, form, 0);
  expect(takeAlertForm({ ...fire, mode: 'drill' }, 1)).toBeUndefined();
  keepAlertForm(fire, form, 0);
  expect(takeAlertForm({ ...fire, templateId: 'gas' }, 1)).toBeUndefined();
  items.set('louyu.alert-form', '{"half');
  expect(takeAlertForm(fire, 1)).toBeUndefined();
});
