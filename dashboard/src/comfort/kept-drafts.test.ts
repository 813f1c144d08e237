import type { Draft } from '@louyu/contract/api/notices';
import { beforeEach, expect, it } from 'vitest';
import { KeptDrafts } from './kept-drafts.ts';

const dayMs = 86_400_000;
const nowMs = Date.parse('2026-11-22T01:41:00.000Z');

const draft = (reason: string): Draft => ({
  templateId: 'water-outage',
  fields: { reason: { 'zh-CN': reason } },
  audience: ['p1'],
  window: { from: null, to: null },
  priority: 'normal',
});

let stored: Map<string, string>;
const storage = {
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, value: string) => void stored.set(name, value),
};
const kept = (staffId = 'zhou') => new KeptDrafts(storage, staffId);

beforeEach(() => {
  stored = new Map();
});

it('comes back after a crash, for the same person and notice only', () => {
  kept().keep('n1', draft('管道'), nowMs);
  kept().keep('n1', draft('管道检修'), nowMs + 1);
  expect(kept().find('n1', nowMs + 2)).toEqual({
    key: 'n1',
    at: '2026-11-22T01:41:00.001Z',
    draft: draft('管道检修'),
  });
  expect(kept().find('n2', nowMs)).toBeUndefined();
  expect(kept('wang').find('n1', nowMs)).toBeUndefined();
});

it('is forgotten once saved', () => {
  kept().keep('n1', draft('管道'), nowMs);
  kept().keep('n2', draft('水泵'), nowMs);
  kept().forget('n1', nowMs);
  expect(kept().find('n1', nowMs)).toBeUndefined();
  expect(kept().find('n2', nowMs)?.draft).toEqual(draft('水泵'));
});

it('keeps the newest five, for a week', () => {
  for (let index = 0; index < 7; index += 1) kept().keep(`n${index}`, draft('管道'), nowMs + index);
  expect([0, 1, 2, 6].map((index) => kept().find(`n${index}`, nowMs) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(kept().find('n6', nowMs + 8 * dayMs)).toBeUndefined();
});

it('takes nothing that it cannot read', () => {
  for (const value of ['', 'null', '{', '[{"key":"n1","at":"then","draft":{}}]']) {
    stored.set('louyu.unsaved.zhou', value);
    expect(kept().find('n1', nowMs)).toBeUndefined();
  }
  kept().keep('n1', draft('管道'), nowMs);
  expect(kept().find('n1', nowMs)).toBeDefined();
});
