import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticeNewsSchema, type NoticeNews } from '@louyu/contract/api/notice-news';
import { admin } from '../../../tests/support/device-hub.ts';
import { openNoticeDesk, type NoticeDesk } from '../../../tests/support/notice-desk.ts';
import { approver, editor, outageDraft } from '../../../tests/support/notice-records.ts';
import { openRobotServer, type RobotServer } from '../../../tests/support/robot-server.ts';
import { templateById } from '../core/notices/templates.ts';
import { createRobotSender, robotSenderDefaults } from './robot-sender.ts';
import { sha256, systemRandom } from '../system/node-ports.ts';
import { alertingDefaults, createAlerting, type Alerting } from '../core/staff-alerts/alerting.ts';

/* R31: an official account, a mini program or an app hears what residents can read, signed, in order, and once. */

let desk: NoticeDesk;
let robots: RobotServer;
let alerting: Alerting;

beforeEach(async () => {
  desk = await openNoticeDesk();
  robots = await openRobotServer();
  alerting = newAlerting();
});
afterEach(async () => {
  await alerting.close();
  await robots.close();
  await desk.close();
});

const minuteMs = 60_000;
const dayMs = 86_400_000;

function newAlerting(): Alerting {
  const { store, clock } = desk.hub;
  const publicUrl = 'http://192.0.2.10:8080';
  const sender = createRobotSender({ publicUrl, nowMs: Date.now, limits: robotSenderDefaults });
  return createAlerting({
    store,
    clock,
    machineClock: clock,
    digest: sha256,
    publicUrl,
    random: systemRandom,
    live: { emit: (change) => void desk.hub.changes.push(change) },
    roster: { onDuty: () => Promise.resolve([]) },
    sender: () => Promise.resolve(sender),
    onFailure: (error) => {
      throw error;
    },
    limits: alertingDefaults,
  });
}

/** Lets everything that waits go out. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    alerting.touched({ resource: 'notice', id: null });
    await alerting.turn();
    await alerting.close();
    alerting = newAlerting();
  }
}

const add = () => alerting.robots.add(admin, robots.requestOf('notices'));
/** What the receiver took since it was last asked: each had a right signature, or it would have been refused. */
function heard(): NoticeNews[] {
  return robots.taken.splice(0).map(({ text }) => v.parse(noticeNewsSchema, JSON.parse(text)));
}
const types = () => heard().map(({ type, data: { number, revision } }) => [type, number, revision]);

