import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import type { RobotMessage, RobotTarget } from '../core/robots/robot-store.ts';
import type { RuledRobot } from '../../../tests/support/robot-rulebook.ts';
import { openRobotServer, type RobotServer } from '../../../tests/support/robot-server.ts';
import { mayConnect } from './addresses.ts';
import { createRobotSender, robotSenderDefaults } from './robot-sender.ts';

const kinds = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const;
const hourMs = 3_600_000;

let robots: RobotServer;
let robotClockMs = 0;

beforeEach(async () => {
  robotClockMs = Date.now();
  robots = await openRobotServer(() => robotClockMs);
});
afterEach(() => robots.close());

function target(kind: RuledRobot, change: Partial<RobotTarget> = {}): RobotTarget {
  const { url, secret } = robots.requestOf(kind);
  return { id: kind, kind, url, secret, privateAllowed: true, language: 'zh-CN', ...change };
}

function message(count: number, text = '停水通知（编号 0312）'): RobotMessage {
  const item = (n: number) => ({
    id: `alert${n}`,
    kind: 'review' as const,
    text: { 'zh-CN': `${text}${n}`, en: `Water outage ${n}` },
    path: `/sign/n${n}`,
    raisedAt: '2026-11-22T08:00:00.000Z',
    step: 0,
  });
  const others = Array.from({ length: count - 1 }, (_, n) => item(n + 1));
  return { id: 'message1', createdAt: '2026-11-22T08:00:00.000Z', items: [item(0), ...others] };
}

function sender(limits: Partial<typeof robotSenderDefaults> = {}, nowMs: () => number = Date.now) {
  return createRobotSender({
    publicUrl: 'http://192.0.2.10:8080',
    nowMs,
    limits: { ...robotSenderDefaults, ...limits },
  });
}

describe.each(kinds)('a message to %s', (kind) => {
  it('is taken by the rules of its maker, signature and all', async () => {
    expect(await sender().send(target(kind), message(1))).toEqual({ kind: 'sent' });
    expect(robots.taken).toHaveLength(1);
    expect(robots.taken[0]?.text).toContain('停水通知（编号 0312）0');
    expect(robots.taken[0]?.text).toContain('http://192.0.2.10:8080/sign/n0');
  });

  it('leads to the page of each alert, also where several come in one message', async () => {
    expect(await sender().send(target(kind), message(3))).toEqual({ kind: 'sent' });
    for (const n of [0, 1, 2]) expect(robots.taken[0]?.text).toContain(`http://192.0.2.10:8080/sign/n${n}`);
  });

  it('stays below the largest size with a hundred alerts, and says how many it leaves out', async () => {
    const many = message(100, '三栋一单元大堂屏显示内容与实际通知不一致需要重新核对后签发');
    expect(await sender().send(target(kind), many)).toEqual({ kind: 'sent' });
    const text = robots.taken[0]?.text ?? '';
    if (kind === 'webhook') expect(robots.taken[0]?.alertIds).toHaveLength(100);
    else expect(text).toContain('100 项提醒');
    if (kind === 'wecom') expect(text).toMatch(/另有 \d+ 项/);
  });

  it('stays below it with lines of every length', async () => {
    for (let length = 1; length <= 60; length += 1) {
      robotClockMs += 60_000;
      const words = `${'水'.repeat(length)}_*[<`;
      const outcome = await sender({}, () => robotClockMs).send(target(kind), message(400, words));
      expect(outcome, `${length} characters`).toEqual({ kind: 'sent' });
    }
  });

  it('is refused with a wrong secret, in the words of the robot', async () => {
    const wrong =
      kind === 'wecom'
        ? { url: robots.addressOf('wecom').replace('wecom-key', 'other-key') }
        : { secret: `whsec_${'A'.repeat(44)}` };
    const outcome = await sender().send(target(kind, wrong), message(1));
    const words = {
      wecom: /^93000 invalid/,
      dingtalk: /^310000 sign/,
      feishu: /^19021 sign/,
      webhook: /^HTTP 401/,
    };
    expect(outcome).toMatchObject({ kind: 'refused', error: expect.stringMatching(words[kind]) as string });
  });

  it('is told apart from one too many', async () => {
    let outcome;
    for (let n = 0; n <= 100 && outcome?.kind !== 'limited'; n += 1)
      outcome = await sender().send(target(kind), message(1));
    expect(outcome?.kind).toBe('limited');
    expect(robots.excess).toEqual([kind]);
  });

  it('says when nobody answers, or something else does', async () => {
    robots.mood = 'hang';
    expect(await sender({ robotTimeoutMs: 100 }).send(target(kind), message(1))).toEqual({
      kind: 'unreachable',
      error: 'ETIMEDOUT',
    });
    robots.mood = 'down';
    const outcome = await sender().send(target(kind), message(1));
    expect(outcome).toEqual({ kind: 'unreachable', error: 'HTTP 502 <html>Bad Gateway</html>' });
    robots.mood = 'busy';
    expect(await sender().send(target(kind), message(1))).toMatchObject({
      kind: 'limited',
      retryAfterMs: 5_000,
    });
  });

  it('is not sent where a redirect points', async () => {
    robots.mood = 'redirect';
    expect(await sender().send(target(kind), message(1))).toMatchObject({ kind: 'refused' });
    expect(robots.taken).toEqual([]);
  });

  it('reads no answer without end', async () => {
    robots.mood = 'huge';
    const outcome = await sender({ robotAnswerMaxBytes: 300 }).send(target(kind), message(1));
    expect(outcome.kind).toBe(kind === 'webhook' ? 'sent' : 'refused');
  });
});

