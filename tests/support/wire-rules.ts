import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { password, topics, type BrokerUnderTest } from './broker-under-test.ts';
import { RawMqttClient } from './raw-mqtt-client.ts';

const joiners = 400;
const versions = 600;
const documentBytes = 15_000;
const longTestMs = 300_000;

const roads = ['tcpUrl', 'webSocketUrl'] as const;

/** The devices that the rules are tried with: a broker that stands alone needs an account for each. */
export const wireRuleDevices: readonly string[] = [
  'forgetful',
  ...roads.flatMap((road) => [`reader-${road}`, `large-${road}`, `twice-${road}`]),
  ...Array.from({ length: joiners }, (_, index) => `joiner-${index}`),
];

function device(url: string, deviceId: string, changes: IClientOptions = {}): Promise<MqttClient> {
  return mqtt.connectAsync(url, {
    clientId: deviceId,
    username: deviceId,
    password,
    keepalive: 10,
    reconnectPeriod: 0,
    ...changes,
  });
}

function versioned(version: number, bytes: number): Buffer {
  const text = Buffer.alloc(bytes, ' ');
  text.write(String(version));
  return text;
}

const versionOf = (payload: Buffer): number => Number.parseInt(payload.toString('latin1', 0, 8), 10);

/**
 * The rules of the wire that every broker must keep (DESIGN.md §4), whichever it is: they are tried through real
 * connections only.
 */
export function wireRules(name: string, start: () => Promise<BrokerUnderTest>): void {
  describe(`${name}: the rules of the wire`, () => {
    let under: BrokerUnderTest;
    beforeAll(async () => {
      under = await start();
    });
    afterAll(() => under.stop());

    describe.each(roads)('over %s', (road) => {
      test('a document that is retained comes first, the next one when it is published', async () => {
        const topic = topics.board(`first-${road}`);
        under.publish({ topic, payload: Buffer.from('old'), qos: 1, retain: true });
        under.publish({ topic, payload: Buffer.from('one'), qos: 1, retain: true });
        const client = await device(under[road], `reader-${road}`);
        const got: [string, number, boolean][] = [];
        client.on('message', (_topic, payload, { qos, retain }) =>
          got.push([payload.toString(), qos, retain]),
        );
        await client.subscribeAsync(topic, { qos: 1 });
        await vi.waitFor(() => expect(got).toEqual([['one', 1, true]]));
        under.publish({ topic, payload: Buffer.from('two'), qos: 1, retain: true });
        await vi.waitFor(() => expect(got.at(-1)).toEqual(['two', 1, false]));
        expect(got).toHaveLength(2);
        await client.endAsync();
      });

      test('a document of 64 kB arrives whole', async () => {
        const topic = topics.board(`large-${road}`);
        const payload = Buffer.alloc(65_536, '楼');
        under.publish({ topic, payload, qos: 1, retain: true });
        const client = await device(under[road], `large-${road}`);
        const arrived = new Promise<Buffer>((resolve) => client.on('message', (_topic, got) => resolve(got)));
        await client.subscribeAsync(topic, { qos: 1 });
        expect((await arrived).equals(payload)).toBe(true);
        await client.endAsync();
      });

      test('a second connection of a device takes over the first', async () => {
        const first = await device(under[road], `twice-${road}`);
        const firstClosed = new Promise<void>((resolve) => first.on('close', () => resolve()));
        const second = await device(under[road], `twice-${road}`);
        await firstClosed;
        const topic = topics.board(`twice-${road}`);
        const arrived = new Promise<string>((resolve) =>
          second.on('message', (_t, got) => resolve(got.toString())),
        );
        await second.subscribeAsync(topic, { qos: 1 });
        under.publish({ topic, payload: Buffer.from('here'), qos: 1, retain: false });
        expect(await arrived).toBe('here');
        await second.endAsync();
      });
    });

    test('wrong credentials are refused', async () => {
      const client = await RawMqttClient.open(under.tcpPort);
      expect(await client.connect('stranger', 'guessed')).toBeGreaterThan(0);
      await client.closed;
    });

    test('a session is clean: what was subscribed before is not delivered after', async () => {
      const topic = topics.board('forgotten');
      const first = await device(under.tcpUrl, 'forgetful');
      await first.subscribeAsync(topic, { qos: 1 });
      await first.endAsync();
      const second = await device(under.tcpUrl, 'forgetful');
      const got: string[] = [];
      second.on('message', (_topic, payload) => got.push(payload.toString()));
      under.publish({ topic, payload: Buffer.from('missed'), qos: 1, retain: false });
      const marker = topics.board('marker');
      await second.subscribeAsync(marker, { qos: 1 });
      under.publish({ topic: marker, payload: Buffer.from('marker'), qos: 1, retain: false });
      await vi.waitFor(() => expect(got).toContain('marker'));
      expect(got).toEqual(['marker']);
      await second.endAsync();
    });

    test(
      `${joiners} devices join while ${versions} versions go out: none sees an older after a newer, none ends behind`,
      { timeout: longTestMs },
      async () => {
        const topic = topics.board('busy');
        const last = new Map<string, number>();
        const backwards: string[] = [];
        const clients: MqttClient[] = [];
        const join = async (index: number): Promise<void> => {
          const deviceId = `joiner-${index}`;
          const client = await device(index % 2 === 0 ? under.tcpUrl : under.webSocketUrl, deviceId);
          clients.push(client);
          client.on('message', (_topic, payload) => {
            const version = versionOf(payload);
            const seen = last.get(deviceId) ?? -1;
            if (version < seen) backwards.push(`${deviceId}: ${version} after ${seen}`);
            last.set(deviceId, version);
          });
          await client.subscribeAsync(topic, { qos: 1 });
        };
        const joining: Promise<void>[] = [];
        for (let version = 1; version <= versions; version += 1) {
          under.publish({ topic, payload: versioned(version, documentBytes), qos: 1, retain: true });
          if (joining.length < joiners) joining.push(join(joining.length));
          await new Promise((resolve) => setImmediate(resolve));
        }
        await Promise.all(joining);
        const isBehind = (): boolean =>
          last.size < joiners || [...last.values()].some((seen) => seen < versions);
        await vi.waitFor(() => expect(isBehind()).toBe(false), { timeout: 200_000, interval: 250 });
        expect(backwards).toEqual([]);
        await Promise.all(clients.map((client) => client.endAsync(true)));
      },
    );
  });
}
