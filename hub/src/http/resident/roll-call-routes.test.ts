import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import type { RollCallAnswer } from '@louyu/contract/api/alerts';
import { sharedScreenCode } from '../../core/shares/shared-code.ts';
import { sha256 } from '../../system/node-ports.ts';
import type { DeviceRecord } from '../../core/devices/device-store.ts';
import {
  openDeviceHub,
  type DeviceHub,
  type DeviceHubOptions,
} from '../../../../tests/support/device-hub.ts';
import { Phone } from '../../../../tests/support/phone.ts';
import {
  addDoors,
  alertContent,
  alertRevision,
  raisedAlert,
} from '../../../../tests/support/raised-alert.ts';

let hub: DeviceHub;
let screen: DeviceRecord;
let code: string;

beforeEach(() => open());
afterEach(() => hub.close());

async function open(options: DeviceHubOptions = {}): Promise<void> {
  hub = await openDeviceHub(options);
  screen = await hub.addDevice();
  await addDoors(hub.store, 'u1', ['101', '201', '202']);
  await addDoors(hub.store, 'b5', ['501']);
  await hub.store.alerts.add(raisedAlert());
  code = codeOf(7);
}

async function reopen(options: DeviceHubOptions): Promise<void> {
  await hub.close();
  await open(options);
}

function codeOf(number: number, screenCode = screen.screenCode): string {
  return encodeScreenLink({ noticeNumber: number, screenCode });
}

/** Presses one of the buttons of a page, and follows to the page after it. */
async function press(phone: Phone, page: string, name: string, value: string) {
  const action = /<form[^>]* action="(\/a\/[^"]+\/answer[^"]*)"/.exec(page)?.[1] ?? '';
  const phoneId = /name="phone" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({ phone: phoneId, [name]: value });
  const answer = await phone.open(action.replaceAll('&amp;', '&'), { method: 'POST', body });
  if (answer.status !== 303) return answer;
  return phone.open((answer.response.headers.get('location') ?? '').split('#')[0] ?? '');
}

async function answered(answer: RollCallAnswer, phone = new Phone(hub.app)) {
  const { text } = await phone.open(`/a/${code}`);
  return { phone, page: await press(phone, text, 'answer', answer) };
}

const words = () => hub.store.rollCall.words('alert7');

function inOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    expect(found, part).toBeGreaterThanOrEqual(0);
    from = found + part.length;
  }
}

