import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { noticeSchema, templateListSchema } from '@louyu/contract/api/notices';
import { topicOf } from '@louyu/contract/topics';
import { demoCompound, outage, type Compound } from '../support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from '../support/hub-process.ts';

/** The real hub with its demo compound and a crowd of paired displays, all with the same secret. */
export interface LoadedHub {
  hub: HubProcess;
  compound: Compound;
  /** Client ids and topics in the form the load generator takes. */
  clientId: string;
  topics: string[][];
  secret: string;
  screenCodes: string[];
  /** What the hub was started with, to start it again. */
  env: Record<string, string>;
  /** How many displays have shown a notice, and how many phones have acknowledged it, as it stands on the disk. */
  shownBy(noticeId: string): number;
  acknowledgmentsOf(noticeId: string): number;
  /** Stops the hub and removes its data. */
  stop(): Promise<void>;
  /** Removes the data of a hub that has been stopped. */
  remove(): Promise<void>;
}

/** Guards that would stop one generator, which stands in for a whole compound. */
const looseLimits = {
  LOUYU_ACKNOWLEDGMENTS_PER_SCREEN_MAX: '100000',
  LOUYU_ACKNOWLEDGMENTS_PER_ADDRESS_MAX: '1000000',
  LOUYU_MQTT_CONNECTIONS_PER_ADDRESS_MAX: '200000',
};

const secret = randomBytes(32).toString('base64url');
const deviceId = (index: number | string): string => `bench${index}`;

interface PlaceRow {
  id: string;
  parent_id: string | null;
}

/** Starts the hub, sets it up, pairs `count` displays by writing them to its database, and starts it again. */
export async function startLoadedHub(count: number): Promise<LoadedHub> {
  const directory = await temporaryDirectory();
  const options = {
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    env: looseLimits,
    readyWithinMs: 240_000,
  };
  const first = await startHub(options);
  const compound = await demoCompound(first);
  await first.stop();
  const file = join(directory.path, 'louyu.db');
  const { screenCodes, topics } = pairCrowd(file, compound, count);
  // the first start makes a config for each of thousands of displays and may be too busy to say in time that it is ready
  const hub = await startHub(options).catch(() => startHub(options));
  return {
    hub,
    compound,
    clientId: deviceId('{index}'),
    topics,
    secret,
    screenCodes,
    env: {
      ...looseLimits,
      LOUYU_DATA_DIR: directory.path,
      LOUYU_HTTP_PORT: String(options.httpPort),
      LOUYU_MQTT_PORT: String(options.mqttPort),
      LOUYU_PUBLIC_URL: hub.httpUrl,
      LOUYU_LOG_LEVEL: 'warn',
    },
    shownBy: (noticeId) => rowsOf(file, 'shown', noticeId),
    acknowledgmentsOf: (noticeId) => rowsOf(file, 'acknowledgment', noticeId),
    remove: () => directory.remove(),
    async stop() {
      await hub.stop();
      await directory.remove();
    },
  };
}

function rowsOf(file: string, table: 'shown' | 'acknowledgment', noticeId: string): number {
  const db = new Database(file, { readonly: true });
  const count: unknown = db
    .prepare(`select count(*) from ${table} where notice_id = ?`)
    .pluck()
    .get(noticeId);
  db.close();
  return Number(count);
}

function pairCrowd(
  file: string,
  { places, siteId }: Compound,
  count: number,
): { screenCodes: string[]; topics: string[][] } {
  const spots = places.filter(({ kind }) => kind === 'spot').map(({ id }) => id);
  const db = new Database(file);
  const at = new Date().toISOString();
  const pattern = db.prepare<[], Record<string, unknown>>('select * from device limit 1').get();
  const columns = Object.keys(pattern ?? {});
  const addDevice = db.prepare(
    `insert into device (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`,
  );
  const addPlace = db.prepare('insert into device_place (device_id, place_id) values (?, ?)');
  const secretHash = createHash('sha256').update(secret).digest('hex');
  const screenCodes: string[] = [];
  db.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const screenCode = randomBytes(7).toString('hex');
      screenCodes.push(screenCode);
      addDevice.run({
        ...pattern,
        id: deviceId(index),
        name: `Display ${index}`,
        screen_code: screenCode,
        secret_hash: secretHash,
        paired_at: at,
        revoked_at: null,
      });
      addPlace.run(deviceId(index), spots[index % spots.length]);
    }
  })();
  const parents = new Map(
    db
      .prepare<[], PlaceRow>('select id, parent_id from place')
      .all()
      .map(({ id, parent_id }) => [id, parent_id]),
  );
  db.close();
  const upwards = (placeId: string | null | undefined): string[] =>
    placeId === null || placeId === undefined ? [] : [placeId, ...upwards(parents.get(placeId))];
  const topics = spots.map((spotId) => [
    ...upwards(spotId).map((placeId) => topicOf('board', siteId, placeId)),
    ...(['config', 'command', 'stored'] as const).map((name) => topicOf(name, siteId, deviceId('{index}'))),
  ]);
  return { screenCodes, topics };
}

/** A notice for the whole compound that waits for its signature. */
export interface WaitingNotice {
  id: string;
  number: number;
  /** Signs it: it goes out at once. */
  sign(): Promise<void>;
  recall(): Promise<void>;
}

export async function waitingNotice({ compound }: LoadedHub): Promise<WaitingNotice> {
  const { admin, approver, editor, siteId } = compound;
  const draft = outage([siteId]);
  const { summary } = await editor.submit(draft);
  const templates = await approver.request('GET', '/api/templates', templateListSchema);
  const checklist = templates.find(({ id }) => id === draft.templateId)?.checklist ?? [];
  return {
    id: summary.id,
    number: summary.number,
    async sign() {
      await approver.sign(
        summary.id,
        1,
        checklist.map(() => true),
      );
    },
    async recall() {
      await admin.request('POST', `/api/notices/${summary.id}/recall`, noticeSchema, { reason: '时间有变' });
    },
  };
}
