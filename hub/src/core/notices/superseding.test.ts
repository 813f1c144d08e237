import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import { openNoticeDesk, type NoticeDesk } from '../../../../tests/support/notice-desk.ts';
import { approver, editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { boardBody } from '../documents/board-body.ts';
import { laterBy } from '../time.ts';
import { previewDraft } from './draft-preview.ts';
import { stateOf } from './lifecycle.ts';
import type { NoticeRecord } from './notice-store.ts';
import { NoticeViews } from './notice-views.ts';
import { Releases } from './releases.ts';

let desk: NoticeDesk;
beforeEach(async () => {
  desk = await openNoticeDesk();
});
afterEach(() => desk.close());

const hourMs = 3_600_000;
const ticks = [true, true, true];

function instead(old: NoticeRecord, change: Partial<Draft> = {}): Draft {
  return {
    ...outageDraft,
    fields: { ...outageDraft.fields, reason: { 'zh-CN': '水泵更换' } },
    supersedes: old.id,
    ...change,
  };
}

/** What a display shows at a moment that took its board at another one. */
async function shownAt(moment: string, takenAt: string): Promise<string[]> {
  const notices = await desk.hub.store.notices.forBoards(['site1'], takenAt);
  const { notices: standing } = boardBody('site1', notices, takenAt);
  return standing
    .filter(({ windows }) => windows.some(({ from, to }) => from <= moment && moment < to))
    .map(({ id }) => id);
}

async function tieOf(id: string): Promise<NoticeRecord['superseded'] | undefined> {
  return (await desk.hub.store.notices.byId(id))?.superseded;
}

/** Writes, submits and signs the second revision of a notice. */
async function revise(id: string, draft: Draft): Promise<NoticeRecord> {
  await desk.notices.edit(editor, id, { revision: 1, edit: 1 }, draft);
  await desk.notices.submit(editor, id, 2);
  return desk.notices.sign(approver, id, 2, ticks);
}

describe('a notice that replaces another', () => {
  it.each([
    ['as soon as it is signed', null],
    ['within its take-back time', 5_000],
    ['later', hourMs],
  ])(
    'takes its place %s: at every moment one of them stands, never both, never neither',
    async (_, fromMs) => {
      const old = await desk.publish(outageDraft);
      const signedAt = desk.now();
      const from = fromMs === null ? null : laterBy(signedAt, fromMs);
      const next = await desk.sign(instead(old, { window: { from, to: null } }));
      const changeAt = laterBy(signedAt, Math.max(fromMs ?? 0, 15_000));
      const steps = [0, 1, 4_999, 5_000, 14_999, 15_000, 15_001, hourMs - 1, hourMs, hourMs + 1, 2 * hourMs];
      for (const takenMs of steps) {
        const takenAt = laterBy(signedAt, takenMs);
        for (const laterMs of steps) {
          const moment = laterBy(takenAt, laterMs);
          // What a display took before the new one was out, it holds until it hears of that.
          const knows = takenMs >= 15_000;
          expect(await shownAt(moment, takenAt)).toEqual([knows && moment >= changeAt ? next.id : old.id]);
        }
      }
    },
  );

  it.each([
    ['replaces it too', true],
    ['replaces it no more', false],
  ])(
    'replaces it still when a next version that %s is taken back: never both, never neither',
    async (_, doesToo) => {
      const old = await desk.publish(outageDraft);
      const from = laterBy(desk.now(), hourMs);
      const words = instead(old, { window: { from, to: null } });
      const { id } = await desk.publish(words);
      const tie = await tieOf(old.id);
      expect(tie).toMatchObject({ by: id, at: from });
      const { supersedes, ...without } = words;
      await revise(id, doesToo ? { ...words, supersedes } : without);
      expect(await tieOf(old.id)).toEqual(doesToo ? tie : null);
      desk.hub.clock.pass(5_000);
      await desk.notices.takeBack(approver, id, 2);
      expect(await tieOf(old.id)).toEqual(tie);
      const takenBackAt = desk.now();
      const steps = [0, 15_000, hourMs - 20_001, hourMs - 20_000, hourMs, 2 * hourMs];
      for (const takenMs of steps) {
        const takenAt = laterBy(takenBackAt, takenMs);
        for (const laterMs of steps) {
          const moment = laterBy(takenAt, laterMs);
          expect(await shownAt(moment, takenAt)).toEqual([moment >= from ? id : old.id]);
        }
      }
    },
  );

  it('lets go of what its newest words do not name, and takes it again when they are taken back', async () => {
    const old = await desk.publish({ ...outageDraft, audience: ['b3'] });
    const other = await desk.publish({ ...outageDraft, audience: ['b5'] });
    const window = { from: laterBy(desk.now(), hourMs), to: null };
    const { id } = await desk.publish(instead(old, { window }));
    desk.releases.due(desk.now());
    const { revisions } = await revise(id, instead(other, { window }));
    const goesOutAt = revisions.at(-1)?.goesOutAt;
    expect(await tieOf(old.id)).toBeNull();
    expect(await tieOf(other.id)).toMatchObject({ by: id, outAt: goesOutAt });
    const [changesBefore, boardsBefore] = [desk.hub.changes.length, desk.hub.wired.length];
    await desk.notices.takeBack(approver, id, 2);
    expect(await tieOf(old.id)).toMatchObject({ by: id, at: window.from });
    expect(await tieOf(other.id)).toBeNull();
    const told = desk.hub.changes.slice(changesBefore).map((change) => change.id);
    expect(new Set(told)).toEqual(new Set([id, old.id, other.id]));
    expect(desk.hub.wired.slice(boardsBefore)).toEqual(
      expect.arrayContaining(['boards:site1', 'boards:b3', 'boards:b5']),
    );
    const rows = await desk.hub.db
      .selectFrom('audit')
      .select(['action', 'subject'])
      .where('action', 'in', ['notice.superseded', 'notice.superseding-undone'])
      .orderBy('seq', 'desc')
      .limit(2)
      .execute();
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: 'notice.superseded', subject: `notice:${old.id}` },
        { action: 'notice.superseding-undone', subject: `notice:${other.id}` },
      ]),
    );
  });

  it('leaves what it was to replace standing when it is recalled, whatever its newest draft says', async () => {
    const old = await desk.publish(outageDraft);
    const other = await desk.publish(outageDraft);
    const window = { from: laterBy(desk.now(), hourMs), to: null };
    const { id } = await desk.publish(instead(old, { window }));
    await desk.notices.edit(editor, id, { revision: 1, edit: 1 }, instead(other, { window }));
    await desk.notices.recall(editor, id, '发错了');
    desk.hub.clock.pass(hourMs);
    expect(await shownAt(desk.now(), desk.now())).toEqual([old.id, other.id]);
  });

  it('is tied to it both ways, and the old one is over from then on', async () => {
    const old = await desk.publish(outageDraft);
    const next = await desk.publish(instead(old));
    const after = await desk.hub.store.notices.byId(old.id);
    expect(after?.superseded).toMatchObject({ by: next.id });
    expect(after && stateOf(after, desk.now())).toBe('recalled');
    await expect(desk.notices.edit(editor, old.id, { revision: 1, edit: 1 }, outageDraft)).rejects.toThrow(
      'notice.wrong_state',
    );
    await expect(desk.notices.create(editor, instead(old))).rejects.toThrow('notice.supersedes_wrong');
    const rows = await desk.hub.db
      .selectFrom('audit')
      .select(['action', 'detail'])
      .where('subject', '=', `notice:${old.id}`)
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    expect(rows).toEqual([
      { action: 'notice.superseded', detail: JSON.stringify({ by: `notice:${next.id}` }) },
    ]);
  });

  it('leaves the old one where it was when its signature is taken back, or when it is recalled before it comes', async () => {
    const old = await desk.publish(outageDraft);
    const next = await desk.sign(instead(old));
    await desk.notices.takeBack(approver, next.id, 1);
    expect(await desk.hub.store.notices.byId(old.id)).toMatchObject({ superseded: null });
    await desk.notices.sign(approver, next.id, 1, ticks);
    await desk.notices.recall(editor, next.id, '发错了');
    desk.hub.clock.pass(15_000);
    expect(await shownAt(desk.now(), desk.now())).toEqual([old.id]);
  });

  it('changes the boards of both when its take-back time is over, also after a restart', async () => {
    const old = await desk.publish({ ...outageDraft, audience: ['b5'] });
    desk.releases.due(desk.now());
    const next = await desk.sign(instead(old));
    const restarted = new Releases();
    restarted.restore(await desk.hub.store.notices.current(desk.now()), desk.now());
    desk.hub.clock.pass(15_000);
    for (const waiting of [desk.releases, restarted])
      expect(waiting.due(desk.now())).toEqual({ noticeIds: [next.id], placeIds: new Set(['site1', 'b5']) });
  });

  it('is never its own successor', async () => {
    const old = await desk.publish(outageDraft);
    const next = await desk.notices.create(editor, instead(old));
    const itself = { ...outageDraft, supersedes: old.id };
    await expect(desk.notices.edit(editor, old.id, { revision: 1, edit: 1 }, itself)).rejects.toThrow(
      'notice.supersedes_wrong',
    );
    const circle = { ...outageDraft, supersedes: next.id };
    await expect(desk.notices.edit(editor, old.id, { revision: 1, edit: 1 }, circle)).rejects.toThrow(
      'notice.supersedes_wrong',
    );
  });

  it('is linked from both pages, in the words of the reader', async () => {
    const old = await desk.publish(outageDraft);
    const next = await desk.publish(instead(old));
    const views = new NoticeViews({ ...desk.hub, glance: () => undefined });
    expect(await views.notice(old.id, editor, 'zh-CN')).toMatchObject({
      summary: { state: 'recalled' },
      supersededBy: { id: next.id, number: next.number, state: 'live', at: desk.now() },
      actions: [],
    });
    expect(await views.notice(next.id, editor, 'en')).toMatchObject({
      supersedes: { id: old.id, state: 'recalled', title: 'Water off Sun 22 Nov, 9:00–18:00' },
    });
  });
});

