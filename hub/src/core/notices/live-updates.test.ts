import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import type { UpdateRequest } from '@louyu/contract/api/notice-updates';
import { openNoticeDesk, type NoticeDesk } from '../../../../tests/support/notice-desk.ts';
import { approver, both, editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { boardBody } from '../documents/board-body.ts';
import { laterBy } from '../time.ts';
import { effectiveRevision, stateOf } from './lifecycle.ts';
import { liveActionsFor, updatesFor } from './live-offers.ts';
import type { NoticeRecord } from './notice-store.ts';

const hourMs = 3_600_000;
const second = { ...approver, id: 'approver2', name: '主管 陈静' };

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

const say = (notice: NoticeRecord, request: UpdateRequest) => desk.notices.update(editor, notice.id, request);
const restored = { kind: 'restored', revision: 1 } as const;
const progress = (revision: number, zh: string, en?: string): UpdateRequest => ({
  kind: 'progress',
  revision,
  text: { 'zh-CN': zh, ...(en === undefined ? {} : { en }) },
});

function standing(notice: NoticeRecord) {
  return boardBody('site1', [notice], desk.now()).notices[0];
}

describe('已恢复', () => {
  it('says so at once in both languages, as the next revision, and ends two hours later', async () => {
    const notice = await desk.publish(begun);
    expect(updatesFor(notice, desk.now())).toEqual(['restored', 'postponed', 'progress']);
    desk.hub.wired.length = 0;
    const after = await say(notice, restored);
    expect(new Set(desk.hub.wired)).toEqual(new Set(['boards:site1']));
    const shown = standing(after);
    expect(shown).toMatchObject({
      revision: 2,
      signedAt: desk.now(),
      windows: [{ from: desk.now(), to: laterBy(desk.now(), 2 * hourMs) }],
      content: {
        'zh-CN': {
          title: '11月21日 8:30 已恢复供水',
          shortTitle: '供水已恢复',
          keyPoint: '8:30 已恢复供水，水浑时请先放一会儿',
          facts: [
            { label: '恢复', value: '11月21日 周六 8:30' },
            { label: '原因', value: '管道检修' },
            { label: '范围', value: '3栋 1、2 单元' },
          ],
        },
        en: { shortTitle: 'Water is back', title: 'Water is back since 21 Nov, 8:30' },
      },
    });
    expect(after.title).toBe('11月21日 8:30 已恢复供水');
    // It is over: nothing more is said of it.
    expect(updatesFor(after, desk.now())).toEqual([]);
    desk.hub.clock.pass(2 * hourMs);
    expect(stateOf(after, desk.now())).toBe('expired');
  });

  it('is not said of what has not begun, of a category where nothing comes back, or of a revision that nobody saw', async () => {
    const ahead = await desk.publish(outageDraft);
    expect(updatesFor(ahead, desk.now())).toEqual(['postponed', 'progress']);
    await expect(say(ahead, restored)).rejects.toThrow('notice.wrong_state');
    const notice = await desk.publish(begun);
    await say(notice, progress(1, '抢修人员已到场'));
    await expect(say(notice, restored)).rejects.toThrow('notice.stale_revision');
    await expect(
      desk.notices.update({ ...editor, roles: ['service'] }, notice.id, { ...restored, revision: 2 }),
    ).rejects.toThrow('auth.forbidden');
    await desk.notices.recall(editor, notice.id, '发错了');
    await expect(say(notice, { ...restored, revision: 2 })).rejects.toThrow('notice.wrong_state');
  });

  it('waits for the end of the take-back time', async () => {
    const notice = await desk.sign(begun);
    expect(updatesFor(notice, desk.now())).toEqual([]);
  });
});

describe('推迟到…', () => {
  const later = (hours: number) => laterBy('2026-11-21T10:00:00.000Z', hours * hourMs);
  const postpone = (notice: NoticeRecord, moments: Record<string, string>) =>
    say(notice, { kind: 'postponed', revision: 1, moments });

  it('moves title, key point, fact and the end of the display, and says what was moved', async () => {
    const notice = await desk.publish({ ...begun, window: { from: null, to: later(0) } });
    const shown = standing(await postpone(notice, { restore: later(2) }));
    expect(shown?.windows).toEqual([{ from: desk.now(), to: later(2) }]);
    expect(shown?.content['zh-CN']).toMatchObject({
      title: '11月21日 周六 8:00–20:00 停水',
      keyPoint: '11月21日 8:00–20:00 停水，请提前储水',
      body: '11月21日 8:30 进展：预计恢复推迟到 11月21日 20:00',
    });
    expect(shown?.content['zh-CN'].facts).toContainEqual({
      label: '恢复',
      value: '预计 11月21日 周六 20:00',
    });
    expect(shown?.content.en?.body).toBe('21 Nov, 8:30: Expected back now 21 Nov, 20:00');
  });

  it('goes forwards only, moves only what lies ahead, and keeps the order', async () => {
    const notice = await desk.publish(begun);
    await expect(postpone(notice, { restore: later(-1) })).rejects.toThrow('notice.not_later');
    await expect(postpone(notice, { restore: later(0) })).rejects.toThrow('notice.not_later');
    await expect(postpone(notice, { start: later(-1) })).rejects.toThrow('notice.wrong_state');
    await expect(postpone(notice, { reason: later(1) })).rejects.toThrow('notice.wrong_state');
    const ahead = await desk.publish(outageDraft);
    await expect(postpone(ahead, { start: '2026-11-22T11:00:00.000Z' })).rejects.toThrow(
      'lint.end_before_start',
    );
    const moved = await postpone(ahead, {
      start: '2026-11-22T03:00:00.000Z',
      restore: '2026-11-22T12:00:00.000Z',
    });
    expect(standing(moved)?.content['zh-CN'].title).toBe('11月22日 周日 11:00–20:00 停水');
  });
});

describe('追加进展', () => {
  it('adds dated lines, the newest first, to what the notice says', async () => {
    const notice = await desk.publish(begun);
    await say(notice, progress(1, '抢修人员已到场', 'The fitters are here'));
    desk.hub.clock.pass(hourMs);
    const after = await say(notice, progress(2, '已更换水泵'));
    expect(standing(after)).toMatchObject({
      revision: 3,
      content: {
        'zh-CN': { body: '11月21日 9:30 进展：已更换水泵\n11月21日 8:30 进展：抢修人员已到场' },
        en: { body: '21 Nov, 9:30: 已更换水泵\n21 Nov, 8:30: The fitters are here' },
      },
    });
  });

  it('is refused where it says what must not stand on public glass, or no longer fits', async () => {
    const notice = await desk.publish(begun);
    await expect(say(notice, progress(1, '请联系 13800138000'))).rejects.toThrow('lint.phone_number');
    for (let revision = 1; revision <= 6; revision += 1)
      await say(notice, progress(revision, '长'.repeat(60)));
    const tooLong = progress(7, '长'.repeat(60));
    await expect(say(notice, tooLong)).rejects.toThrow('notice.too_long_for_glass');
    await expect(desk.notices.previewUpdate(editor, notice.id, tooLong)).rejects.toThrow(
      'notice.too_long_for_glass',
    );
    const many = await desk.publish(begun);
    for (let revision = 1; revision <= 12; revision += 1) await say(many, progress(revision, '水'));
    await expect(say(many, progress(13, '水'))).rejects.toThrow('notice.progress_full');
  });

  it('is shown before it is sent, and nothing is changed by that', async () => {
    const notice = await desk.publish(begun);
    const preview = await desk.notices.previewUpdate(editor, notice.id, progress(1, '抢修人员已到场'));
    expect(preview.notice).toMatchObject({
      revision: 2,
      content: { 'zh-CN': { body: '11月21日 8:30 进展：抢修人员已到场' } },
    });
    expect(await desk.hub.store.notices.byId(notice.id)).toMatchObject({ revisions: [{ revision: 1 }] });
  });

  it('may bring a picture, as long as there is room for one', async () => {
    const file = (digit: string, type: 'image/webp' | 'image/png') =>
      ({ hash: digit.repeat(64), type, width: 4, height: 3, bytes: 9 }) as const;
    const pictures = ['1', '2', '3', '4'].map((digit) => ({
      ...file(digit, 'image/webp'),
      paper: file(digit, 'image/png'),
    }));
    for (const picture of pictures) await desk.hub.store.images.save(picture, editor.id, desk.now());
    const notice = await desk.publish(begun);
    const withPicture = (revision: number): UpdateRequest => {
      const [image] = pictures.slice(revision - 1);
      const alt = { 'zh-CN': '抢修现场' };
      return { ...progress(revision, '抢修中'), ...(image === undefined ? {} : { image: { image, alt } }) };
    };
    for (const revision of [1, 2, 3]) await say(notice, withPicture(revision));
    const after = await desk.hub.store.notices.byId(notice.id);
    const shown = after && standing(after)?.content['zh-CN'].images;
    expect(shown?.map(({ hash }) => hash[0])).toEqual(['1', '2', '3']);
    await expect(say(notice, withPicture(4))).rejects.toThrow('notice.images_full');
  });

  it('leaves what a colleague is writing behind it, with what was said', async () => {
    const notice = await desk.publish(begun);
    const words = { ...begun, priority: 'pinned' } as const;
    await desk.notices.edit(both, notice.id, { revision: 1, edit: 1 }, words);
    await desk.notices.submit(both, notice.id, 2);
    const after = await say(notice, progress(1, '抢修人员已到场'));
    expect(after.revisions.map(({ revision, state, update }) => [revision, state, update])).toEqual([
      [1, 'signed', null],
      [2, 'in-review', null],
      [3, 'signed', 'progress'],
      [4, 'draft', null],
    ]);
    expect(effectiveRevision(after, desk.now())?.revision).toBe(3);
    const carried = after.revisions.at(-1);
    expect(carried).toMatchObject({
      authorIds: [editor.id, both.id],
      draft: { priority: 'pinned', progress: [{ text: { 'zh-CN': '抢修人员已到场' } }] },
    });
    const submitted = await desk.notices.submit(both, notice.id, 4);
    expect(submitted.revisions.at(-1)?.content?.['zh-CN'].body).toContain('抢修人员已到场');
  });
});

describe('补签', () => {
  const conditions = async (notice: NoticeRecord) => {
    const all = await desk.hub.store.staffAlerts.countersignatures(desk.now());
    return all.filter(({ path }) => path === `/notices/${notice.id}`);
  };

  it('is called for at once and, when it is late, again; the person who spoke is not asked', async () => {
    const notice = await desk.publish(begun);
    expect(await conditions(notice)).toEqual([]);
    await desk.notices.update(both, notice.id, progress(1, '抢修人员已到场'));
    expect(await conditions(notice)).toMatchObject([
      { kind: 'countersignature', except: [both.id], roles: ['approver'], places: ['site1'] },
    ]);
    desk.hub.clock.pass(30 * 60_000);
    expect(await conditions(notice)).toMatchObject([{ kind: 'countersignature' }, { kind: 'deadline' }]);
    await expect(desk.notices.countersign(both, notice.id, 2)).rejects.toThrow('notice.author_is_approver');
    await expect(desk.notices.countersign(editor, notice.id, 2)).rejects.toThrow('auth.forbidden');
    await expect(desk.notices.countersign(approver, notice.id, 1)).rejects.toThrow('notice.stale_revision');
    const after = await desk.notices.countersign(approver, notice.id, 2);
    expect(after.revisions.at(-1)).toMatchObject({
      countersignedBy: approver.id,
      countersignedAt: desk.now(),
    });
    expect(await conditions(notice)).toEqual([]);
    await expect(desk.notices.countersign(approver, notice.id, 2)).rejects.toThrow('notice.wrong_state');
  });

  it('is for all that was said alone so far: by nobody who said any of it', async () => {
    const notice = await desk.publish(begun);
    await desk.notices.update(approver, notice.id, progress(1, '抢修人员已到场'));
    const after = await say(notice, progress(2, '已更换水泵'));
    expect(liveActionsFor(after, approver, desk.now())).not.toContain('countersign');
    await expect(desk.notices.countersign(approver, notice.id, 3)).rejects.toThrow(
      'notice.author_is_approver',
    );
    const { revisions } = await desk.notices.countersign(second, notice.id, 3);
    expect(revisions.map(({ countersignedBy }) => countersignedBy)).toEqual([null, second.id, second.id]);
    // What was answered for is nobody's share any more.
    const next = await desk.notices.update(editor, notice.id, progress(3, '开始试水'));
    expect(next.revisions.at(-1)?.authorIds).toEqual([editor.id]);
  });

  it('is not for what was put back before', async () => {
    const notice = await desk.publish(begun);
    await say(notice, restored);
    await desk.notices.putBack(editor, notice.id, 2);
    await say(notice, progress(3, '抢修人员已到场'));
    const { revisions } = await desk.notices.countersign(approver, notice.id, 4);
    expect(revisions.map(({ countersignedBy }) => countersignedBy)).toEqual([null, null, null, approver.id]);
  });

  it('is still wanted when the notice is over, and not when it was recalled or signed anew', async () => {
    const ended = await desk.publish(begun);
    await say(ended, restored);
    const recalled = await desk.publish(begun);
    await say(recalled, progress(1, '抢修人员已到场'));
    await desk.notices.recall(editor, recalled.id, '发错了');
    const corrected = await desk.publish(begun);
    await say(corrected, progress(1, '抢修人员已到场'));
    await desk.notices.edit(editor, corrected.id, { revision: 2, edit: 1 }, begun);
    await desk.notices.submit(editor, corrected.id, 3);
    await desk.notices.sign(approver, corrected.id, 3, [true, true, true]);
    desk.hub.clock.pass(3 * hourMs);
    expect((await conditions(ended)).map(({ kind }) => kind)).toEqual(['countersignature', 'deadline']);
    expect(await conditions(recalled)).toEqual([]);
    expect(await conditions(corrected)).toEqual([]);
  });

  it('may be refused by going back to what two people had signed, as a still newer revision', async () => {
    const notice = await desk.publish(begun);
    await say(notice, restored);
    const after = await desk.notices.putBack(approver, notice.id, 2);
    expect(standing(after)).toMatchObject({
      revision: 3,
      windows: [{ to: '2026-11-21T10:00:00.000Z' }],
      content: { 'zh-CN': { shortTitle: '11月21日停水' } },
    });
    expect(await conditions(notice)).toEqual([]);
    await expect(desk.notices.putBack(approver, notice.id, 3)).rejects.toThrow('notice.stale_revision');
    expect(updatesFor(after, desk.now())).toContain('restored');
  });

  it('leaves what a colleague is writing behind the words that are put back', async () => {
    const notice = await desk.publish(begun);
    await say(notice, restored);
    await desk.notices.edit(both, notice.id, { revision: 2, edit: 1 }, { ...begun, priority: 'pinned' });
    const after = await desk.notices.putBack(approver, notice.id, 2);
    expect(after.revisions.map(({ revision, state, update }) => [revision, state, update])).toEqual([
      [1, 'signed', null],
      [2, 'signed', 'restored'],
      [3, 'draft', null],
      [4, 'signed', 'put-back'],
      [5, 'draft', null],
    ]);
    expect(after.revisions.at(-1)).toMatchObject({ draft: { priority: 'pinned' } });
  });

  it('stands in the audit log with who and which revision, also before what somebody is writing', async () => {
    const notice = await desk.publish(begun);
    await desk.notices.edit(both, notice.id, { revision: 1, edit: 1 }, { ...begun, priority: 'pinned' });
    await say(notice, progress(1, '抢修人员已到场'));
    await desk.notices.countersign(approver, notice.id, 3);
    await say(notice, { ...restored, revision: 3 });
    await desk.notices.putBack(approver, notice.id, 5);
    const rows = await desk.hub.db
      .selectFrom('audit')
      .select(['actor_id', 'action', 'detail'])
      .where('subject', '=', `notice:${notice.id}`)
      .orderBy('seq', 'desc')
      .limit(4)
      .execute();
    expect(rows).toMatchObject([
      { actor_id: approver.id, action: 'notice.put-back', detail: '{"revision":7}' },
      { actor_id: editor.id, action: 'notice.restored', detail: '{"revision":5}' },
      { actor_id: approver.id, action: 'notice.countersigned', detail: '{"revision":3}' },
      { actor_id: editor.id, action: 'notice.progress-added', detail: '{"revision":3}' },
    ]);
  });
});