describe('a clock that is wrong', () => {
  it.each(['dingtalk', 'feishu', 'webhook'] as const)('does not keep %s from being told', async (kind) => {
    const late = sender({}, () => robotClockMs - 3 * hourMs);
    expect((await late.send(target(kind), message(1))).kind).toBe('refused');
    expect(await late.send(target(kind), message(1))).toEqual({ kind: 'sent' });
  });
});

describe('what a robot echoes', () => {
  it('is shown without its address and secret', async () => {
    const wrong = target('wecom', { url: robots.addressOf('wecom').replace('0123456789', 'abc') });
    const outcome = await sender().send(wrong, message(1));
    expect(JSON.stringify(outcome)).not.toContain('wecom-key');
    const echo = target('webhook', { secret: `whsec_${'B'.repeat(44)}` });
    robots.mood = 'down';
    expect(JSON.stringify(await sender().send(echo, message(1)))).not.toContain('BBBB');
  });

  it('mentions nobody by what stands in a title', async () => {
    await sender().send(target('wecom'), message(1, '<@all> 停水'));
    expect(robots.taken[0]?.text).not.toContain('<@all>');
  });
});

describe('where a message may go', () => {
  const refused = [
    ['http://example.com/hook', false],
    ['https://127.0.0.1/hook', false],
    ['https://[::1]/hook', false],
    ['https://[::ffff:10.0.0.1]/hook', false],
    ['https://192.168.1.4/hook', false],
    ['https://0x7f000001/hook', false],
    ['https://2130706433/hook', false],
    ['https://user:password@example.com/hook', false],
    ['https://169.254.169.254/latest', true],
    ['http://[fe80::1]/hook', true],
    ['http://0.0.0.0/hook', true],
    ['ftp://192.168.1.4/hook', true],
  ] as const;
  it.each(refused)('is not %s (own network: %s)', (url, privateAllowed) => {
    expect(() => sender().assertAddress({ url, privateAllowed })).toThrow(LouyuError);
  });

  it.each([
    ['https://oapi.dingtalk.com/robot/send?access_token=x', false],
    ['http://192.168.1.4:8080/hook', true],
    ['http://homeassistant.local/hook', true],
  ])('is %s (own network: %s)', (url, privateAllowed) => {
    expect(() => sender().assertAddress({ url, privateAllowed })).not.toThrow();
  });

  it('is judged again by what its name stands for', async () => {
    const url = robots.addressOf('webhook').replace('http://127.0.0.1', 'https://localhost');
    const outcome = await sender().send(target('webhook', { url, privateAllowed: false }), message(1));
    expect(outcome).toEqual({ kind: 'refused', error: 'robot.address_refused' });
  });

  it('is never the address of a cloud, however it is written', () => {
    for (const address of ['169.254.169.254', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe', 'fe80::1'])
      expect(mayConnect(address, true), address).toBe(false);
    expect(mayConnect('10.1.2.3', false)).toBe(false);
    expect(mayConnect('10.1.2.3', true)).toBe(true);
    expect(mayConnect('2606:4700::1111', false)).toBe(true);
    expect(mayConnect('not an address', true)).toBe(false);
  });
});
