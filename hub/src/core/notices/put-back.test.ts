import { expect, it } from 'vitest';
import { openNoticeDesk } from '../../../../tests/support/notice-desk.ts';
import { approver, both, editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { laterBy } from '../time.ts';

it('is refused where the words that come back have no room on the board any more', async () => {
  const desk = await openNoticeDesk();
  try {
    const { id } = await desk.publish({
      ...outageDraft,
      fields: { ...outageDraft.fields, start: { at: laterBy(desk.now(), -3_600_000) } },
    });
    for (let revision = 1; revision <= 6; revision += 1) {
      const text = { 'zh-CN': '长'.repeat(60), en: 'l'.repeat(150) };
      await desk.notices.update(both, id, { kind: 'progress', revision, text });
    }
    await desk.notices.countersign(approver, id, 7);
    await desk.notices.update(editor, id, { kind: 'restored', revision: 7 });
    const fill = async (bodyChars: number) => {
      for (let count = 0; count < 60; count += 1) {
        await desk.publish({
          templateId: 'general',
          fields: {
            title: { 'zh-CN': '长通知' },
            shortTitle: { 'zh-CN': '长通知' },
            keyPoint: { 'zh-CN': '请看全文' },
            body: { 'zh-CN': '长'.repeat(bodyChars) },
          },
          audience: ['site1'],
          window: { from: null, to: laterBy(desk.now(), 86_400_000) },
          priority: 'normal',
        });
      }
    };
    await expect(fill(600)).rejects.toThrow('notice.board_full');
    await expect(fill(1)).rejects.toThrow('notice.board_full');
    await expect(desk.notices.putBack(approver, id, 8)).rejects.toThrow('notice.board_full');
  } finally {
    await desk.close();
  }
});
