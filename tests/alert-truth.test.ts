import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  alertDeliverySchema,
  alertListSchema,
  alertPreviewSchema,
  alertReportSchema,
  alertSchema,
  type Alert,
  type AlertDelivery,
} from '@louyu/contract/api/alerts';
import { staffAlertListSchema } from '@louyu/contract/api/staff-alerts';
import { topicOf } from '@louyu/contract/topics';
import { demoCompound, pairLobby, type Compound } from './support/compound.ts';
import {
  freePort,
  startHub,
  temporaryDirectory,
  type HubProcess,
  type HubProcessOptions,
} from './support/hub-process.ts';
import { SimulatedDisplay } from './support/simulated-display.ts';

/*
 * R11, R15, R19: an alert is on the displays of its places and on no other, whatever dies in its midst; who was reached adds up, and
 * nobody but the hub can say one.
 */

const timeout = 20_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let options: HubProcessOptions;
let hub: HubProcess;
let compound: Compound;
let buildingId: string;
/** Three of a building, one of another. */
let near: SimulatedDisplay[];
let far: SimulatedDisplay;

beforeAll(async () => {
  directory = await temporaryDirectory();
  options = { dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() };
  hub = await startHub(options);
  compound = await demoCompound(hub);
  const { places } = compound;
  const buildingOf = (id: string | null): string => {
    const place = places.find((candidate) => candidate.id === id);
    return place === undefined || place.kind === 'building' ? (place?.id ?? '') : buildingOf(place.parentId);
  };
  const spots = places.filter(({ kind, id }) => kind === 'spot' && buildingOf(id) !== '');
  buildingId = buildingOf(spots[0]?.id ?? '');
  const within = spots.filter(({ id }) => buildingOf(id) === buildingId);
  const beyond = spots.find(({ id }) => buildingOf(id) !== buildingId);
  const paired = async (name: string, spotId: string) =>
    new SimulatedDisplay(await pairLobby(compound, name, spotId));
  near = [];
  for (let index = 0; index < 3; index += 1)
    near.push(await paired(`近 ${index}`, within[index % within.length]?.id ?? ''));
  far = await paired('远', beyond?.id ?? '');
  for (const display of [...near, far]) display.connect(hub.webSocketUrl);
  await vi.waitFor(() => expect([...near, far].every(({ alarms }) => alarms.size >= 3)).toBe(true), {
    timeout,
  });
}, 60_000);

afterAll(async () => {
  await Promise.all([...near, far].map((display) => display.disconnect()));
  await hub.stop();
  await directory.remove();
});

let presses = 0;

function raise(change: object = {}): Promise<Alert> {
  presses += 1;
  return compound.admin.request('POST', '/api/alerts', alertSchema, {
    templateId: 'fire',
    mode: 'real',
    whereId: buildingId,
    whereWords: '12层走廊',
    fields: { source: { 'zh-CN': '烟感报警', en: 'a smoke alarm' } },
    key: `thepressnumber${String(presses).padStart(4, '0')}`,
    heldMs: 4100,
    ...change,
  });
}

function clear({ id }: Alert): Promise<Alert> {
  return compound.admin.request('POST', `/api/alerts/${id}/clear`, alertSchema, { as: 'all-clear' });
}

/** What a display lists, as `number revision state`. */
function listed(display: SimulatedDisplay): string[] {
  return display.alerts().map(({ number, revision, state }) => `${number} ${revision} ${state}`);
}

async function held(displays: readonly SimulatedDisplay[], wanted: readonly string[]): Promise<void> {
  await vi.waitFor(() => expect(displays.map(listed)).toEqual(displays.map(() => wanted)), { timeout });
}

function delivery(id: string): Promise<AlertDelivery> {
  return compound.admin.request('GET', `/api/alerts/${id}/reach`, alertDeliverySchema);
}

async function statesOf(id: string, displays: readonly SimulatedDisplay[]): Promise<(string | undefined)[]> {
  const { devices } = await delivery(id);
  return displays.map(
    ({ credentials }) => devices.find(({ deviceId }) => deviceId === credentials.deviceId)?.state,
  );
}

async function reached(id: string, displays: readonly SimulatedDisplay[]): Promise<void> {
  await vi.waitFor(async () => expect(await statesOf(id, displays)).toEqual(displays.map(() => 'painted')), {
    timeout,
    interval: 100,
  });
}

it('is held and painted where it is for, updated, ended, and the report adds up', async () => {
  const preview = await compound.admin.request('POST', '/api/alerts/preview', alertPreviewSchema, {
    templateId: 'fire',
    mode: 'real',
    whereId: buildingId,
    whereWords: '',
    fields: {},
  });
  const alert = await raise();
  await held(near, [`${alert.number} 1 raised`]);
  expect(listed(far)).toEqual([]);
  await reached(alert.id, near);
  const { devices } = await delivery(alert.id);
  expect(devices).toHaveLength(preview.reach.screens);
  expect(devices.some(({ deviceId }) => deviceId === far.credentials.deviceId)).toBe(false);

  const change = { 'zh-CN': '火已到 13 层', en: 'The fire has reached floor 13' };
  await compound.admin.request('POST', `/api/alerts/${alert.id}/update`, alertSchema, {
    revision: 1,
    change,
    key: 'theupdateofthatone',
  });
  await held(near, [`${alert.number} 2 updated`]);
  await reached(alert.id, near);
  expect(near[0]?.alerts()[0]?.content['zh-CN'].change).toBe(change['zh-CN']);
  const signed = await compound.approver.request('POST', `/api/alerts/${alert.id}/countersign`, alertSchema, {
    revision: 2,
  });
  expect(signed.countersigned).not.toBeNull();

  await vi.waitFor(() => expect(near.every(({ pending }) => pending.size === 0)).toBe(true), { timeout });
  await clear(alert);
  await held(near, [`${alert.number} 3 all-clear`]);
  const report = await compound.admin.request('GET', `/api/alerts/${alert.id}/report`, alertReportSchema);
  expect(report.devices).toHaveLength(devices.length);
  expect(report.painted.missed).toBe(devices.length - near.length);
  expect(report.painted.p95Ms).not.toBeNull();
  const csv = await compound.admin.fetch('GET', `/api/alerts/${alert.id}/report.csv`);
  expect((await csv.text()).trimEnd().split('\r\n')).toHaveLength(devices.length + 1);
}, 60_000);

