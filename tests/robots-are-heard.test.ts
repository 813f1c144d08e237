import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noticeNewsSchema } from '@louyu/contract/api/notice-news';
import { robotListSchema, robotSchema, robotTestSchema, type RobotView } from '@louyu/contract/api/robots';
import {
  staffAlertListSchema,
  staffAlertSchema,
  type StaffAlertList,
} from '@louyu/contract/api/staff-alerts';
import { smallCompound, outage, publish, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { robotSecrets, type RuledRobot } from './support/robot-rulebook.ts';
import { openRobotServer, type RobotServer } from './support/robot-server.ts';

/*
 * Somebody hears: what waits reaches the robots of the office by their makers' documented rules, in a burst, over a hub that
 * is killed, and over robots that are away; nothing is lost and nothing is told too often.
 */

const kinds = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const;
const burst = 100;
const within = { timeout: 40_000, interval: 250 };

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let robots: RobotServer;
let options: Parameters<typeof startHub>[0];
const ids = new Map<RuledRobot, string>();

beforeAll(async () => {
  directory = await temporaryDirectory();
  robots = await openRobotServer();
  options = {
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    env: {
      LOUYU_ROBOT_RETRY_FIRST_MS: '300',
      LOUYU_LOG_LEVEL: 'debug',
      LOUYU_STAFF_ALERTS_LISTED_MAX: '500',
    },
  };
  hub = await startHub(options);
  compound = await smallCompound(hub);
});

afterAll(async () => {
  await hub.stop();
  await robots.close();
  await directory.remove();
});

const listRobots = () => compound.admin.request('GET', '/api/robots', robotListSchema);
const robotNow = async (kind: RuledRobot): Promise<RobotView | undefined> =>
  (await listRobots()).find(({ id }) => id === ids.get(kind));
const listAlerts = (): Promise<StaffAlertList> =>
  compound.approver.request('GET', '/api/staff-alerts', staffAlertListSchema);

describe('a robot that is set up', () => {
  it.each(kinds)('%s takes a test, and says in its own words what is wrong with one', async (kind) => {
    const request = robots.requestOf(kind);
    const { id, host } = await compound.admin.request('POST', '/api/robots', robotSchema, request);
    ids.set(kind, id);
    expect(request.url).toContain(host);
    expect(await compound.admin.request('POST', `/api/robots/${id}/test`, robotTestSchema)).toEqual({
      outcome: 'sent',
      error: null,
    });
    expect(robots.taken.at(-1)).toMatchObject({ kind });

    const wrong =
      kind === 'wecom'
        ? { url: request.url.replace('wecom-key', 'x') }
        : { secret: `whsec_${'A'.repeat(44)}` };
    await compound.admin.request('PATCH', `/api/robots/${id}`, robotSchema, wrong);
    const refusal = await compound.admin.request('POST', `/api/robots/${id}/test`, robotTestSchema);
    expect(refusal.outcome).toBe('refused');
    expect(refusal.error).toMatch(/^(93000|310000|19021|HTTP 401)/);
    expect(await robotNow(kind)).toMatchObject({ state: 'refused', error: refusal.error });
    const { url, secret } = request;
    await compound.admin.request('PATCH', `/api/robots/${id}`, robotSchema, { url, secret });
    expect(await robotNow(kind)).toMatchObject({ state: 'ok', error: null });
  });

  it('may only point where nothing of the house is reached by accident', async () => {
    const request = { ...robots.requestOf('webhook'), privateAllowed: false };
    const response = await compound.admin.fetch('POST', '/api/robots', request);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('robot.address_refused');
  });
});

describe('a burst of a hundred', () => {
  it('reaches every robot whole and within its limits, although the hub is killed in between', async () => {
    robots.taken.length = 0;
    robots.refused.length = 0;
    const submitted: string[] = [];
    const submitSome = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        const { summary } = await compound.editor.submit(outage([compound.siteId]));
        submitted.push(summary.id);
      }
    };
    await submitSome(burst / 2);
    await vi.waitFor(() => expect(robots.taken.length).toBeGreaterThan(0), { timeout: 20_000 });
    await hub.kill();
    hub = await startHub(options);
    await submitSome(burst / 2);

    await vi.waitFor(
      async () => {
        const { alerts } = await listAlerts();
        expect(alerts).toHaveLength(burst);
        for (const { deliveries } of alerts) {
          expect(deliveries.map(({ robotId }) => robotId).sort()).toEqual([...ids.values()].sort());
          for (const { state } of deliveries) expect(state).toBe('sent');
        }
      },
      { timeout: 90_000, interval: 1_000 },
    );

    expect(robots.excess).toEqual([]);
    expect(robots.refused).toEqual([]);
    const { alerts } = await listAlerts();
    expect(alerts.map(({ path }) => path).sort()).toEqual(submitted.map((id) => `/sign/${id}`).sort());
    // Where alerts have ids: each was told, and twice only in the very message that the killed hub had sent already.
    const told = robots.taken.filter(({ kind }) => kind === 'webhook');
    const messageOf = new Map<string, string>();
    for (const { alertIds, messageId } of told) {
      for (const id of alertIds) expect(messageOf.get(id) ?? messageId).toBe(messageId);
      for (const id of alertIds) messageOf.set(id, messageId);
    }
    expect([...messageOf.keys()].sort()).toEqual(alerts.map(({ id }) => id).sort());
    // Merged, not one by one: far fewer messages than alerts.
    for (const kind of kinds)
      expect(robots.taken.filter((message) => message.kind === kind).length).toBeLessThan(burst / 2);
  }, 240_000);

  it('is taken on by somebody once', async () => {
    const [first] = (await listAlerts()).alerts;
    expect(first).toMatchObject({ callsMe: true, mayTake: true, taken: null });
    const path = `/api/staff-alerts/${first?.id ?? ''}/take`;
    const taken = await compound.approver.request('POST', path, staffAlertSchema);
    expect(taken).toMatchObject({ callsMe: false, taken: { by: '王经理' } });
    const again = await compound.admin.request('POST', path, staffAlertSchema);
    expect(again.taken).toEqual(taken.taken);
    // The author of what waits cannot take it on.
    expect((await compound.editor.fetch('POST', path)).status).toBe(403);
  });

  it('is over when it is over', async () => {
    const { alerts } = await listAlerts();
    const [open] = alerts.filter(({ taken }) => taken === null);
    const noticeId = open?.path.split('/').at(-1) ?? '';
    await compound.approver.request('POST', `/api/notices/${noticeId}/return`, v.unknown(), {
      revision: 1,
      reason: '请补充时间',
    });
    await vi.waitFor(
      async () => {
        const now = (await listAlerts()).alerts.find(({ id }) => id === open?.id);
        expect(now?.resolvedAt).not.toBeNull();
      },
      { timeout: 20_000 },
    );
  });
});

