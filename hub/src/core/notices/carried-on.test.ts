import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import type { UpdateRequest } from '@louyu/contract/api/notice-updates';
import { openNoticeDesk, type NoticeDesk } from '../../../../tests/support/notice-desk.ts';
import { approver, both, editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { boardBody } from '../documents/board-body.ts';
import { newestRevision } from './lifecycle.ts';
import type { NoticeRecord } from './notice-store.ts';

const second = { ...approver, id: 'approver2' };

let desk: NoticeDesk;
beforeEach(async () => {
  desk = await openNoticeDesk();
});
afterEach(() => desk.close());

/** A water outage of today that has begun: from 8:00 to 18:00, at 8:30 in Shanghai. */
const begun: Draft = {
  ...outageDraft,
  fields: {
    ...outageDraft.fields,
    start: { at: '2026-11-21T00:00:00.000Z' },
    restore: { at: '2026-11-21T10:00:00.000Z' },
  },
};

const news: UpdateRequest = { kind: 'progress', revision: 1, text: { 'zh-CN': '抢修人员已到场' } };
const line = { text: { 'zh-CN': '抢修人员已到场' } };
const ticks = [true, true, true];

/** A notice that is out, with other words of the editor's behind it. */
async function withDraft(words: Partial<Draft>): Promise<NoticeRecord> {
  const { id } = await desk.publish(begun);
  return desk.notices.edit(editor, id, { revision: 1, edit: 1 }, { ...begun, ...words });
}

it('has among its authors whoever spoke alone, who therefore does not sign it', async () => {
  const { id } = await withDraft({ priority: 'pinned' });
  const after = await desk.notices.update(approver, id, news);
  expect(newestRevision(after)).toMatchObject({
    authorId: editor.id,
    authorIds: [approver.id, editor.id],
    draft: { priority: 'pinned', progress: [line] },
  });
  await desk.notices.submit(editor, id, 4);
  await expect(desk.notices.sign(approver, id, 4, ticks)).rejects.toThrow('notice.author_is_approver');
  await desk.notices.sign(second, id, 4, ticks);
});

it('says that it is back once somebody has said so, also when it is signed then', async () => {
  const { id } = await withDraft({ priority: 'urgent' });
  await desk.notices.submit(editor, id, 2);
  const after = await desk.notices.update(both, id, { kind: 'restored', revision: 1 });
  expect(newestRevision(after)).toMatchObject({ revision: 4, state: 'draft', windows: null });
  await desk.notices.submit(editor, id, 4);
  const signed = await desk.notices.sign(approver, id, 4, ticks);
  const [shown] = boardBody('site1', [signed], desk.now()).notices;
  expect(shown).toMatchObject({ revision: 4, content: { 'zh-CN': { shortTitle: '供水已恢复' } } });
});

it('keeps the times that its author moved, and takes over the one that was put off', async () => {
  const start = { at: '2026-11-20T23:30:00.000Z' };
  const to = '2026-11-21T09:30:00.000Z';
  const { id } = await withDraft({ fields: { ...begun.fields, start }, window: { from: null, to } });
  const restore = '2026-11-21T12:00:00.000Z';
  const after = await desk.notices.update(both, id, {
    kind: 'postponed',
    revision: 1,
    moments: { restore },
  });
  const { draft } = newestRevision(after);
  expect(draft).toMatchObject({ fields: { start, restore: { at: restore } }, window: { from: null, to } });
  expect(draft.progress).toHaveLength(1);
});

it('takes over the end of the display that moved', async () => {
  const to = '2026-11-21T10:00:00.000Z';
  const { id } = await desk.publish({ ...begun, window: { from: null, to } });
  await desk.notices.edit(editor, id, { revision: 1, edit: 1 }, { ...begun, window: { from: null, to } });
  const restore = '2026-11-21T12:00:00.000Z';
  const moments = { restore };
  const after = await desk.notices.update(both, id, { kind: 'postponed', revision: 1, moments });
  expect(newestRevision(after).draft.window).toEqual({ from: null, to: restore });
});

it('loses again what was put back: the line, the picture, the end and that it is back', async () => {
  const file = (digit: string, type: 'image/webp' | 'image/png') =>
    ({ hash: digit.repeat(64), type, width: 4, height: 3, bytes: 9 }) as const;
  const pictures = ['1', '2'].map((digit) => ({
    image: { ...file(digit, 'image/webp'), paper: file(digit, 'image/png') },
    alt: { 'zh-CN': '抢修现场' },
  }));
  for (const { image } of pictures) await desk.hub.store.images.save(image, editor.id, desk.now());
  const [own, brought] = pictures;
  if (own === undefined || brought === undefined) throw new Error('two pictures');
  const { id } = await withDraft({ images: [own] });
  const told = await desk.notices.update(both, id, { ...news, image: brought });
  expect(newestRevision(told).draft).toMatchObject({ images: [own, brought], progress: [line] });
  const back = await desk.notices.update(both, id, { kind: 'restored', revision: 3 });
  expect(newestRevision(back).draft).toMatchObject({ restored: { at: desk.now() }, images: [own, brought] });
  const after = await desk.notices.putBack(approver, id, 5);
  expect(newestRevision(after).draft).toEqual({ ...begun, images: [own] });
});

it('does not get back a line that its author took out', async () => {
  const { id } = await desk.publish(begun);
  await desk.notices.update(both, id, news);
  await desk.notices.edit(editor, id, { revision: 2, edit: 1 }, { ...begun, priority: 'pinned' });
  const text = { 'zh-CN': '已更换水泵' };
  const after = await desk.notices.update(both, id, { kind: 'progress', revision: 2, text });
  expect(newestRevision(after).draft.progress).toEqual([{ at: desk.now(), text }]);
});
