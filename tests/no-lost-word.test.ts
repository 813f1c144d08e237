import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { scheduler } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import { demoCompound, outage, pairLobby, publish, type Compound } from './support/compound.ts';
import {
  freePort,
  startHub,
  temporaryDirectory,
  type HubProcess,
  type HubProcessOptions,
} from './support/hub-process.ts';
import { seededRandom } from './support/seeded-random.ts';
import { SimulatedDisplay } from './support/simulated-display.ts';

/*
 * DESIGN.md §7, "No lost word": what was acknowledged by `stored` or by a page survives kill -9 of the hub at any moment,
 * every display converges to the right board, and no receipt is counted twice.
 */

const rounds = 100;
const displayCount = 50;
const scansPerRound = 2;
const seed = 20_261_121;
/** Beyond this the hub has surely finished what a round started. */
const killWithinMs = 400;
/** How long a round waits for what it is to die at. */
const patienceMs = 10_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let options: HubProcessOptions;
let hub: HubProcess;
let compound: Compound;
const displays: SimulatedDisplay[] = [];

beforeAll(async () => {
  directory = await temporaryDirectory();
  options = {
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    // A crowd that is faster than real screens: its rate is not what this is about.
    env: { LOUYU_MQTT_CONNECTS_PER_MINUTE: '10000', LOUYU_MQTT_PACKETS_PER_SECOND: '10000' },
  };
  hub = await startHub(options);
  compound = await demoCompound(hub);
  const spots = compound.places.filter((place) => place.kind === 'spot');
  for (let index = 0; index < displayCount; index += 1) {
    const spot = spots[index % spots.length];
    displays.push(new SimulatedDisplay(await pairLobby(compound, `屏 ${index + 1}`, spot?.id ?? '')));
  }
  for (const display of displays) display.connect(hub.webSocketUrl);
  await vi.waitFor(() => expect(displays.every((display) => display.boards.size > 0)).toBe(true), {
    timeout: 20_000,
  });
}, 120_000);

afterAll(async () => {
  await Promise.all(displays.map((display) => display.disconnect()));
  await hub.stop();
  await directory.remove();
});

it(
  `loses nothing over ${rounds} kills`,
  async () => {
    const random = seededRandom(seed);
    /** Ids of the phones whose acknowledgment a page has confirmed. */
    const known = new Map<string, Set<string>>();
    /** Notices by what the API has confirmed; one whose answer was lost is in neither state for sure. */
    const live = new Set<string>();
    const recalled = new Set<string>();
    const first = await publish(compound, outage([compound.siteId]));
    live.add(first.id);

    for (let round = 0; round < rounds; round += 1) {
      const notice = oneNotice(live, recalled, random);
      const scans = Array.from({ length: scansPerRound }, (_, scan) =>
        scanned(first, `${round}-${scan}`, known),
      );
      const outcomes = Promise.allSettled([notice, ...scans]);
      for (const display of displays) display.sendHealth();
      await momentToDie(random, notice, scans);
      await hub.kill();
      for (const outcome of await outcomes) expectLostWithTheHub(outcome);
      hub = await startHub(options);
    }

    await vi.waitFor(
      () => {
        for (const display of displays) {
          display.sendReceipts();
          expect(display.pending.size).toBe(0);
        }
      },
      { timeout: 60_000, interval: 250 },
    );
    await boardsConverge(live, recalled);
    await hub.stop();
    expectStored(known, first.id);
    hub = await startHub(options);
  },
  15 * 60_000,
);

/** What was not confirmed failed because the hub was gone, and for nothing else. */
function expectLostWithTheHub(outcome: PromiseSettledResult<void>): void {
  if (outcome.status === 'fulfilled') return;
  expect(outcome.reason).toBeInstanceOf(TypeError);
  expect(String(outcome.reason)).toMatch(/fetch failed|terminated/);
}

