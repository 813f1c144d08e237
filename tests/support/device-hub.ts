import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { Kysely } from 'kysely';
import type { Change } from '@louyu/contract/api/overview';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import { toBase64Url } from '@louyu/contract/base64url';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { topicOf } from '@louyu/contract/topics';
import {
  AcknowledgmentService,
  type AcknowledgmentLimits,
} from '../../hub/src/core/acknowledgments/acknowledgment-service.ts';
import { ScreenNotices } from '../../hub/src/core/acknowledgments/screen-notices.ts';
import { coverageOnDemand } from '../../hub/src/core/coverage/coverage-on-demand.ts';
import { DeviceDirectory } from '../../hub/src/core/devices/device-directory.ts';
import { DeviceService } from '../../hub/src/core/devices/device-service.ts';
import type { DeviceRecord } from '../../hub/src/core/devices/device-store.ts';
import { DeviceViews } from '../../hub/src/core/devices/device-views.ts';
import { FaultWatch } from '../../hub/src/core/devices/faults.ts';
import { LiveDevices } from '../../hub/src/core/devices/live-devices.ts';
import { PairingService, type PairingLimits } from '../../hub/src/core/devices/pairing-service.ts';
import { DoorService, type DoorLimits } from '../../hub/src/core/doors/door-service.ts';
import { HelpService, type HelpLimits } from '../../hub/src/core/help/help-service.ts';
import type { NoticeRecord } from '../../hub/src/core/notices/notice-store.ts';
import type { Recurrence } from '../../hub/src/core/notices/schedule/recurrence.ts';
import { PlaceNotices } from '../../hub/src/core/place-pages/place-notices.ts';
import type { PlaceNode } from '../../hub/src/core/places/place-tree.ts';
import type { Actor, Wire } from '../../hub/src/core/ports.ts';
import type { Ledger } from '../../hub/src/core/receipts/ledger.ts';
import type { Store } from '../../hub/src/core/store.ts';
import { deviceEndpoints, timeRoutes } from '../../hub/src/http/device-endpoints.ts';
import { coverageRoutes, doorCodeRoutes } from '../../hub/src/http/coverage.ts';
import { deviceRoutes } from '../../hub/src/http/devices.ts';
import { answerError, answerNotFound } from '../../hub/src/http/errors.ts';
import type { HttpEnv } from '../../hub/src/http/http-env.ts';
import { preferredLanguage } from '../../hub/src/http/language.ts';
import { pairingRoutes } from '../../hub/src/http/pairings.ts';
import { doorRoutes } from '../../hub/src/http/resident/door-routes.ts';
import { placeRoutes } from '../../hub/src/http/resident/place-routes.ts';
import { privacyRoutes } from '../../hub/src/http/resident/privacy-routes.ts';
import { residentRoutes } from '../../hub/src/http/resident/resident-routes.ts';
import { rollCallPageRoutes } from '../../hub/src/http/resident/roll-call-routes.ts';
import { RollCallService, type RollCallLimits } from '../../hub/src/core/roll-call/roll-call-service.ts';
import { ScreenAlerts } from '../../hub/src/core/roll-call/screen-alerts.ts';
import { recurrence } from '../../hub/src/recurrence/recurrence.ts';
import { createAcknowledgmentStore } from '../../hub/src/store/acknowledgments.ts';
import { openDatabase } from '../../hub/src/store/database.ts';
import { openLedger } from '../../hub/src/store/ledger.ts';
import type { Schema } from '../../hub/src/store/schema.ts';
import { createStore } from '../../hub/src/store/store.ts';
import { sha256, systemRandom } from '../../hub/src/system/node-ports.ts';
import { openVault } from '../../hub/src/system/vault.ts';
import { noticeRecord, signedRevision } from './notice-records.ts';
import { notingWire } from './noting-wire.ts';

export const admin: Actor = { id: 'admin1', name: '管理员', roles: ['admin'] };

const startedAt = '2026-11-21T00:30:00.000Z';

const profile = {
  widthPx: 1080,
  heightPx: 1920,
  diagonalInches: 43,
  viewingDistanceMetres: 2.5,
  audio: false,
};

/**
 * The device side of the hub, on a real database and with the real routes; the wire takes notes. Its compound: 瑞安苑 with
 * building b3 (unit u1 with a lobby and a lift) and building b5 (with a hall).
 */
