import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Hono } from 'hono';
import type { Change } from '@louyu/contract/api/overview';
import { createDemoCompound } from '../../hub/src/core/demo/demo-compound.ts';
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
import { eventRoutes, eventStreamDefaults } from '../../hub/src/http/events.ts';
import type { HttpEnv } from '../../hub/src/http/http-env.ts';
import { createLiveEventHub, liveEventDefaults } from '../../hub/src/http/live-events.ts';
import { createMetrics } from '../../hub/src/http/metrics.ts';
import { officeRoutes } from '../../hub/src/http/office.ts';
import { placeRoutes } from '../../hub/src/http/places.ts';
import { createSessionCookie } from '../../hub/src/http/session.ts';
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
  const app = createApp({
    log,
    random,
    ...office,
    cookie,
    publicUrl,
    metrics: createMetrics(),
    checks: { 'no-site-yet': async () => !(await setup.needed()) },
    frontEnds: { kiosk: join(directory, 'kiosk'), dashboard: join(directory, 'dashboard') },
    bodyMaxBytes: 16_384,
    resources: {
      ...officeRoutes({ office, cookie, trail, keeper, limits }),
      '/api/setup': setupRoutes({ setup, sessions, cookie }),
      '/api/site': siteRoutes({ places, phoneCheck }),
      '/api/places': placeRoutes({ places }),
      '/api/audience': audienceRoutes({ places }),
      '/api/events': eventRoutes({ live: hub, sessions, limits: eventStreamDefaults }),
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
