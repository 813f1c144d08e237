import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import type { DeviceCredentials } from '@louyu/contract/api/devices';
import { errorText } from '@louyu/contract/error-texts';
import { errorCodeSchema } from '@louyu/contract/errors';
import { receiptBatchMaxItems, storedSchema, type Stored } from '@louyu/contract/messages';
import { topicOf } from '@louyu/contract/topics';
import { outage, pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* Whatever a device says on its topics: bad items are answered with a code, nothing good is lost, the connection and the hub stay. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let device: DeviceCredentials;
let client: MqttClient;
const answers: Stored[] = [];

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    env: { LOUYU_MQTT_PACKETS_PER_SECOND: '10000', LOUYU_MQTT_PACKETS_BURST: '10000' },
  });
  compound = await smallCompound(hub);
  device = await pairLobby(compound, '说胡话的屏', spotOf(compound));
  client = await mqtt.connectAsync(hub.webSocketUrl, {
    clientId: device.deviceId,
    username: device.deviceId,
    password: device.secret,
    keepalive: 15,
    reconnectPeriod: 0,
  });
  client.on('message', (_topic, payload) => {
    answers.push(v.parse(storedSchema, JSON.parse(payload.toString())));
  });
  await client.subscribeAsync(topicOf('stored', device.siteId, device.deviceId), { qos: 1 });
}, 60_000);

afterAll(async () => {
  await client.endAsync(true);
  await hub.stop();
  await directory.remove();
});

const anyId = '0'.repeat(16);
const health = {
  at: '2026-11-21T01:00:00.000Z',
  version: 'test',
  documents: [],
  visible: { kind: 'idle' },
  lastFrameAt: null,
  clock: { offsetMs: 0, trusted: true },
  pendingReceipts: 0,
};

const nonsense: readonly (readonly [what: string, payload: string | Buffer])[] = [
  ['nothing', ''],
  ['half an object', '{'],
  ['null', 'null'],
  ['a number beyond all', '1e999'],
  ['an empty object', '{}'],
  ['a list', '[]'],
  ['no UTF-8', Buffer.from([0xff, 0xfe, 0x00, 0xc0])],
  ['60 kB of one letter', 'a'.repeat(60_000)],
  ['30,000 lists in each other', '['.repeat(30_000)],
  ['a prototype', '{"__proto__":{"items":[1],"state":"online"},"constructor":1}'],
  ['no items', '{"items":[]}'],
  ['items that are none', '{"items":{"length":1}}'],
  ['too many items', JSON.stringify({ items: Array.from({ length: receiptBatchMaxItems + 1 }, () => 0) })],
  ['items without a name', '{"items":[null,1,"x",[],{}]}'],
  ['a state that is none', '{"state":"asleep","version":""}'],
  ['a version without end', JSON.stringify({ state: 'online', version: 'v'.repeat(1_000) })],
  ['a health with a foreign field type', JSON.stringify({ ...health, documents: 'all' })],
  ['a negative version', JSON.stringify({ ...health, documents: [{ topic: 'x', epoch: -1, version: 0.5 }] })],
  ['a notice that is none', JSON.stringify({ ...health, visible: { kind: 'notice', noticeId: '../..' } })],
];

describe.each(['receipt', 'health', 'presence'] as const)('on %s', (name) => {
  it.each(nonsense)('%s harms nothing', async (_, payload) => {
    await client.publishAsync(topicOf(name, device.siteId, device.deviceId), payload, {
      qos: 1,
      retain: name === 'presence',
    });
    expect(client.connected).toBe(true);
  });
});

it('answers each bad item with a code that people can read, and stores the good ones beside it', async () => {
  const notice = await publish(compound, outage([spotOf(compound)]));
  const to = Date.now();
  const good = {
    kind: 'shown',
    noticeId: notice.id,
    revision: 1,
    from: new Date(to - 5_000).toISOString(),
    to: new Date(to).toISOString(),
    seconds: 5,
  };
  const bad: Readonly<Record<string, object>> = {
    'wrong-kind': { ...good, kind: 'played' },
    'wrong-notice': { ...good, noticeId: anyId },
    'wrong-revision': { ...good, revision: 99 },
    'no-revision': { ...good, revision: -1 },
    'wrong-way-round': { ...good, from: good.to, to: good.from },
    'too-many-seconds': { ...good, seconds: 50 },
    'no-seconds': { ...good, seconds: null },
    'no-moment': { ...good, from: 'yesterday' },
    'far-future': { ...good, to: new Date(to + 86_400_000).toISOString() },
  };
  const items = [
    { ...good, id: 'good-first' },
    ...Object.entries(bad).map(([id, item]) => ({ ...item, id })),
    { ...good, id: 'good-last' },
  ];
  await client.publishAsync(
    topicOf('receipt', device.siteId, device.deviceId),
    JSON.stringify({ items: [...items, null, { id: 'x'.repeat(5_000) }] }),
    { qos: 1 },
  );
  await vi.waitFor(() => expect(answers).toHaveLength(1), { timeout: 10_000 });
  const [answer] = answers;
  expect(answer?.stored).toEqual(['good-first', 'good-last']);
  expect(answer?.rejected.map(({ id }) => id).sort()).toEqual(Object.keys(bad).sort());
  for (const { code } of answer?.rejected ?? []) {
    const known = v.parse(errorCodeSchema, code);
    expect(errorText(known, 'zh-CN', {})).not.toBe(errorText(known, 'en', {}));
  }
});

it('is the same hub afterwards, with nothing logged as its own fault and no payload in its log', async () => {
  const ready = await fetch(`${hub.httpUrl}/readyz`);
  expect(await ready.json()).toEqual({ ready: true, reasons: [] });
  expect(hub.output()).not.toMatch(/handler-failed|not taken|ledger batch not written/);
  expect(hub.output()).not.toContain('aaaaaaaa');
});
