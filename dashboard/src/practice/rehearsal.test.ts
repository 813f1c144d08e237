import type { Draft, Preview, TemplateView } from '@louyu/contract/api/notices';
import { expect, test } from 'vitest';
import { newForm } from '../components/draft-form.ts';
import {
  begun,
  isDone,
  known,
  painted,
  recalled,
  returned,
  signedAt,
  stageOf,
  steps,
  submittedAs,
  takenBack,
  type Rehearsal,
} from './rehearsal.ts';

const nowMs = Date.parse('2026-11-21T01:41:00.000Z');
const outMs = nowMs + 15_000;

const template: TemplateView = {
  ...{ id: 'general', group: 'everyday', category: 'general', choosesCategory: true },
  ...{ name: { 'zh-CN': '通用' }, fields: [], checklist: [{ 'zh-CN': '时间无误' }] },
};
const draft: Draft = {
  ...{ templateId: 'general', fields: {}, audience: ['site'], priority: 'normal' },
  window: { from: null, to: null },
};
const preview: Preview = {
  ...{ notice: null, problems: [], screens: [], beside: [], groupText: null },
  reach: { screens: 0, households: 0 },
};

function submitted(priority: Draft['priority'] = 'normal'): Rehearsal {
  const rehearsal = begun(template, newForm(template, 'site', nowMs, 'Asia/Shanghai'));
  const at = new Date(nowMs).toISOString();
  return submittedAs(rehearsal, { draft: { ...draft, priority }, preview, at });
}

test('a practice notice goes the whole way, and its steps tick themselves off one by one', () => {
  let rehearsal = begun(template, newForm(template, 'site', nowMs, 'Asia/Shanghai'));
  const ticked = () => steps.filter((step) => isDone(step, rehearsal));
  expect(isDone('choose', undefined)).toBe(false);
  expect([stageOf(rehearsal, nowMs), ticked()]).toEqual(['write', ['choose']]);
  rehearsal = submitted();
  expect([stageOf(rehearsal, nowMs), ticked().at(-1)]).toEqual(['read', 'submit']);
  rehearsal = signedAt(rehearsal, nowMs);
  expect([stageOf(rehearsal, outMs - 1), ticked().at(-1)]).toEqual(['wait', 'sign']);
  expect(stageOf(rehearsal, outMs)).toBe('shown');
  rehearsal = known(painted(rehearsal, true, outMs), outMs + 1);
  expect(ticked().at(-1)).toBe('know');
  rehearsal = recalled(rehearsal, outMs + 2);
  expect([stageOf(rehearsal, outMs + 2), ticked().length]).toEqual(['going', 4]);
  rehearsal = painted(rehearsal, false, outMs + 3);
  expect([stageOf(rehearsal, outMs + 3), ticked()]).toEqual(['over', [...steps]]);
});

test('it is gone when the screen has painted without it, not when it was recalled', () => {
  const shown = painted(signedAt(submitted(), nowMs), true, outMs);
  // The screen was empty before the notice came: that says nothing of a recall.
  expect(painted(signedAt(submitted(), nowMs), false, nowMs).signed?.goneAt).toBeNull();
  expect(recalled(shown, outMs + 1).signed).toMatchObject({ goneAt: null });
});

test('a signature can be taken back, and what was sent back is written again', () => {
  const signed = signedAt(submitted(), nowMs);
  expect(stageOf(takenBack(signed), nowMs)).toBe('read');
  const again = returned(submitted(), '日期不对');
  expect([stageOf(again, nowMs), again.returnReason]).toEqual(['write', '日期不对']);
});

test('what is urgent waits for nothing', () => {
  expect(stageOf(signedAt(submitted('urgent'), nowMs), nowMs)).toBe('shown');
});

test('the first tap and the first painting count, as in earnest', () => {
  const shown = painted(signedAt(submitted(), nowMs), true, outMs);
  expect(painted(shown, true, outMs + 9)).toBe(shown);
  const tapped = known(shown, outMs + 1);
  expect(known(tapped, outMs + 2)).toBe(tapped);
});
