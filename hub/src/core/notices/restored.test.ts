import { expect, it } from 'vitest';
import type { Wording } from '@louyu/contract/api/templates';
import { openNoticeDesk } from '../../../../tests/support/notice-desk.ts';
import { editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { laterBy } from '../time.ts';
import { documentOf, templateOf } from './template.ts';
import { ownTemplate } from '../../../../tests/support/own-template.ts';
import { contentOf } from './content.ts';
import { canComeBack } from './restored.ts';
import { waterOutage } from './templates/water-outage.ts';
import { PlaceTree } from '../places/place-tree.ts';

it('is refused, already in the preview, where a template of the office lets it become longer than screens show', async () => {
  const desk = await openNoticeDesk();
  try {
    const document = documentOf(waterOutage);
    const fields = document.fields.map((field) =>
      field.key === 'area' ? { ...field, type: 'text' as const, maxChars: 600 } : field,
    );
    const inBody = (wording: Wording): Wording => ({
      ...wording,
      facts: wording.facts.filter(({ value }) => value !== '{area}'),
      body: '{area}',
    });
    const { 'zh-CN': zh, en } = document.wording;
    const version = { ...document, fields, wording: { 'zh-CN': inBody(zh), en: inBody(en) } };
    await desk.hub.store.templates.addVersion('water-outage', version, editor.id, desk.now());
    const { id } = await desk.publish({
      ...outageDraft,
      templateVersion: 1,
      fields: {
        ...outageDraft.fields,
        area: { 'zh-CN': '长'.repeat(301) },
        start: { at: laterBy(desk.now(), -3_600_000) },
      },
    });
    const restored = { kind: 'restored', revision: 1 } as const;
    await expect(desk.notices.previewUpdate(editor, id, restored)).rejects.toThrow('notice.update_too_long');
    await expect(desk.notices.update(editor, id, restored)).rejects.toThrow('notice.update_too_long');
  } finally {
    await desk.close();
  }
});

it('is said in general words of a template of the office’s own that is among the outages, and of no other', () => {
  const draft = {
    ...outageDraft,
    fields: {
      why: { 'zh-CN': '燃气检修', en: 'Gas maintenance' },
      where: { 'zh-CN': '北门外', en: 'Outside the north gate' },
      end: { at: '2026-11-22T10:00:00.000Z' },
    },
    restored: { at: '2026-11-22T08:30:00.000Z' },
  };
  const known = { tree: new PlaceTree([]), timeZone: 'Asia/Shanghai' };
  const own = templateOf('own-gas', 1, { ...ownTemplate, group: 'outage' });
  expect(canComeBack('general', own)).toBe(true);
  const said = contentOf(draft, own, 'general', known);
  expect(said?.['zh-CN'].shortTitle).toBe('已恢复正常');
  expect(said?.['zh-CN'].title).toMatch(/16:30 已恢复正常$/);
  // What had been announced stays readable: nothing else says what is back.
  expect(said?.['zh-CN'].facts.at(-1)?.value).toContain('前挪车');
  expect(said?.en?.keyPoint).toMatch(/^Back to normal since 16:30/);
  const everyday = templateOf('own-cars', 1, ownTemplate);
  expect(canComeBack('general', everyday)).toBe(false);
  expect(contentOf(draft, everyday, 'general', known)?.['zh-CN'].shortTitle).toBe('请挪车');
  expect(
    contentOf({ ...draft, ...outageDraft, restored: draft.restored }, waterOutage, 'water', known)?.['zh-CN']
      .shortTitle,
  ).toBe('供水已恢复');
});
