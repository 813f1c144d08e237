import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Hono } from 'hono';
import { toBase64Url } from '@louyu/contract/base64url';
import type { Change } from '@louyu/contract/api/overview';
import { createDemoCompound } from '../../hub/src/core/demo/demo-compound.ts';
import { AlertService } from '../../hub/src/core/alerts/alert-service.ts';
import { AlertViews } from '../../hub/src/core/alerts/alert-views.ts';
import { alertLimitDefaults } from '../../hub/src/core/alerts/alert-limits.ts';
import { DeskService } from '../../hub/src/core/desks/desk-service.ts';
import { DeviceDirectory } from '../../hub/src/core/devices/device-directory.ts';
import type { DeviceRecord } from '../../hub/src/core/devices/device-store.ts';
import { LiveDevices } from '../../hub/src/core/devices/live-devices.ts';
import { PhoneCheck } from '../../hub/src/core/places/phone-check.ts';
import { createPlaceService } from '../../hub/src/core/places/place-service.ts';
import type { Wire } from '../../hub/src/core/ports.ts';
import { AttemptThrottle, attemptThrottleDefaults } from '../../hub/src/core/staff/attempt-throttle.ts';
import { apiTokenDefaults } from '../../hub/src/core/staff/api-token-service.ts';
import { createOffice, type Office } from '../../hub/src/core/staff/office.ts';
import { sessionDefaults } from '../../hub/src/core/staff/session-service.ts';
import { createSetupService } from '../../hub/src/core/staff/setup-service.ts';
import type { Store } from '../../hub/src/core/store.ts';
import { createApp } from '../../hub/src/http/app.ts';
import { audienceRoutes } from '../../hub/src/http/audience.ts';
import { auditRoutesDefaults } from '../../hub/src/http/audit.ts';
import { alertRoutes } from '../../hub/src/http/alerts.ts';
import { createDeskCookie, deskRoutes } from '../../hub/src/http/desk.ts';
import { eventRoutes, eventStreamDefaults } from '../../hub/src/http/events.ts';
import type { HttpEnv } from '../../hub/src/http/http-env.ts';
import { createLiveEventHub, liveEventDefaults } from '../../hub/src/http/live-events.ts';
import { createMetrics } from '../../hub/src/http/metrics.ts';
import { officeRoutes } from '../../hub/src/http/office.ts';
import { placeRoutes } from '../../hub/src/http/places.ts';
import { createSessionCookie } from '../../hub/src/http/session.ts';
import { RollCallDesk } from '../../hub/src/core/roll-call/roll-call-desk.ts';
import { Urgency } from '../../hub/src/core/urgency.ts';
import { rollCallRoutes } from '../../hub/src/http/roll-call.ts';
import { setupRoutes } from '../../hub/src/http/setup.ts';
import { siteRoutes } from '../../hub/src/http/site.ts';
import { recurrence } from '../../hub/src/recurrence/recurrence.ts';
import { AuditKeeper, auditKeeperDefaults } from '../../hub/src/store/audit-keeper.ts';
import { openDatabase } from '../../hub/src/store/database.ts';
import type { Schema } from '../../hub/src/store/schema.ts';
import { createStore } from '../../hub/src/store/store.ts';
import { createArgon2Hasher } from '../../hub/src/system/argon2-hasher.ts';
import { sha256, systemRandom } from '../../hub/src/system/node-ports.ts';
import { openVault } from '../../hub/src/system/vault.ts';

/** Where the test has put the time; tests move it forward. */
export interface TestClock {
  now(): string;
  pass(ms: number): void;
}

/** The staff side of the hub: the real app on a real database, with a clock to turn and a wire that takes notes. */
export interface StaffApp {
  readonly app: Hono<HttpEnv>;
  readonly db: Kysely<Schema>;
  readonly store: Store;
  readonly clock: TestClock;
  readonly setupCode: string;
  readonly office: Office;
  readonly keeper: AuditKeeper;
  /** Where the daily backups lie. */
  readonly backups: string;
  readonly devices: LiveDevices;
  /** Enters a device as pairing would, and returns its secret. */
  pair(device: DeviceRecord): Promise<string>;
  /** Enters it anew as it is in the database. */
  putDevice(id: string): Promise<void>;
  /** What the wire was asked to do, as `configs:<id>` and `boards:<id>`. */
  readonly wired: string[];
  readonly changes: Change[];
  /** What was logged, one line of JSON each. */
  readonly logged: string[];
  close(): Promise<void>;
}

const publicUrl = 'http://192.0.2.10:8080';

/** Weak on purpose: a test logs in dozens of times. */
const quickArgon2 = { argon2MemoryKib: 8, argon2Passes: 1, argon2ConcurrentMax: 2, argon2WaitingMax: 32 };

const officeLimits = {
  ...sessionDefaults,
  ...apiTokenDefaults,
  ...auditRoutesDefaults,
  ...auditKeeperDefaults,
};

