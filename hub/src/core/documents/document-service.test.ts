import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boardSchema } from '@louyu/contract/board';
import { deviceConfigSchema } from '@louyu/contract/devices';
import { LouyuError } from '@louyu/contract/errors';
import { openDocument } from '@louyu/contract/reading';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { topicOf } from '@louyu/contract/topics';
import { admin, openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { ClockWatch } from '../clock-watch.ts';
import { createConfigReader } from '../devices/device-config.ts';
import type { Store } from '../store.ts';
import { DocumentService, documentBatchMax, type DocumentServiceOptions } from './document-service.ts';

const signer = nobleSigner(new Uint8Array(32).fill(7));
const siteBoard = topicOf('board', 'site1', 'site1');
const hourMs = 3_600_000;

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

/** The hub's documents after a start, with what they put on the wire. */
async function started(
  epoch: number,
  clockWatch: ClockWatch,
  change: Partial<DocumentServiceOptions> & { readonly failures?: string[] } = {},
) {
  const retained = new Map<string, Uint8Array[]>();
  const documents = new DocumentService({
    store: hub.store,
    clock: clockWatch.lived,
    random: { id: () => 'command1', bytes: (length) => new Uint8Array(length) },
    digest: (data) => createHash('sha256').update(data).digest('hex'),
    epoch,
    signer,
    transmitter: {
      retain: (topic, payload) => void retained.set(topic, [...(retained.get(topic) ?? []), payload]),
      send: () => undefined,
      disconnect: () => undefined,
    },
    configsOf: () => Promise.resolve(new Map()),
    onFailure: (topic, error) => {
      if (change.failures === undefined) throw new Error(topic, { cause: error });
      change.failures.push(topic);
    },
    pause: () => Promise.resolve(),
    ...change,
  });
  await documents.start();
  return {
    documents,
    retained,
    boards: (topic: string) =>
      (retained.get(topic) ?? []).map((payload) =>
        openDocument(payload, topic, signer.publicKey, boardSchema),
      ),
  };
}

it('publishes after a start what was published before, without a new version', async () => {
  await hub.store.notices.add(outNotice(312));
  const before = await started(1, new ClockWatch(hub.clock, null));
  const after = await started(1, new ClockWatch(hub.clock, null));
  expect(before.boards(siteBoard)).toMatchObject([
    { epoch: 1, version: 1, body: { notices: [{ number: 312 }] } },
  ]);
  expect(after.boards(siteBoard)).toEqual(before.boards(siteBoard));
});

it('keeps on the glass what is out, though the clock has fallen back to before its signature', async () => {
  await hub.store.notices.add(outNotice(312));
  const clockWatch = new ClockWatch(hub.clock, null);
  await started(1, clockWatch);
  hub.clock.pass(-2 * hourMs);
  const after = await started(1, new ClockWatch(hub.clock, clockWatch.latest));
  expect(
    after
      .boards(siteBoard)
      .at(-1)
      ?.body.notices.map(({ number }) => number),
  ).toEqual([312]);
});

it('starts at version 1 of the next epoch with what a restored database holds', async () => {
  await hub.store.notices.add(outNotice(312));
  await started(1, new ClockWatch(hub.clock, null));
  const restored = await started(2, new ClockWatch(hub.clock, null));
  expect(restored.boards(siteBoard)).toMatchObject([
    { epoch: 2, version: 1, body: { notices: [{ number: 312 }] } },
  ]);
});

describe('configs', () => {
  const addresses = { hubUrls: ['http://192.0.2.1'], publicUrl: 'http://192.0.2.1', kioskBuild: 'k' };
  const configTopic = (deviceId: string) => topicOf('config', 'site1', deviceId);
  let transactions: number;
  let broken: boolean;
  let store: Store;

  beforeEach(() => {
    transactions = 0;
    broken = false;
    store = {
      ...hub.store,
      transaction(work) {
        transactions += 1;
        return broken ? Promise.reject(new LouyuError('store.disk_full')) : hub.store.transaction(work);
      },
    };
  });

  const startedWithConfigs = (change: Parameters<typeof started>[2] = {}) =>
    started(1, new ClockWatch(hub.clock, null), {
      store,
      configsOf: createConfigReader(hub.store, addresses),
      ...change,
    });

  async function addDevices(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let added = 0; added < count; added += 1) ids.push((await hub.addDevice()).id);
    return ids;
  }

  it('of many new displays are saved a batch at a time, and not again after the next start', async () => {
    const ids = await addDevices(documentBatchMax * 2 + 1);
    const { retained } = await startedWithConfigs();
    expect(ids.every((id) => retained.get(configTopic(id))?.length === 1)).toBe(true);
    const boards = 1;
    const alarms = 1;
    expect(transactions).toBe(alarms + boards + 3);
    await startedWithConfigs();
    expect(transactions).toBe(alarms + boards + 3);
  });

  it('that could not be saved are published within the next minute', async () => {
    const [id = ''] = await addDevices(1);
    const failures: string[] = [];
    const { documents, retained } = await startedWithConfigs({ failures });
    await hub.devices.change(admin, id, { name: '改名后的屏' });
    broken = true;
    await documents.refreshConfigs([id]);
    expect(failures).toEqual([configTopic(id)]);
    expect(retained.get(configTopic(id))).toHaveLength(1);
    broken = false;
    await documents.renew();
    const [, second] = retained.get(configTopic(id)) ?? [];
    const config = openDocument(
      second ?? new Uint8Array(),
      configTopic(id),
      signer.publicKey,
      deviceConfigSchema,
    );
    expect(config).toMatchObject({ version: 2, body: { name: '改名后的屏' } });
    const before = transactions;
    await documents.renew();
    expect(transactions).toBe(before);
  });

  it('that cannot be read do not hold up the others, and come when they can', async () => {
    const ids = await addDevices(documentBatchMax + 1);
    const failures: string[] = [];
    let calls = 0;
    const read = createConfigReader(hub.store, addresses);
    const { documents, retained } = await startedWithConfigs({
      failures,
      configsOf: (some) => {
        calls += 1;
        return calls === 1 ? Promise.reject(new LouyuError('hub.busy')) : read(some);
      },
    });
    const published = () => ids.filter((id) => retained.has(configTopic(id))).length;
    expect([failures.length, published()]).toEqual([1, 1]);
    await documents.renew();
    expect(published()).toBe(ids.length);
  });

  it('of thousands let a board that has changed take its turn', async () => {
    const ids = await addDevices(documentBatchMax + 1);
    const order: string[] = [];
    const meanwhile: (() => Promise<void>)[] = [];
    const { documents } = await startedWithConfigs({
      configsOf: (some) => {
        order.push(`configs ${some.length}`);
        return Promise.resolve(new Map());
      },
      pause: async () => {
        await meanwhile[0]?.();
      },
    });
    await hub.store.notices.add(outNotice(312));
    order.length = 0;
    meanwhile.push(() => documents.refreshBoards(['site1']).then(() => void order.push('board')));
    await documents.refreshConfigs(ids);
    expect(order).toEqual([`configs ${documentBatchMax}`, 'board', 'configs 1']);
  });
});
