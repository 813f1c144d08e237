import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NoticeNews } from '@louyu/contract/api/notice-news';
import { admin, openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';
import { Courier, courierDefaults } from '../core/robots/courier.ts';
import { NoticeNewsService } from '../core/robots/notice-news.ts';
import { RobotService, robotServiceDefaults } from '../core/robots/robot-service.ts';
import type { RobotOutcome } from '../core/robots/robot-store.ts';
import { sha256, systemRandom } from '../system/node-ports.ts';
import { settledNewsKeptMs } from './robots.ts';

/* What webhooks are told of notices, over a robot that is away, paused or moved. */

const minuteMs = 60_000;
const publicUrl = 'https://louyu.example';
const request = {
  name: '公众号',
  kind: 'notices' as const,
  url: 'https://channel.example/hook',
  secret: `whsec_${'A'.repeat(44)}`,
  privateAllowed: false,
  kinds: [],
  language: 'zh-CN' as const,
};

let hub: DeviceHub;
let answer: RobotOutcome;
let told: string[];
let robots: RobotService;
let news: NoticeNewsService;
let courier: Courier;
let robotId: string;

beforeEach(async () => {
  hub = await openDeviceHub();
  told = [];
  answer = { kind: 'sent' };
  const options = {
    ...hub,
    random: systemRandom,
    digest: sha256,
    publicUrl,
    live: { emit: () => undefined },
    sender: () =>
      Promise.resolve({
        assertAddress: () => undefined,
        send(_: unknown, message: object) {
          if (answer.kind === 'sent' && 'news' in message) told.push(named(message.news as NoticeNews));
          return Promise.resolve(answer);
        },
      }),
    onFailure(error: unknown) {
      throw error;
    },
  };
  const livedClock = hub.clock;
  courier = new Courier({ ...options, livedClock, limits: courierDefaults });
  const wake = () => courier.wake();
  news = new NoticeNewsService({ ...options, queued: wake });
  robots = new RobotService({ ...options, changed: wake, limits: robotServiceDefaults });
  for (const number of [312, 313]) await hub.store.notices.add(outNotice(number));
  ({ id: robotId } = await robots.add(admin, request));
});
afterEach(() => hub.close());

const named = ({ type, data }: NoticeNews) => `${type} ${data.number}`;

/** What is delivered in a time. */
async function toldFor(ms = minuteMs, stepMs = ms): Promise<string[]> {
  told = [];
  for (let passed = 0; passed < ms; passed += stepMs) {
    await news.check();
    await courier.turn();
    await courier.idle();
    hub.clock.pass(stepMs);
  }
  return told.sort();
}

async function recall(number: number): Promise<void> {
  const recalledAt = hub.clock.now();
  await hub.store.notices.save(outNotice(number, { recalledAt, recalledBy: 'approver1' }), []);
}

const all = ['notice.published 312', 'notice.published 313'];

it('is told once, and anew when it was given up and the robot is switched on again', async () => {
  answer = { kind: 'refused', error: 'HTTP 401' };
  await toldFor(10 * 60 * minuteMs, 10 * minuteMs);
  answer = { kind: 'sent' };
  expect(await toldFor(60 * minuteMs, 10 * minuteMs)).toEqual([]);
  await robots.change(admin, robotId, { name: '小程序' });
  expect(await toldFor()).toEqual([]);
  await robots.change(admin, robotId, { enabled: true });
  expect(await toldFor()).toEqual([]);
  await robots.change(admin, robotId, { enabled: false });
  await robots.change(admin, robotId, { enabled: true });
  expect(await toldFor()).toEqual(all);
  expect(await toldFor()).toEqual([]);
});

it('is told at another address, where what waited for the old one comes but once', async () => {
  answer = { kind: 'unreachable', error: 'ENOTFOUND' };
  await toldFor();
  expect((await robots.list())[0]?.waiting).toBe(2);
  answer = { kind: 'sent' };
  expect((await robots.change(admin, robotId, { url: `${request.url}2` })).waiting).toBe(0);
  expect(await toldFor()).toEqual(all);
  await robots.change(admin, robotId, { url: `${request.url}2` });
  expect(await toldFor()).toEqual([]);
});

it('tells what ended meanwhile too, whether it was to be told already or not', async () => {
  expect(await toldFor()).toEqual(all);
  answer = { kind: 'unreachable', error: 'ENOTFOUND' };
  await recall(312);
  await toldFor();
  await robots.change(admin, robotId, { enabled: false });
  await recall(313);
  answer = { kind: 'sent' };
  await robots.change(admin, robotId, { enabled: true });
  expect(await toldFor()).toEqual(['notice.recalled 312', 'notice.recalled 313']);
});

it('is forgotten a day after it was sent, with its message', async () => {
  const rows = async () => {
    const deliveries = await hub.db.selectFrom('robot_delivery').select(['message_id', 'news']).execute();
    const messages = await hub.db.selectFrom('robot_message').select('id').orderBy('id').execute();
    expect(deliveries.map(({ message_id: id }) => id).sort()).toEqual(messages.map(({ id }) => id));
    return deliveries.length;
  };
  await toldFor();
  expect(await rows()).toBe(2);
  hub.clock.pass(settledNewsKeptMs - 2 * minuteMs);
  await recall(312);
  expect(await toldFor()).toEqual(['notice.recalled 312']);
  expect(await rows()).toBe(3);
  hub.clock.pass(2 * minuteMs);
  await recall(313);
  expect(await toldFor()).toEqual(['notice.recalled 313']);
  expect(await rows()).toBe(2);
});

it('comes back with a robot that was deleted while it waited; what was sent does not', async () => {
  await toldFor();
  answer = { kind: 'unreachable', error: 'ENOTFOUND' };
  for (const number of [312, 313]) await recall(number);
  await toldFor();
  await robots.remove(admin, robotId);
  const { rows } = await hub.db.selectFrom('removed').select('rows').executeTakeFirstOrThrow();
  expect(rows).not.toContain('notice.published');
  await robots.restore(admin, robotId);
  expect((await robots.list())[0]?.waiting).toBe(2);
  answer = { kind: 'sent' };
  expect(await toldFor(60 * minuteMs, 10 * minuteMs)).toEqual(['notice.recalled 312', 'notice.recalled 313']);
});