describe('the page of an alert', () => {
  test('says what to do, where and since when, then asks', async () => {
    const { status, text, response } = await new Phone(hub.app).open(`/a/${code}`);
    expect(status).toBe(200);
    inOrder(text, [
      '瑞安苑物业服务中心',
      '3栋 1单元 大堂',
      '紧急广播',
      '立即从楼梯撤离</h1>',
      '不要乘电梯',
      '到东门广场集合',
      '地点：3栋 地下车库 B1',
      '8:20 发布',
      '我平安',
      '需要帮助',
      '不在家',
      'href="tel:02155550123"',
    ]);
    expect(text).not.toContain('演练');
    expect(Buffer.byteLength(text)).toBeLessThan(30 * 1024);
    expect(text).not.toMatch(/<script|\son\w+=|https?:\/\//);
    const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(response.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  });

  test('is found in any case, speaks English, and leads to the other language', async () => {
    const { text } = await new Phone(hub.app, { language: 'en' }).open(`/A/${code.toLowerCase()}`);
    inOrder(text, [
      'lang="en"',
      `href="/a/${code}?lang=zh-CN"`,
      'Leave by the stairs now',
      'I am safe',
      'I need help',
    ]);
  });

  test('of an update says what has changed', async () => {
    await hub.store.alerts.saveRevision(
      alertRevision({
        revision: 2,
        state: 'updated',
        saidAt: '2026-11-21T00:28:00.000Z',
        content: { 'zh-CN': { ...alertContent, change: '2单元楼梯可以走' } },
      }),
    );
    const { text } = await new Phone(hub.app).open(`/a/${code}`);
    inOrder(text, ['2单元楼梯可以走', '第2版 8:28 更新']);
  });

  test('of a drill is marked, and keeps people from calling for nothing', async () => {
    await hub.store.alerts.add(raisedAlert({ id: 'alert8', number: 8, mode: 'drill' }));
    code = codeOf(8);
    const { page } = await answered('need-help');
    inOrder(page.text, ['<title>【演练】', '演练', '这是演练', '真有危险时才打']);
  });

  test('is unknown for a code that names nothing, for a place it was not sent to, and while nobody has confirmed it', async () => {
    const phone = new Phone(hub.app);
    await hub.store.alerts.add(raisedAlert({ id: 'alert9', number: 9, state: 'waiting' }));
    for (const unknown of ['nonsense', codeOf(99), codeOf(9)]) {
      const { status, text } = await phone.open(`/a/${unknown}`);
      expect(status).toBe(404);
      expect(text).toContain('没有认出这个码。请重新扫屏幕上的码，或拨打值班电话。');
    }
    const hall = await hub.addDevice({ spotIds: ['hall'] });
    expect((await phone.open(`/a/${codeOf(7, hall.screenCode)}`)).text).toContain('没有认出');
  });

  test('opens without a screen from what stands for none', async () => {
    const { text } = await new Phone(hub.app).open(`/a/${codeOf(7, sharedScreenCode('site1', sha256))}`);
    expect(text).toContain('立即从楼梯撤离');
  });
});

describe('an answer', () => {
  test('is recorded once, and told with its time', async () => {
    const { phone, page } = await answered('safe');
    expect(page.text).toContain('已记录 08:30：我平安');
    hub.clock.pass(60_000);
    const again = await press(phone, page.text, 'answer', 'safe');
    expect(again.text).toContain('已记录 08:30：我平安');
    const [word, ...more] = await words();
    expect(more).toEqual([]);
    expect(word).toMatchObject({ answer: 'safe', door: null, deviceId: screen.id, help: null });
    expect(word?.phoneHash).toMatch(/^[0-9a-f]{64}$/);
    expect(hub.changes).toContainEqual({ resource: 'roll-call', id: 'alert7' });
  });

  test('that calls for help brings the numbers at once, and nothing but staff ends it', async () => {
    const { phone, page } = await answered('need-help');
    inOrder(page.text, [
      '已记录 08:30：需要帮助',
      '已经通知物业人员',
      'href="tel:119"',
      'href="tel:02155550123"',
    ]);
    hub.clock.pass(60_000);
    const later = await press(phone, page.text, 'answer', 'safe');
    inOrder(later.text, ['已记录 08:31：我平安', '物业人员还是会来看一下']);
    expect(await hub.store.rollCall.openCalls(10)).toHaveLength(1);
  });

  test('stands for the door that is chosen, of the unit where the screen hangs', async () => {
    const { phone, page } = await answered('safe');
    const link = /href="(\/a\/[^"]+\/door[^"]*)"/.exec(page.text)?.[1] ?? '';
    const choice = await phone.open(link);
    inOrder(choice.text, ['您是哪一户？', '3栋 1单元</h2>', '101室', '201室', '202室']);
    expect(choice.text).not.toContain('501室');
    const chosen = await press(phone, choice.text, 'door', 'd201');
    inOrder(chosen.text, ['我平安', '3栋 1单元 201室', '不是我家']);
    expect((await words())[0]).toMatchObject({
      answer: 'safe',
      door: { householdId: 'd201', level: 'claimed' },
    });
    const free = await press(phone, chosen.text, 'door', '');
    expect(free.text).toContain('选门牌');
    expect((await words())[0]).toMatchObject({ answer: 'safe', door: null });
  });

  test('in a later alert is for the same door without being asked', async () => {
    const { phone, page } = await answered('safe');
    await press(phone, page.text, 'door', 'd201');
    await hub.store.alerts.add(raisedAlert({ id: 'alert8', number: 8 }));
    const next = await phone.open(`/a/${codeOf(8)}`);
    expect((await press(phone, next.text, 'answer', 'away')).text).toContain('3栋 1单元 201室');
  });

  test('for a door that the alert is not for is told so', async () => {
    const { phone, page } = await answered('safe');
    const { status, text } = await press(phone, page.text, 'door', 'd501');
    expect(status).toBe(404);
    inOrder(text, ['没有找到这个门牌，请重新选择。', '回到紧急广播']);
  });

  test('comes from a phone that keeps no cookies', async () => {
    const { phone, page } = await answered('need-help', new Phone(hub.app, { keepsCookies: false }));
    expect(page.text).toContain('已记录 08:30：需要帮助');
    const link = /href="(\/a\/[^"]+\/door[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const choice = await phone.open(link);
    expect((await press(phone, choice.text, 'door', 'd101')).text).toContain('101室');
    expect(await words()).toHaveLength(1);
  });
});

describe('a flood of answers', () => {
  test('is refused, but for a call for help', async () => {
    await reopen({ rollCall: { rollCallPerPhoneMax: 2 } });
    const { phone, page } = await answered('safe');
    await press(phone, page.text, 'answer', 'away');
    const refused = await press(phone, page.text, 'answer', 'safe');
    expect(refused.status).toBe(429);
    expect(refused.text).toMatch(/您点得太快了，请 \d+ 秒后再试。/);
    const called = await press(phone, page.text, 'answer', 'need-help');
    expect(called.status).toBe(200);
    inOrder(called.text, ['已经通知物业人员', 'href="tel:119"']);
    expect(await hub.store.rollCall.openCalls(10)).toHaveLength(1);
  });

  test('of calls for help from ever new phones is one call for each screen and door', async () => {
    await reopen({ rollCall: { rollCallPerScreenMax: 2 } });
    for (let phone = 0; phone < 8; phone += 1) {
      const { page } = await answered('need-help');
      expect(page.text).toContain('href="tel:119"');
    }
    expect(await hub.store.rollCall.openCalls(100)).toHaveLength(3);
  });
});

describe('when it is over', () => {
  async function end(state: 'all-clear' | 'false-alarm' | 'expired'): Promise<void> {
    const endedAt = hub.clock.now();
    const told = state === 'expired' ? {} : { endedBy: 'guard', toldUntil: endedAt };
    await hub.store.alerts.saveProgress('alert7', { ...raisedAlert(), state, endedAt, ...told });
  }

  test.each([
    ['all-clear', '瑞安苑物业服务中心 已于 11月21日 周六 8:30 解除警报。'],
    ['false-alarm', '这是误报，瑞安苑物业服务中心 已于 11月21日 周六 8:30 解除。'],
    ['expired', '这条紧急广播已于 11月21日 周六 8:30 到时结束。'],
  ] as const)('%s: says so, and by whom', async (state, words) => {
    await end(state);
    const { status, text } = await new Phone(hub.app).open(`/a/${code}`);
    expect(status).toBe(200);
    expect(text).toContain(words);
    expect(text).not.toContain('value="safe"');
  });

  test('answers come too late, and calls for help do not for a day', async () => {
    const phone = new Phone(hub.app);
    const { text } = await phone.open(`/a/${code}`);
    await end('all-clear');
    const late = await press(phone, text, 'answer', 'safe');
    expect(late.status).toBe(410);
    expect(late.text).toContain('解除警报');
    expect(await words()).toEqual([]);
    const called = await press(phone, late.text, 'answer', 'need-help');
    inOrder(called.text, ['已经通知物业人员', 'href="tel:119"']);
    hub.clock.pass(25 * 3_600_000);
    const tomorrow = await new Phone(hub.app).open(`/a/${code}`);
    expect(tomorrow.text).not.toContain('需要帮助');
  });

  test('by its own time although nobody has noted it yet', async () => {
    hub.clock.pass(4 * 3_600_000);
    expect((await new Phone(hub.app).open(`/a/${code}`)).text).toContain('11月21日 周六 12:00 到时结束');
  });
});

test('what fails is told with whom to call, and can be sent again', async () => {
  const phone = new Phone(hub.app);
  const { text } = await phone.open(`/a/${code}`);
  await hub.db.schema.alterTable('roll_call_word').renameTo('roll_call_elsewhere').execute();
  const failed = await press(phone, text, 'answer', 'need-help');
  expect(failed.status).toBe(500);
  inOrder(failed.text, ['刚才没有提交成功。请马上打电话', 'href="tel:119"', '再点一次']);
  await hub.db.schema.alterTable('roll_call_elsewhere').renameTo('roll_call_word').execute();
  expect((await press(phone, failed.text, 'answer', 'need-help')).text).toContain('已记录 08:30：需要帮助');
});