export interface DeviceHub {
  readonly app: Hono<HttpEnv>;
  readonly db: Kysely<Schema>;
  readonly databaseFile: string;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly clock: { now(): string; pass(ms: number): void };
  readonly recurrence: Recurrence;
  readonly directory: DeviceDirectory;
  readonly live: LiveDevices;
  readonly faults: FaultWatch;
  readonly devices: DeviceService;
  readonly pairings: PairingService;
  readonly views: DeviceViews;
  readonly screenNotices: ScreenNotices;
  readonly rollCall: RollCallService;
  /** What the wire was asked to do: `boards:<id>`, `configs:<id>`, `disconnect:<id>`, `identify:<id>`. */
  readonly wired: string[];
  readonly wire: Wire;
  readonly changes: Change[];
  /** What was logged, one line of JSON each. */
  readonly logged: string[];
  readonly log: Parameters<typeof openLedger>[0]['log'];
  /** Who asks; undefined for nobody. */
  actor: Actor | undefined;
  /** Enters a paired device as pairing would, and returns it with its secret. */
  addDevice(change?: Partial<DeviceRecord>): Promise<DeviceRecord & { readonly secret: string }>;
  /** Puts a signed notice on the board of a place, as its next version, and returns the version. */
  publish(placeId: string, notices: readonly NoticeRecord[]): Promise<{ epoch: number; version: number }>;
  /** What the QR of a notice on a screen carries. */
  code(device: DeviceRecord, notice: NoticeRecord): string;
  published(topic: string): { epoch: number; version: number } | undefined;
  restartWatch(): FaultWatch;
  restartPairings(): Promise<PairingService>;
  close(): Promise<void>;
}

export interface DeviceHubOptions {
  readonly pairing?: Partial<PairingLimits>;
  readonly acknowledgment?: Partial<AcknowledgmentLimits>;
  readonly rollCall?: Partial<RollCallLimits>;
  readonly door?: Partial<DoorLimits>;
  readonly help?: Partial<HelpLimits>;
  /** Stands in for the ledger where a test lets it fail. */
  readonly acknowledge?: Ledger['acknowledge'];
}

function place(
  id: string,
  parentId: string | null,
  kind: PlaceNode['kind'],
  zh: string,
  en: string,
): PlaceNode {
  return { id, siteId: 'site1', parentId, kind, name: { 'zh-CN': zh, en }, position: 1 };
}