/** A notice that is published, or an older one that is recalled; the hub may die under it. */
async function oneNotice(live: Set<string>, recalled: Set<string>, random: () => number): Promise<void> {
  const [, candidate] = [...live];
  if (candidate !== undefined && random() < 0.7) {
    live.delete(candidate);
    await compound.approver.recall(candidate);
    recalled.add(candidate);
    return;
  }
  const spot = compound.places.filter((place) => place.kind !== 'site')[Math.floor(random() * 10)];
  // A normal one waits for the end of its take-back time, and the hub may die while it does.
  const priority = random() < 0.4 ? 'normal' : 'urgent';
  const { id } = await publish(
    compound,
    outage([compound.siteId, spot?.id ?? compound.siteId], { priority }),
  );
  live.add(id);
}

async function scanned(
  notice: { id: string; number: number },
  phone: string,
  known: Map<string, Set<string>>,
): Promise<void> {
  const display = displays[Number.parseInt(phone, 10) % displays.length];
  const screenCode = display?.config?.screenCode ?? '';
  const phoneId = createHash('sha256').update(phone).digest('base64url').slice(0, 22);
  const code = encodeScreenLink({ noticeNumber: notice.number, screenCode });
  const response = await fetch(`${hub.httpUrl}/q/${code}/known`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `louyu_phone=${phoneId}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  });
  expect(response.status).toBe(303);
  const phones = known.get(notice.id) ?? new Set();
  phones.add(createHash('sha256').update(phoneId).digest('hex'));
  known.set(notice.id, phones);
}

/**
 * Half the time when the broker has acknowledged a receipt that may not be stored yet; else when a page or the API has
 * answered, or at any moment. On a busy machine, what it waits for takes longer.
 */
async function momentToDie(
  random: () => number,
  notice: Promise<void>,
  scans: readonly Promise<void>[],
): Promise<void> {
  const display = displays[Math.floor(random() * displays.length)];
  const chance = random();
  const laterMs = Math.floor(random() * killWithinMs);
  let moment: Promise<unknown>;
  if (chance < 0.5) {
    display?.reportAgain();
    moment = display?.acknowledgedByBroker() ?? Promise.resolve();
  } else if (chance < 0.7) moment = Promise.any(scans);
  else if (chance < 0.85) moment = notice;
  else moment = scheduler.wait(laterMs);
  // What failed is looked at with the outcomes of the round.
  await Promise.race([moment.catch(() => undefined), scheduler.wait(patienceMs)]);
}

async function boardsConverge(live: ReadonlySet<string>, recalled: ReadonlySet<string>): Promise<void> {
  await vi.waitFor(
    () => {
      for (const display of displays) {
        const held = display.notices();
        for (const id of live) expect(held.has(id), `${id} is missing`).toBe(true);
        for (const id of recalled) expect(held.has(id), `${id} was recalled`).toBe(false);
      }
    },
    { timeout: 30_000, interval: 250 },
  );
}

function expectStored(known: ReadonlyMap<string, ReadonlySet<string>>, firstId: string): void {
  const database = new Database(join(directory.path, 'louyu.db'), { readonly: true });
  try {
    for (const display of displays) {
      const rows = database
        .prepare<[string], { id: string }>('select id from receipt where device_id = ?')
        .all(display.credentials.deviceId);
      const ids = new Set(rows.map((row) => row.id));
      expect(rows).toHaveLength(ids.size);
      for (const id of display.stored)
        expect(ids.has(id), `receipt ${id} was acknowledged and is gone`).toBe(true);
      expect([...display.rejected]).toEqual([]);
    }
    const wrongSums = database
      .prepare(
        `select s.device_id from shown s
         where abs(s.seconds - (select sum(r.seconds) from receipt r
           where r.device_id = s.device_id and r.notice_id = s.notice_id and r.revision = s.revision)) > 0.001`,
      )
      .all();
    expect(wrongSums).toEqual([]);
    const phones = database
      .prepare<[string], { phone_hash: string }>('select phone_hash from acknowledgment where notice_id = ?')
      .all(firstId)
      .map((row) => row.phone_hash);
    expect(known.get(firstId)?.size ?? 0).toBeGreaterThan(rounds / 5);
    expect(phones).toEqual(expect.arrayContaining([...(known.get(firstId) ?? [])]));
  } finally {
    database.close();
  }
}
