import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alarmSchema } from '@louyu/contract/alarm';
import { LouyuError } from '@louyu/contract/errors';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { openDocument } from '@louyu/contract/reading';
import { parseTopic, topicOf } from '@louyu/contract/topics';
import { clearer, openAlertDesk, type AlertDesk } from '../../../../tests/support/alert-desk.ts';
import type { Store } from '../store.ts';
import { DocumentService } from './document-service.ts';

const signer = nobleSigner(new Uint8Array(32).fill(7));
const alarmOf = (placeId: string) => topicOf('alarm', 'site1', placeId);

let desk: AlertDesk;
let wire: Map<string, Uint8Array[]>;
/** In the order in which the topics went out. */
let order: string[];
beforeEach(async () => {
  desk = await openAlertDesk();
  wire = new Map();
  order = [];
});
afterEach(() => desk.close());

async function started(store: Store = desk.hub.store, failures: string[] = []): Promise<DocumentService> {
  const documents = new DocumentService({
    store,
    clock: desk.hub.clock,
    random: { id: () => 'command1', bytes: (length) => new Uint8Array(length) },
    digest: (data) => createHash('sha256').update(data).digest('hex'),
    epoch: 1,
    signer,
    transmitter: {
      retain(topic, payload) {
        wire.set(topic, [...(wire.get(topic) ?? []), payload]);
        order.push(topic);
      },
      send: () => undefined,
      disconnect: () => undefined,
    },
    configsOf: () => Promise.resolve(new Map()),
    onFailure: (topic) => void failures.push(topic),
    pause: () => Promise.resolve(),
  });
  await documents.start();
  return documents;
}

/** The alarm documents of a place as they went out, as `version: number revision state, …`. */
function alarms(placeId: string): string[] {
  return (wire.get(alarmOf(placeId)) ?? []).map((payload) => {
    const { version, body } = openDocument(payload, alarmOf(placeId), signer.publicKey, alarmSchema);
    return `${version}: ${body.alerts.map(({ number, revision, state }) => `${number} ${revision} ${state}`).join()}`;
  });
}

it('every place has one from the start, so that a display knows that there is no alert; they come before boards', async () => {
  await started();
  for (const { id } of (await desk.hub.store.places.tree()).all()) expect(alarms(id)).toEqual(['1: ']);
  const names = order.map((topic) => parseTopic(topic)?.name);
  expect(names.lastIndexOf('alarm')).toBeLessThan(names.indexOf('board'));
});

it('an alert is in it, with its end, until that is told; after a restart it stands without a new version', async () => {
  const documents = await started();
  const alert = await desk.raise();
  await documents.refreshAlarms(['b3']);
  wire.clear();
  const restarted = await started();
  expect(alarms('b3')).toEqual(['2: 1 1 raised']);
  await desk.alerts.clear(clearer, alert.id, { as: 'all-clear' });
  await restarted.refreshAlarms(['b3']);
  desk.hub.clock.pass(600_000);
  await restarted.refreshAlarms(['b3']);
  expect(alarms('b3')).toEqual(['2: 1 1 raised', '3: 1 2 all-clear', '4: ']);
  expect(alarms('b5')).toEqual(['1: ']);
});

it('does not wait for boards that are being made', async () => {
  const { promise: stuck, resolve: release } = Promise.withResolvers<undefined>();
  let isSlow = false;
  const { notices } = desk.hub.store;
  const store: Store = {
    ...desk.hub.store,
    notices: {
      ...notices,
      async forBoards(...asked) {
        if (isSlow) await stuck;
        return notices.forBoards(...asked);
      },
    },
  };
  const documents = await started(store);
  isSlow = true;
  const boards = documents.refreshAllBoards();
  await desk.raise();
  await documents.refreshAlarms(['b3']);
  expect(alarms('b3').at(-1)).toBe('2: 1 1 raised');
  release(undefined);
  await boards;
});

it('one that could not be saved is tried again until it is out', async () => {
  let isBroken = false;
  const store: Store = {
    ...desk.hub.store,
    transaction: (work) =>
      isBroken ? Promise.reject(new LouyuError('store.disk_full')) : desk.hub.store.transaction(work),
  };
  const failures: string[] = [];
  const documents = await started(store, failures);
  await desk.raise();
  isBroken = true;
  await documents.refreshAlarms(['b3']);
  await documents.retryAlarms();
  expect(failures).toEqual([alarmOf('b3'), alarmOf('b3')]);
  isBroken = false;
  await documents.retryAlarms();
  expect(alarms('b3')).toEqual(['1: ', '2: 1 1 raised']);
  order.length = 0;
  await documents.retryAlarms();
  expect(order).toEqual([]);
});