export async function openDeviceHub(options: DeviceHubOptions = {}): Promise<DeviceHub> {
  const directoryPath = mkdtempSync(join(tmpdir(), 'louyu-devices-'));
  const databaseFile = join(directoryPath, 'louyu.db');
  const db = await openDatabase(databaseFile);
  let ms = Date.parse(startedAt);
  const clock = {
    now: () => new Date(ms).toISOString(),
    pass(by: number) {
      ms += by;
    },
  };
  const store = createStore(db, clock);
  await seed(store);
  const [wired, changes, logged]: [string[], Change[], string[]] = [[], [], []];
  const note = (fields: object, message: string) => {
    logged.push(JSON.stringify({ message, ...fields }));
  };
  const log = { debug: note, info: note, warn: note, error: note };
  const events = { emit: (change: Change) => void changes.push(change) };
  const wire = notingWire(wired);
  const ledger = openLedger({ file: databaseFile, log });
  const directory = new DeviceDirectory(sha256);
  directory.load(await store.devices.all(), await store.places.tree());
  const live = new LiveDevices();
  const ports = { store, clock, random: systemRandom, digest: sha256, live: events, wire, directory };
  const watch = () => new FaultWatch({ ...ports, ledger, devices: live, timeZone: 'Asia/Shanghai' });
  const faults = watch();
  const devices = new DeviceService({ ...ports, devices: live });
  const pairingService = () =>
    new PairingService({
      ...ports,
      devices: live,
      ledger,
      hubPublicKey: nobleSigner(new Uint8Array(32)).publicKey,
      verificationUrl: 'http://192.0.2.10:8080/pair',
      limits: options.pairing ?? {},
    });
  const pairings = pairingService();
  const views = new DeviceViews({
    ...ports,
    devices: live,
    faults,
    publicUrl: 'http://127.0.0.1:8080',
    noticeTitle: async (noticeId) => (await store.notices.byId(noticeId))?.title,
  });
  const screenNotices = new ScreenNotices(ports);
  const acknowledgments = new AcknowledgmentService({
    ...ports,
    notices: screenNotices,
    store: createAcknowledgmentStore(db),
    ledger: { acknowledge: options.acknowledge ?? ((tap) => ledger.acknowledge(tap)) },
    limits: options.acknowledgment ?? {},
  });
  const screenAlerts = new ScreenAlerts(ports);
  const rollCall = new RollCallService({
    ...ports,
    alerts: screenAlerts,
    doorOf: (phoneHash) => store.doors.ofPhone(phoneHash),
    limits: options.rollCall ?? {},
  });
  const rollCallPages = rollCallPageRoutes({ ...ports, alerts: screenAlerts, rollCall, log, secure: false });
  const doors = new DoorService({ ...ports, limits: options.door ?? {} });
  const help = new HelpService({ ...ports, notices: screenNotices, limits: options.help ?? {} });
  const residentOptions = {
    ...ports,
    notices: screenNotices,
    acknowledgments,
    doors,
    help,
    log,
    secure: false,
  };
  const residents = residentRoutes(residentOptions);
  const doorPages = doorRoutes(residentOptions);
  const publicUrl = 'http://127.0.0.1:8080';
  const placePages = placeRoutes({ ...residentOptions, publicUrl, places: new PlaceNotices(ports) });
  const coverage = coverageOnDemand({
    ...ports,
    publicUrl,
    vault: () => Promise.resolve(openVault(directoryPath, undefined).vault),
  });
  const versions = new Map<string, number>();

  const hub: DeviceHub = {
    app: new Hono<HttpEnv>(),
    db,
    databaseFile,
    store,
    ledger,
    clock,
    recurrence,
    directory,
    live,
    faults,
    devices,
    pairings,
    views,
    screenNotices,
    rollCall,
    wired,
    wire,
    changes,
    logged,
    log,
    actor: admin,
    async addDevice(change = {}) {
      const secret = toBase64Url(systemRandom.bytes(32));
      const device: DeviceRecord = {
        id: systemRandom.id(),
        siteId: 'site1',
        kind: 'lcd',
        name: '3栋大堂屏',
        profile,
        language: 'zh-CN',
        volumePercent: 60,
        brightnessPercent: 100,
        offHours: [],
        screenCode: Buffer.from(systemRandom.bytes(7)).toString('hex'),
        secretHash: sha256(secret),
        createdAt: clock.now(),
        pairedAt: clock.now(),
        revokedAt: null,
        lastSeenAt: null,
        spotIds: ['lobby'],
        ...change,
      };
      await store.devices.add(device);
      directory.put(device, await store.places.tree());
      return { ...device, secret };
    },
    async publish(placeId, notices) {
      for (const notice of notices) {
        if ((await store.notices.byId(notice.id)) === undefined) await store.notices.add(notice);
      }
      const topic = topicOf('board', 'site1', placeId);
      const version = (versions.get(topic) ?? 0) + 1;
      versions.set(topic, version);
      const document = { topic, siteId: 'site1', epoch: 1, version, bodyHash: '', issuedAt: clock.now() };
      const entries = notices.map(({ id, revisions }) => ({ noticeId: id, revision: revisions.length }));
      await store.transaction(async ({ documents }) => {
        await documents.save({ ...document, payload: new Uint8Array() });
        await documents.saveEntries(topic, 1, version, { kind: 'board', entries });
      });
      return { epoch: 1, version };
    },
    code: (device, notice) =>
      encodeScreenLink({ noticeNumber: notice.number, screenCode: device.screenCode }),
    published(topic) {
      const version = versions.get(topic);
      return version === undefined ? undefined : { epoch: 1, version };
    },
    restartWatch: watch,
    async restartPairings() {
      const restarted = pairingService();
      await restarted.load();
      return restarted;
    },
    async close() {
      await ledger.close();
      await db.destroy();
      rmSync(directoryPath, { recursive: true });
    },
  };
  hub.app.onError(answerError(log));
  hub.app.notFound(answerNotFound);
  hub.app.use(async (c, next) => {
    c.set('requestId', 'request1');
    c.set('language', preferredLanguage(c.req.header('accept-language')));
    c.set('actor', hub.actor);
    await next();
  });
  hub.app.route('/api/devices', deviceRoutes({ service: devices, views }));
  hub.app.route('/api/pairings', pairingRoutes({ pairings, views }));
  hub.app.route('/api/device', deviceEndpoints({ pairings, clock }));
  hub.app.route('/time', timeRoutes({ clock }));
  hub.app.route('/q', residents);
  hub.app.route('/Q', residents);
  hub.app.route('/a', rollCallPages);
  hub.app.route('/A', rollCallPages);
  hub.app.route('/d', doorPages);
  hub.app.route('/D', doorPages);
  hub.app.route('/n', placePages);
  hub.app.route('/N', placePages);
  hub.app.route('/privacy', privacyRoutes(residentOptions));
  hub.app.route('/api/notices', coverageRoutes({ desk: coverage }));
  hub.app.route('/api/door-codes', doorCodeRoutes({ desk: coverage }));
  return hub;
}

/** A notice that is out and visible until 22 November 18:00 in Shanghai. */
export function outNotice(number: number, change: Partial<NoticeRecord> = {}): NoticeRecord {
  const id = `notice${number}`;
  const revision = signedRevision({ noticeId: id });
  return noticeRecord([revision], { id, number, ...change });
}

async function seed(store: Store): Promise<void> {
  await store.places.addSite(
    {
      id: 'site1',
      name: { 'zh-CN': '瑞安苑', en: 'Ruian Gardens' },
      office: { 'zh-CN': '瑞安苑物业服务中心', en: 'Ruian Gardens property office' },
      hotline: '021-5555 0123',
      language: 'zh-CN',
      timeZone: 'Asia/Shanghai',
    },
    startedAt,
  );
  await store.places.add([
    place('site1', null, 'site', '瑞安苑', 'Ruian Gardens'),
    place('b3', 'site1', 'building', '3栋', 'Building 3'),
    place('u1', 'b3', 'unit', '1单元', 'Unit 1'),
    place('lobby', 'u1', 'spot', '大堂', 'Lobby'),
    place('lift', 'u1', 'spot', '电梯', 'Lift'),
    place('b5', 'site1', 'building', '5栋', 'Building 5'),
    place('hall', 'b5', 'spot', '大堂', 'Lobby'),
  ]);
}