describe('a robot that is away', () => {
  it('blocks nobody; the page says so, and what waited arrives when it is back', async () => {
    robots.mood = 'down';
    const { summary } = await compound.editor.submit(outage([compound.siteId]));
    await vi.waitFor(
      async () => {
        const robot = await robotNow('webhook');
        expect(robot).toMatchObject({ state: 'unreachable', waiting: 1 });
        expect(robot?.error).toContain('502');
        expect(robot?.nextTryAt).not.toBeNull();
      },
      { timeout: 20_000 },
    );
    robots.mood = 'well';
    await vi.waitFor(
      async () => {
        const alert = (await listAlerts()).alerts.find(({ path }) => path === `/sign/${summary.id}`);
        const delivery = alert?.deliveries.find(({ robotId }) => robotId === ids.get('webhook'));
        expect(delivery).toMatchObject({ state: 'sent', error: null });
      },
      { timeout: 60_000 },
    );
  }, 120_000);
});

describe('notices for other systems', () => {
  it('reach a signed webhook as they go out and are recalled', async () => {
    robots.taken.length = 0;
    robots.refused.length = 0;
    const { id } = await compound.admin.request(
      'POST',
      '/api/robots',
      robotSchema,
      robots.requestOf('notices'),
    );
    const heard = () =>
      robots.taken
        .filter(({ kind }) => kind === 'notices')
        .map(({ text }) => v.parse(noticeNewsSchema, JSON.parse(text)));
    const notice = await publish(compound, outage([compound.siteId]));
    await vi.waitFor(() => expect(heard().map(({ type }) => type)).toEqual(['notice.published']), within);
    expect(heard()[0]?.data).toMatchObject({ number: notice.number, notice: { tags: ['water'] } });
    await compound.approver.recall(notice.id);
    await vi.waitFor(
      () => expect(heard().map(({ type }) => type)).toEqual(['notice.published', 'notice.recalled']),
      within,
    );
    expect(robots.refused).toEqual([]);
    await compound.admin.fetch('DELETE', `/api/robots/${id}`);
  }, 90_000);
});

describe('addresses and secrets', () => {
  it('are in no answer, no log and no audit entry', async () => {
    const answers = [
      JSON.stringify(await listRobots()),
      JSON.stringify(await listAlerts()),
      await (await compound.admin.fetch('GET', '/api/audit?limit=50&before=45')).text(),
      await (await compound.admin.fetch('GET', '/api/audit?limit=50')).text(),
      hub.output(),
    ];
    const secret = ['wecom-key', 'dingtalk-token', 'feishu-token', ...Object.values(robotSecrets)];
    for (const answer of answers)
      for (const words of secret.filter((each) => each !== '')) expect(answer).not.toContain(words);
    expect(answers[2]).toContain('robot.added');
  });
});