describe('a doubt about another notice (R2)', () => {
  const doubts = async (draft: Draft) => {
    const { problems } = await previewDraft(desk.hub, draft, null, 'zh-CN');
    return problems.filter(({ code }) => code === 'lint.near_duplicate' || code === 'lint.conflict');
  };

  it('is answered in the draft: this one replaces it, or both are needed and why', async () => {
    const old = await desk.publish(outageDraft);
    expect(await doubts(outageDraft)).toMatchObject([{ noticeId: old.id, severity: 'warn' }]);
    expect(await doubts({ ...outageDraft, supersedes: old.id })).toEqual([]);
    const beside = [{ noticeId: old.id, reason: '两处施工' }];
    expect(await doubts({ ...outageDraft, beside })).toEqual([]);
    const { id } = await desk.notices.create(editor, { ...outageDraft, beside });
    const views = new NoticeViews({ ...desk.hub, glance: () => undefined });
    expect(await views.notice(id, approver, 'zh-CN')).toMatchObject({
      beside: [{ id: old.id, reason: '两处施工' }],
    });
  });

  it('comes up again where the new one does not reach all places of the old one', async () => {
    const old = await desk.publish({ ...outageDraft, audience: ['b3', 'b5'] });
    const less = async (audience: string[]) => {
      const { problems } = await previewDraft(desk.hub, instead(old, { audience }), null, 'zh-CN');
      return problems.filter(({ code }) => code === 'lint.replaces_less');
    };
    expect(await less(['b3'])).toMatchObject([{ severity: 'warn', noticeId: old.id, field: 'audience' }]);
    expect((await less(['b3']))[0]?.message).toContain('“5栋”');
    expect(await less(['b5', 'b3'])).toEqual([]);
    expect(await less(['site1'])).toEqual([]);
  });

  it('comes up again where the new one is not for all kinds of screen of the old one', async () => {
    const everywhere = await desk.publish(outageDraft);
    const inLobbies = await desk.publish({ ...outageDraft, profiles: ['lcd'] });
    const less = async (old: NoticeRecord, profiles: Draft['profiles']) => {
      const { problems } = await previewDraft(desk.hub, instead(old, { profiles }), null, 'zh-CN');
      return problems.filter(({ code }) => code === 'lint.replaces_less');
    };
    expect(await less(everywhere, ['elevator'])).toMatchObject([{ noticeId: everywhere.id }]);
    expect((await less(inLobbies, ['elevator', 'epaper']))[0]?.message).toContain('“大堂屏”');
    expect(await less(inLobbies, ['elevator', 'lcd'])).toEqual([]);
    expect(await less(inLobbies, undefined)).toEqual([]);
    expect(await less(everywhere, ['epaper', 'elevator', 'lcd'])).toEqual([]);
  });
});