export async function openStaffApp(changed: Partial<typeof officeLimits> = {}): Promise<StaffApp> {
  const directory = mkdtempSync(join(tmpdir(), 'louyu-staff-'));
  const db = await openDatabase(join(directory, 'louyu.db'));
  const clock = turnableClock();
  const store = createStore(db, clock);
  const [wired, changes, logged]: [string[], Change[], string[]] = [[], [], []];
  const note = (fields: object, message: string) => {
    logged.push(JSON.stringify({ message, ...fields }));
  };
  const log = { debug: note, info: note, warn: note, error: note };
  const hub = createLiveEventHub(liveEventDefaults);
  const live = {
    emit(change: Change) {
      changes.push(change);
      hub.emit(change);
    },
  };
  const wire = notingWire(wired);
  const random = systemRandom;
  const hasher = createArgon2Hasher(quickArgon2);
  const vault = () => Promise.resolve(openVault(directory, undefined).vault);
  const throttle = new AttemptThrottle(clock, attemptThrottleDefaults);
  const limits = { ...officeLimits, ...changed };
  const office = createOffice({
    store,
    hasher,
    throttle,
    clock,
    random,
    live,
    digest: sha256,
    limits,
  });
  const { sessions } = office;
  const databaseFile = join(directory, 'louyu.db');
  const backups = join(directory, 'backups');
  const trail = store.auditTrail;
  const keeper = new AuditKeeper({
    db,
    databaseFile,
    directory: backups,
    trail,
    clock,
    live,
    timeZone: 'Asia/Shanghai',
    limits,
  });
  const places = createPlaceService({ store, clock, random, wire, live, publicUrl });
  const phoneCheck = new PhoneCheck({ store, clock, random, wire, live, publicUrl });
  const setup = createSetupService({
    store,
    hasher,
    throttle,
    clock,
    random,
    live,
    demo: () => Promise.resolve(createDemoCompound({ hasher, clock, random, recurrence, vault })),
    timeZone: 'Asia/Shanghai',
    siteCreated: () => Promise.resolve(),
  });
  const cookie = createSessionCookie(false);
  const devicesAtHand = new DeviceDirectory(sha256);
  const devices = new LiveDevices();
  const desks = new DeskService({
    store,
    clock,
    digest: sha256,
    directory: devicesAtHand,
    devices,
    pairings: { connected: () => Promise.resolve() },
    faults: { heard: () => undefined },
    duty: office.duty,
  });
  const deskCookie = createDeskCookie(false);
  async function putDevice(id: string): Promise<void> {
    const device = await store.devices.byId(id);
    if (device !== undefined) devicesAtHand.put(device, await store.places.tree());
  }
  const alertClock = { now: clock.now, machineNow: clock.now, isRight: () => true };
  const alertParts = { store, random, live, wire, devices, clock: alertClock, limits: alertLimitDefaults };
  const rollCall = new RollCallDesk({ store, clock, random, live, vault });
  const app = createApp({
    log,
    clock,
    random,
    ...office,
    cookie,
    desks,
    deskCookie,
    publicUrl,
    metrics: createMetrics(),
    urgency: new Urgency(),
    checks: { 'no-site-yet': async () => !(await setup.needed()) },
    frontEnds: { kiosk: join(directory, 'kiosk'), dashboard: join(directory, 'dashboard') },
    bodyMaxBytes: 16_384,
    resources: {
      ...officeRoutes({ office, cookie, trail, keeper, limits }),
      '/api/setup': setupRoutes({ setup, sessions, cookie }),
      '/api/site': siteRoutes({ places, phoneCheck }),
      '/api/places': placeRoutes({ places }),
      '/api/audience': audienceRoutes({ places }),
      '/api/desk': deskRoutes({ desks, cookie: deskCookie }),
      '/api/alerts': alertRoutes({ alerts: new AlertService(alertParts), views: new AlertViews(alertParts) }),
      '/api/alerts/:id/roll-call': rollCallRoutes({ rollCall: () => Promise.resolve(rollCall) }),
      '/api/events': eventRoutes({ live: hub, sessions, desks, limits: eventStreamDefaults }),
    },
  });
  return {
    app,
    db,
    store,
    clock,
    setupCode: setup.code,
    office,
    keeper,
    backups,
    devices,
    async pair(device) {
      const secret = toBase64Url(random.bytes(32));
      await store.devices.add({ ...device, secretHash: sha256(secret) });
      await putDevice(device.id);
      return secret;
    },
    putDevice,
    wired,
    changes,
    logged,
    async close() {
      hub.close();
      await db.destroy();
      rmSync(directory, { recursive: true });
    },
  };
}

function turnableClock(): TestClock {
  let ms = Date.parse('2026-11-21T08:00:00.000Z');
  return {
    now: () => new Date(ms).toISOString(),
    pass(by) {
      ms += by;
    },
  };
}

function notingWire(wired: string[]): Wire {
  return {
    refreshBoards(placeIds) {
      for (const id of placeIds) wired.push(`boards:${id}`);
      return Promise.resolve();
    },
    refreshAlarms(placeIds) {
      for (const id of placeIds) wired.push(`alarms:${id}`);
      return Promise.resolve();
    },
    refreshConfigs(deviceIds) {
      for (const id of deviceIds) wired.push(`configs:${id}`);
      return Promise.resolve();
    },
    disconnect: () => undefined,
    command: () => Promise.resolve(),
  };
}