it('calls whoever can deal with it, without a word of what was typed', async () => {
  const alert = await raise({ fields: { source: { 'zh-CN': '住户王某' } } });
  await vi.waitFor(
    async () => {
      const { alerts } = await compound.approver.request('GET', '/api/staff-alerts', staffAlertListSchema);
      const about = alerts.filter(
        ({ path, resolvedAt }) => path === `/alerts/${alert.id}` && resolvedAt === null,
      );
      expect(about.map(({ kind }) => kind).sort()).toEqual(['alert', 'countersignature']);
      expect(JSON.stringify(about)).not.toContain('王某');
    },
    { timeout, interval: 100 },
  );
  await clear(alert);
}, 60_000);

it('stands after the hub was killed in its midst, and nothing is lost', async () => {
  const alert = await raise();
  const said = `${alert.number} 1 raised`;
  const isHeld = () => near.every((display) => listed(display).includes(said));
  await vi.waitFor(() => expect(isHeld()).toBe(true), { timeout });
  await hub.kill();
  // The hub is gone: what was said stays with the displays.
  expect(isHeld()).toBe(true);
  hub = await startHub(options);
  const { current } = await compound.admin.request('GET', '/api/alerts', alertListSchema);
  expect(current.map(({ id, state, revision }) => [id, state, revision])).toEqual([
    [alert.id, 'in-force', 1],
  ]);
  await vi.waitFor(
    () => {
      for (const display of near) display.sendReceipts();
      expect(near.every(({ pending }) => pending.size === 0)).toBe(true);
    },
    { timeout, interval: 100 },
  );
  await reached(alert.id, near);
  expect(near.flatMap(({ rejected }) => [...rejected.values()])).toEqual([]);
  expect(near.every(({ olderAfterNewer }) => olderAfterNewer === 0)).toBe(true);
  await clear(alert);
  await vi.waitFor(() => expect(listed(far)).toEqual([]), { timeout });
}, 90_000);

it('is no more for a display that slept through it', async () => {
  const [sleeper, witness] = near;
  if (sleeper === undefined || witness === undefined) throw new RangeError('two displays');
  const before = listed(sleeper);
  await sleeper.disconnect();
  const alert = await raise({ templateId: 'gas' });
  await vi.waitFor(() => expect(listed(witness)).toContain(`${alert.number} 1 raised`), { timeout });
  expect(await statesOf(alert.id, [sleeper, witness])).toContain('unreachable');
  // Out of the audience: the document has it no more, and tells of no end.
  const beyond = compound.places.find(({ kind, id }) => kind === 'building' && id !== buildingId)?.id ?? '';
  await compound.admin.request('POST', `/api/alerts/${alert.id}/update`, alertSchema, {
    revision: 1,
    placeIds: [beyond],
    change: { 'zh-CN': '改为另一栋' },
    key: 'theupdatewhileasleep',
  });
  await vi.waitFor(() => expect(listed(witness)).not.toContain(`${alert.number} 1 raised`), { timeout });
  sleeper.connect(hub.webSocketUrl);
  await vi.waitFor(() => expect(listed(sleeper).sort()).toEqual(listed(witness).sort()), { timeout });
  expect(listed(sleeper).some((line) => line.startsWith(`${alert.number} `))).toBe(false);
  expect(before.some((line) => line.startsWith(`${alert.number} `))).toBe(false);
  await clear(alert);
}, 60_000);

it('is said by nobody but the hub', async () => {
  const [display] = near;
  if (display === undefined) throw new RangeError('a display');
  const { deviceId, siteId, secret } = far.credentials;
  const topic = topicOf('alarm', siteId, buildingId);
  const holding = display.alarms.get(topic);
  await far.disconnect();
  const client = await mqtt.connectAsync(hub.webSocketUrl, {
    clientId: deviceId,
    username: deviceId,
    password: secret,
    keepalive: 15,
    reconnectPeriod: 0,
  });
  // Acknowledged as all is, and handed to nobody.
  const forged = JSON.stringify({ placeId: buildingId, alerts: [] });
  await client.publishAsync(topic, forged, { qos: 1, retain: true });
  await client.endAsync(true);
  const stranger = { clientId: 'x', username: 'x', password: 'x', keepalive: 15, reconnectPeriod: 0 };
  await expect(mqtt.connectAsync(hub.webSocketUrl, stranger, false)).rejects.toThrow();
  const alert = await raise();
  await vi.waitFor(() => expect(listed(display)).toContain(`${alert.number} 1 raised`), { timeout });
  expect(display.refused).toEqual([]);
  expect(display.alarms.get(topic)?.version).toBe((holding?.version ?? 0) + 1);
  far.connect(hub.webSocketUrl);
  await clear(alert);
}, 60_000);
