import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import { openDeviceHub, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { approver, both, editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { ClockWatch } from '../clock-watch.ts';
import { effectiveRevision } from './lifecycle.ts';
import { NoticeService } from './notice-service.ts';
import { Releases } from './releases.ts';
import { templateById } from './templates.ts';

const ticks = templateById(outageDraft.templateId)?.checklist.map(() => true) ?? [];
const corrected = {
  ...outageDraft,
  fields: { ...outageDraft.fields, reason: { 'zh-CN': '水泵更换', en: 'Pump replacement' } },
};

let hub: DeviceHub;
let clockWatch: ClockWatch;
let releases: Releases;
let notices: NoticeService;

beforeEach(async () => {
  hub = await openDeviceHub();
  clockWatch = new ClockWatch(hub.clock, null);
  releases = new Releases();
  let ids = 0;
  notices = new NoticeService({
    ...hub,
    clock: clockWatch.lived,
    trustedClock: clockWatch.trusted,
    random: { id: () => `made${(ids += 1)}`, bytes: (length) => new Uint8Array(length) },
    events: { emit: (change) => void hub.changes.push(change) },
    releases,
  });
});
afterEach(() => hub.close());

async function inReview(): Promise<string> {
  const { id } = await notices.create(editor, outageDraft);
  await notices.submit(editor, id, 1);
  return id;
}

describe('what was submitted never changes', () => {
  it('so a signature for words that were replaced meanwhile is refused', async () => {
    const id = await inReview();
    await notices.sendBack(both, id, 1, '原因不对');
    await notices.edit(editor, id, { revision: 1, edit: 1 }, corrected);
    await notices.submit(editor, id, 2);
    // The approver's page still shows the first words.
    await expect(notices.sign(approver, id, 1, ticks)).rejects.toThrow('notice.stale_revision');
    const after = await notices.sign(approver, id, 2, ticks);
    expect(
      after.revisions.map(({ revision, state, returnReason }) => [revision, state, returnReason]),
    ).toEqual([
      [1, 'returned', '原因不对'],
      [2, 'signed', null],
    ]);
  });

  it('but a draft that nobody was shown stays one revision', async () => {
    const { id } = await notices.create(editor, outageDraft);
    const { revisions } = await notices.edit(editor, id, { revision: 1, edit: 1 }, corrected);
    expect(revisions).toMatchObject([{ revision: 1, state: 'draft', draft: corrected }]);
  });

  it('and is written by one person at a time: what somebody wrote since is never overwritten', async () => {
    const { id } = await notices.create(editor, outageDraft);
    const base = { revision: 1, edit: 1 };
    await notices.edit(both, id, base, corrected);
    const other = { ...outageDraft, priority: 'pinned' } as const;
    await expect(notices.edit(editor, id, base, other)).rejects.toThrow('notice.draft_changed');
    // The same words again are a repeated request.
    const { revisions } = await notices.edit(both, id, base, corrected);
    expect(revisions).toMatchObject([{ edit: 2, draft: corrected }]);
    await notices.edit(editor, id, { revision: 1, edit: 2 }, other);
    await notices.submit(editor, id, 1);
    await notices.sendBack(approver, id, 1, '原因不对');
    await notices.edit(editor, id, { revision: 1, edit: 3 }, corrected);
    await expect(notices.edit(both, id, { revision: 1, edit: 3 }, other)).rejects.toThrow(
      'notice.draft_changed',
    );
  });

  it('and one that was returned unchanged can be submitted again as it is', async () => {
    const id = await inReview();
    await notices.sendBack(approver, id, 1, '请再核对');
    const { revisions } = await notices.submit(editor, id, 1);
    expect(revisions).toMatchObject([{ revision: 1, state: 'in-review', draft: outageDraft }]);
  });
});

describe('author and approver are different people (R13)', () => {
  it('also where the approver wrote only a part, before others did', async () => {
    const { id } = await notices.create(both, outageDraft);
    await notices.edit(editor, id, { revision: 1, edit: 1 }, corrected);
    await notices.submit(editor, id, 1);
    await expect(notices.sign(both, id, 1, ticks)).rejects.toThrow('notice.author_is_approver');
    await notices.sendBack(approver, id, 1, '请再核对');
    // What was never signed is carried on, with whoever wrote it.
    await notices.edit(editor, id, { revision: 1, edit: 2 }, outageDraft);
    await notices.submit(editor, id, 2);
    await expect(notices.sign(both, id, 2, ticks)).rejects.toThrow('notice.author_is_approver');
    const { revisions } = await notices.sign(approver, id, 2, ticks);
    expect(revisions[1]?.authorIds).toEqual([both.id, editor.id]);
    // What was signed has been answered for: the next revision has its own authors.
    hub.clock.pass(15_000);
    await notices.edit(editor, id, { revision: 2, edit: 1 }, corrected);
    await notices.submit(editor, id, 3);
    await notices.sign(both, id, 3, ticks);
  });
});

describe('the notices that may need somebody now', () => {
  it('are none for an ended notice with a returned revision before the signed one', async () => {
    const id = await inReview();
    await notices.sendBack(approver, id, 1, '原因不对');
    expect((await hub.store.notices.current(hub.clock.now())).map((notice) => notice.id)).toEqual([id]);
    await notices.edit(editor, id, { revision: 1, edit: 1 }, corrected);
    await notices.submit(editor, id, 2);
    await notices.sign(approver, id, 2, ticks);
    expect(await hub.store.notices.current(hub.clock.now())).toHaveLength(1);
    hub.clock.pass(3 * 86_400_000);
    expect(await hub.store.notices.current(hub.clock.now())).toEqual([]);
  });
});

describe('the take-back time', () => {
  it('ends with the release of the boards, also when the hub was restarted within it', async () => {
    const id = await inReview();
    await notices.sign(approver, id, 1, ticks);
    const restarted = new Releases();
    restarted.restore(await hub.store.notices.current(hub.clock.now()), hub.clock.now());
    hub.clock.pass(14_999);
    expect(restarted.due(hub.clock.now()).noticeIds).toEqual([]);
    hub.clock.pass(1);
    for (const waiting of [releases, restarted]) {
      expect(waiting.due(hub.clock.now())).toEqual({ noticeIds: [id], placeIds: new Set(['site1']) });
      expect(waiting.due(hub.clock.now()).noticeIds).toEqual([]);
    }
    await expect(notices.takeBack(approver, id, 1)).rejects.toThrow('notice.take_back_over');
  });

  it('lets nothing go out that was taken back or recalled within it', async () => {
    const [takenBack, recalled] = [await inReview(), await inReview()];
    for (const id of [takenBack, recalled]) await notices.sign(approver, id, 1, ticks);
    await notices.takeBack(approver, takenBack, 1);
    await notices.recall(editor, recalled, '发错了');
    hub.clock.pass(15_000);
    expect(releases.due(hub.clock.now()).noticeIds).toEqual([]);
    const stored = await hub.store.notices.byId(takenBack);
    expect(stored && effectiveRevision(stored, hub.clock.now())).toBeUndefined();
    expect(await hub.store.notices.forBoards(['site1'], hub.clock.now())).toEqual([]);
  });
});

describe('a board that would outgrow the wire', () => {
  const days = (count: number) => new Date(Date.parse(hub.clock.now()) + count * 86_400_000).toISOString();
  const long: Draft = {
    templateId: 'general',
    fields: {
      title: { 'zh-CN': '长通知', en: 'A long notice' },
      shortTitle: { 'zh-CN': '长通知', en: 'Long' },
      keyPoint: { 'zh-CN': '请看全文', en: 'Read all of it' },
      body: { 'zh-CN': '长'.repeat(600), en: 'l'.repeat(1_500) },
    },
    audience: ['site1'],
    window: { from: null, to: null },
    priority: 'normal',
  };
  const generalTicks = templateById('general')?.checklist.map(() => true) ?? [];

  async function sign(change: Partial<Draft>): Promise<void> {
    const { id } = await notices.create(editor, { ...long, ...change });
    await notices.submit(editor, id, 1);
    await notices.sign(approver, id, 1, generalTicks);
  }

  async function signUntilFull(change: Partial<Draft>): Promise<void> {
    for (let count = 0; count < 40; count += 1) await sign(change);
  }

  it('is refused at the signature, also where the others are still in their take-back time', async () => {
    await expect(signUntilFull({ window: { from: null, to: days(3) } })).rejects.toThrow('notice.board_full');
    const urgent = { window: { from: null, to: days(3) }, priority: 'urgent' } as const;
    await expect(sign(urgent)).rejects.toThrow('notice.board_full');
  });

  it('is refused where what is signed for later would come too, but not for what is over by then', async () => {
    await expect(signUntilFull({ window: { from: days(20), to: days(40) } })).rejects.toThrow(
      'notice.board_full',
    );
    await expect(sign({ window: { from: null, to: days(30) } })).rejects.toThrow('notice.board_full');
    await sign({ window: { from: null, to: days(5) } });
  });
});

describe('while the clock has fallen back', () => {
  it('nothing is signed, but what is wrong can be recalled', async () => {
    const [wrong, waiting] = [await inReview(), await inReview()];
    await notices.sign(approver, wrong, 1, ticks);
    hub.clock.pass(15_000);
    expect(clockWatch.isRight()).toBe(true);
    hub.clock.pass(-3_600_000);
    await expect(notices.sign(approver, waiting, 1, ticks)).rejects.toThrow('hub.clock_behind');
    hub.wired.length = 0;
    const { recalledAt, signedAt } = await recalledThen(wrong);
    expect(recalledAt > signedAt).toBe(true);
    expect(hub.wired).toEqual(['boards:site1']);
  });

  async function recalledThen(id: string): Promise<{ recalledAt: string; signedAt: string }> {
    const { recalledAt, revisions } = await notices.recall(editor, id, '时间写错了');
    return { recalledAt: recalledAt ?? '', signedAt: revisions[0]?.signedAt ?? '' };
  }
});
