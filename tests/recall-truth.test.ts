import mqtt from 'mqtt';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliverySchema, type Delivery } from '@louyu/contract/api/delivery';
import { noticeSchema } from '@louyu/contract/api/notices';
import { topicOf } from '@louyu/contract/topics';
import { outage, pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { SimulatedDisplay } from './support/simulated-display.ts';

/* DESIGN.md §1.2 and §4: a recalled notice is listed until the last screen has said that it is gone, and never comes back (R15). */

const recalls = 600;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let lobby: string;
const displays: SimulatedDisplay[] = [];

async function newDisplay(name: string): Promise<SimulatedDisplay> {
  const display = new SimulatedDisplay(await pairLobby(compound, name, lobby));
  displays.push(display);
  return display;
}

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    // A crowd that is faster than real screens: its rate is not what this is about.
    env: { LOUYU_MQTT_CONNECTS_PER_MINUTE: '10000', LOUYU_MQTT_PACKETS_PER_SECOND: '10000' },
  });
  compound = await smallCompound(hub);
  lobby = spotOf(compound);
}, 60_000);

afterAll(async () => {
  await Promise.all(displays.map((display) => display.disconnect()));
  await hub.stop();
  await directory.remove();
});

type DeliveryLine = Delivery['devices'][number];

async function lineOf(noticeId: string, display: SimulatedDisplay): Promise<DeliveryLine | undefined> {
  const delivery = await compound.editor.request('GET', `/api/notices/${noticeId}/delivery`, deliverySchema);
  return delivery.devices.find((device) => device.deviceId === display.credentials.deviceId);
}

async function stateOn(
  noticeId: string,
  display: SimulatedDisplay,
): Promise<DeliveryLine['state'] | undefined> {
  return (await lineOf(noticeId, display))?.state;
}

async function stillShowing(noticeId: string): Promise<number> {
  const { summary } = await compound.editor.request('GET', `/api/notices/${noticeId}`, noticeSchema);
  return summary.stillShowing;
}

describe('a device that is away during a recall', () => {
  it('is listed as still carrying the notice, and does not show it when it returns', async () => {
    const display = await newDisplay('离线的屏');
    display.connect(hub.webSocketUrl);
    const { id } = await publish(compound, outage([lobby]));
    await vi.waitFor(() => expect(display.notices().has(id)).toBe(true), { timeout: 10_000 });
    // Its word is written down a moment after it is heard.
    await vi.waitFor(async () => expect((await lineOf(id, display))?.receivedAt ?? null).not.toBeNull(), {
      timeout: 10_000,
    });
    expect(await stateOn(id, display)).toBe('showing');
    await display.disconnect();

    await compound.approver.recall(id);
    expect(await stateOn(id, display)).toBe('still-carries');
    expect(await stillShowing(id)).toBe(1);

    display.connect(hub.webSocketUrl);
    await vi.waitFor(() => expect(display.notices().has(id)).toBe(false), { timeout: 10_000 });
    await vi.waitFor(async () => expect(await stateOn(id, display)).toBe('removed'), { timeout: 10_000 });
    expect(await stillShowing(id)).toBe(0);
  }, 60_000);
});

it(
  `${recalls} recalls while displays subscribe resurrect nothing`,
  async () => {
    const joining = await Promise.all(
      Array.from({ length: 20 }, (_, index) => newDisplay(`慢屏 ${index + 1}`)),
    );
    const gone: string[] = [];
    const recallsPerDisplay = recalls / joining.length;
    for (let index = 0; index < recalls; index += 1) {
      const position = Math.floor(index / recallsPerDisplay);
      if (index % recallsPerDisplay === 0) connectSomehow(joining[position], position);
      const { id } = await publish(compound, outage([lobby]));
      await compound.approver.recall(id);
      gone.push(id);
    }
    const { id: last } = await publish(compound, outage([lobby]));
    await vi.waitFor(
      () => {
        for (const display of joining) expect(display.notices().has(last)).toBe(true);
      },
      { timeout: 20_000 },
    );
    for (const display of joining) {
      expect(gone.filter((id) => display.notices().has(id))).toEqual([]);
      expect(display.refused).toEqual([]);
      expect(display.olderAfterNewer).toBe(0);
    }
  },
  5 * 60_000,
);

/** Every second one reads so slowly that documents wait for it. */
function connectSomehow(display: SimulatedDisplay | undefined, position: number): void {
  if (position % 2 === 0) display?.connect(hub.webSocketUrl);
  else display?.connectSlowly(hub.mqttPort);
}

describe('a device that says what is not its own', () => {
  it('reaches nobody, reads nobody, and may stay', async () => {
    const [victim, stranger] = [await newDisplay('邻居'), await newDisplay('陌生人')];
    victim.connect(hub.webSocketUrl);
    await vi.waitFor(() => expect(victim.boards.size).toBeGreaterThan(0), { timeout: 10_000 });
    const before = new Map(victim.boards);
    const { deviceId, siteId, secret } = stranger.credentials;
    const client = await mqtt.connectAsync(hub.webSocketUrl, {
      clientId: deviceId,
      username: deviceId,
      password: secret,
      keepalive: 15,
      reconnectPeriod: 0,
    });
    try {
      const heard: string[] = [];
      client.on('message', (topic) => heard.push(topic));
      const foreign = [
        topicOf('board', siteId, lobby),
        topicOf('config', siteId, victim.credentials.deviceId),
        topicOf('command', siteId, victim.credentials.deviceId),
        topicOf('stored', siteId, victim.credentials.deviceId),
        topicOf('presence', siteId, victim.credentials.deviceId),
        topicOf('receipt', siteId, victim.credentials.deviceId),
        topicOf('health', siteId, victim.credentials.deviceId),
        `louyu/v1/${siteId}/device/${victim.credentials.deviceId}/unknown`,
        '$SYS/uptime',
      ];
      for (const topic of foreign) await client.publishAsync(topic, '{"hello":1}', { qos: 1, retain: true });
      for (const topic of [...foreign.slice(1), 'louyu/#', '#', `louyu/v1/${siteId}/device/+/health`]) {
        // mqtt.js reports 0x80 as a rejection.
        await expect(client.subscribeAsync(topic, { qos: 1 }), topic).rejects.toThrow();
      }
      victim.sendHealth();
      const { id } = await publish(compound, outage([lobby]));
      await vi.waitFor(() => expect(victim.notices().has(id)).toBe(true), { timeout: 10_000 });
      expect(heard).toEqual([]);
      expect(victim.refused).toEqual([]);
      expect(client.connected).toBe(true);
      for (const [topic, document] of before) {
        expect(victim.boards.get(topic)?.version ?? 0).toBeGreaterThanOrEqual(document.version);
      }
    } finally {
      await client.endAsync(true);
    }
  }, 30_000);

  it('is dead at once when it is revoked', async () => {
    const display = await newDisplay('停用的屏');
    display.connect(hub.webSocketUrl);
    await vi.waitFor(() => expect(display.boards.size).toBeGreaterThan(0), { timeout: 10_000 });
    await compound.admin.fetch('POST', `/api/devices/${display.credentials.deviceId}/revoke`, {});
    const { id } = await publish(compound, outage([lobby]));
    const { deviceId, secret } = display.credentials;
    await expect(
      mqtt.connectAsync(hub.webSocketUrl, {
        clientId: deviceId,
        username: deviceId,
        password: secret,
        keepalive: 15,
        reconnectPeriod: 0,
      }),
    ).rejects.toThrow(/Not authorized|Bad user/i);
    expect(display.notices().has(id)).toBe(false);
  }, 30_000);
});
