import { expect, it } from 'vitest';
import type { Wording } from '@louyu/contract/api/templates';
import { openNoticeDesk } from '../../../../tests/support/notice-desk.ts';
import { editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { laterBy } from '../time.ts';
import { documentOf } from './template.ts';
import { waterOutage } from './templates/water-outage.ts';

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