describe('a webhook for notices', () => {
  it('hears that a notice goes out, is revised and recalled, each once, by the page that residents read', async () => {
    await add();
    const notice = await desk.sign(outageDraft);
    await turns();
    // Signed, but it can still be taken back.
    expect(heard()).toEqual([]);
    desk.hub.clock.pass(15_000);
    await turns();
    await turns();
    const [published, ...others] = heard();
    expect(others).toEqual([]);
    expect(published).toMatchObject({
      type: 'notice.published',
      data: {
        number: notice.number,
        revision: 1,
        places: [{ id: 'site1', kind: 'site', name: { 'zh-CN': '瑞安苑' } }],
        notice: {
          tags: ['water'],
          _louyu: { revision: 1, content: { en: { title: expect.any(String) as string } } },
        },
      },
    });
    const { url } = published?.data ?? { url: '' };
    expect(url).toMatch(/^http:\/\/192\.0\.2\.10:8080\/q\/[0-9A-Z]{16}$/);

    await desk.notices.edit(
      editor,
      notice.id,
      { revision: 1, edit: notice.revisions[0]?.edit ?? 0 },
      {
        ...outageDraft,
        fields: { ...outageDraft.fields, reason: { 'zh-CN': '更换阀门', en: 'New valve' } },
      },
    );
    await desk.notices.submit(editor, notice.id, 2);
    await turns();
    expect(heard()).toEqual([]);
    await desk.notices.sign(
      approver,
      notice.id,
      2,
      templateById(outageDraft.templateId)?.checklist.map(() => true) ?? [],
    );
    desk.hub.clock.pass(15_000);
    await turns();
    const [revised, ...more] = heard();
    expect(more).toEqual([]);
    expect(revised).toMatchObject({ type: 'notice.revised', data: { url, revision: 2 } });
    expect(JSON.stringify(revised)).toContain('更换阀门');

    await desk.notices.recall(approver, notice.id, '写错了');
    await turns();
    const [recalled, ...last] = heard();
    expect(last).toEqual([]);
    expect(recalled).toMatchObject({ type: 'notice.recalled', data: { url, revision: 2, notice: null } });
    // What was wrong, and why it was recalled, is not spread any further.
    expect(JSON.stringify(recalled)).not.toMatch(/阀门|写错/);
    await turns();
    expect(heard()).toEqual([]);
  });

  it('hears when the time of a notice is over', async () => {
    await add();
    const { number } = await desk.publish(outageDraft);
    await turns();
    expect(types()).toEqual([['notice.published', number, 1]]);
    desk.hub.clock.pass(3 * dayMs);
    await turns();
    expect(types()).toEqual([['notice.ended', number, 1]]);
  });

  it('hears first of all that is out, and again after a pause, with what has ended meanwhile', async () => {
    const first = await desk.publish(outageDraft);
    const second = await desk.publish({ ...outageDraft, audience: ['b3'] });
    await turns();
    expect(robots.taken).toEqual([]);
    const { id } = await add();
    await turns();
    expect(types()).toEqual([
      ['notice.published', first.number, 1],
      ['notice.published', second.number, 1],
    ]);
    await alerting.robots.change(admin, id, { enabled: false });
    await desk.notices.recall(approver, first.id, '写错了');
    const third = await desk.publish({ ...outageDraft, audience: ['b5'] });
    await turns();
    expect(robots.taken).toEqual([]);
    await alerting.robots.change(admin, id, { enabled: true });
    await turns();
    expect(types()).toEqual([
      ['notice.recalled', first.number, 1],
      ['notice.published', second.number, 1],
      ['notice.published', third.number, 1],
    ]);
  });

  it('that is away gets it later under the same id, and shows meanwhile what waits', async () => {
    const { id } = await add();
    robots.mood = 'down';
    const { number } = await desk.publish(outageDraft);
    await turns();
    const [view] = await alerting.robots.list();
    expect(view).toMatchObject({ id, kind: 'notices', state: 'unreachable', waiting: 1 });
    expect(view?.error).toContain('502');
    robots.mood = 'well';
    desk.hub.clock.pass(minuteMs);
    await turns();
    expect(types()).toEqual([['notice.published', number, 1]]);
    expect((await alerting.robots.list())[0]).toMatchObject({ state: 'ok', waiting: 0, error: null });
  });

  it('needs a secret to sign with, takes a test, and goes with all that waits for it', async () => {
    const request = { ...robots.requestOf('notices'), secret: 'short' };
    await expect(alerting.robots.add(admin, request)).rejects.toMatchObject({ code: 'robot.secret_wrong' });
    const { id } = await add();
    expect(await alerting.robots.test(admin, id)).toEqual({ outcome: 'sent', error: null });
    expect(JSON.parse(robots.taken.splice(0)[0]?.text ?? '')).toMatchObject({
      type: 'notice.test',
      data: {},
    });
    robots.mood = 'down';
    await desk.publish(outageDraft);
    await turns();
    await alerting.robots.remove(admin, id);
    robots.mood = 'well';
    desk.hub.clock.pass(minuteMs);
    await turns();
    expect(robots.taken).toEqual([]);
    const secret = { ...robots.requestOf('notices'), secret: `whsec_${'A'.repeat(44)}` };
    const wrong = await alerting.robots.add(admin, secret);
    expect(await alerting.robots.test(admin, wrong.id)).toMatchObject({ outcome: 'refused' });
  });

  it('hears of notices what staff are called for is not: a review calls a group and not the residents', async () => {
    await alerting.robots.add(admin, { ...robots.requestOf('webhook'), kinds: ['review'] });
    // Also where a program set it up with kinds, which it has no use for.
    await alerting.robots.add(admin, { ...robots.requestOf('notices'), kinds: ['review'] });
    const { id } = await desk.notices.create(editor, outageDraft);
    await desk.notices.submit(editor, id, 1);
    await turns();
    expect(robots.taken.map(({ kind }) => kind)).toEqual(['webhook']);
  });
});
