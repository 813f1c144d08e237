import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boardSchema } from '@louyu/contract/board';
import { openDocument } from '@louyu/contract/reading';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { topicOf } from '@louyu/contract/topics';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { ClockWatch } from '../clock-watch.ts';
import { DocumentService } from './document-service.ts';

const signer = nobleSigner(new Uint8Array(32).fill(7));
const siteBoard = topicOf('board', 'site1', 'site1');
const hourMs = 3_600_000;

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

/** The hub's documents after a start, with what they put on the wire. */
async function started(epoch: number, clockWatch: ClockWatch) {
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
    configOf: () => Promise.resolve(undefined),
    onFailure: (topic, error) => {
      throw new Error(topic, { cause: error });
    },
  });
  await documents.start();
  return {
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
