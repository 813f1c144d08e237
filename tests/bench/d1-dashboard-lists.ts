import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { deskViewport, launchBrowser } from '../support/browser.ts';
import { RegisterClient } from '../support/register-client.ts';
import { csvText, makeRoster } from '../support/roster.ts';
import { compare, interleave, median, round, type Benchmark } from './harness.ts';
import { ListClient } from './list-client.ts';
import { paintsOf } from './list-paints.ts';
import { startLoadedHub, type LoadedHub } from './loaded-hub.ts';

const notices = 5_000;
const screens = 500;
const households = 10_000;
const requests = 20;
/** The page in the middle of the register, as far from both ends as can be. */
const middle = 5_000;

/**
 * The lists of the dashboard as a page asks for them, with JSON and HTTP, against the rows alone: the same rows by prepared
 * statements in this process. And how long a click takes until the next rows are painted, at a quarter of the machine's pace.
 */
export const d1: Benchmark = {
  id: 'D1',
  title: `dashboard lists with ${notices} notices, ${screens} devices, ${households} households: server time / the raw query`,
  better: 'lower',
  first: 3,
  goal: 1.5,
  async run(repetitions) {
    const loaded = await startLoadedHub(screens);
    try {
      await fill(loaded);
      const lists = {
        households: `/api/households?offset=${middle}&limit=50`,
        notices: '/api/notices?limit=50',
        devices: '/api/devices',
      };
      const rows = openRows(loaded);
      const client = new ListClient(loaded.hub.httpUrl);
      await client.logIn('admin', 'correct horse');
      const figures: Record<string, number> = {};
      const totals = { ours: [] as number[], raw: [] as number[] };
      for (const [name, path] of Object.entries(lists)) {
        const ours = () => medianOf(() => answered(client, path));
        const raw = () => medianOf(() => Promise.resolve(rows[name as keyof typeof lists]()));
        await raw();
        await ours();
        const samples = await interleave(repetitions, { ours, raw });
        for (const side of ['ours', 'raw'] as const) {
          for (const [index, value] of samples[side].entries()) {
            totals[side][index] = (totals[side][index] ?? 0) + value;
          }
        }
        figures[`${name} ms`] = round(median(samples.ours));
        figures[`${name} raw ms`] = round(median(samples.raw));
      }
      // What the road alone takes, that each of the lists travels too.
      figures['no list ms'] = round(await medianOf(() => answered(client, '/healthz')));
      client.close();
      rows.close();
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage({ viewport: deskViewport });
        const paints = await paintsOf(page, loaded.hub.httpUrl);
        for (const [name, ms] of Object.entries(paints)) figures[`${name} click to paint ms`] = round(ms);
      } finally {
        await browser.close();
      }
      return compare('D1', totals.ours, totals.raw, figures);
    } finally {
      await loaded.stop();
    }
  },
};

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let request = 0; request < requests; request += 1) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
  }
  return median(times);
}

async function answered(client: ListClient, path: string): Promise<void> {
  // The hub ends connections that were idle while this process was busy: the first request on one finds out.
  await client.get(path).catch(() => client.get(path));
}

/** A roster by its own road, and copies of a notice of the demo by the back door. */
async function fill({ compound, hub }: LoadedHub): Promise<void> {
  const register = new RegisterClient(compound.admin);
  const { rows } = makeRoster(households, 'csv');
  const bytes = Buffer.from(csvText(rows));
  const { token } = await register.check('roster.csv', bytes);
  await register.run('roster.csv', bytes, token);
  const db = new Database(join(hub.dataDir, 'louyu.db'), { timeout: 10_000 });
  const copy = (table: 'notice' | 'revision', where: string, id: string) => {
    const pattern = db.prepare<[], Record<string, unknown>>(`select * from ${table} where ${where}`).get();
    const columns = Object.keys(pattern ?? {});
    const insert = db.prepare(
      `insert into ${table} (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`,
    );
    return (change: Record<string, unknown>) => insert.run({ ...pattern, ...change, [id]: change[id] });
  };
  const pattern = db.prepare<[], { id: string }>('select id from notice order by number limit 1').get();
  const addNotice = copy('notice', `id = '${pattern?.id ?? ''}'`, 'id');
  const addRevision = copy('revision', `notice_id = '${pattern?.id ?? ''}'`, 'notice_id');
  db.transaction(() => {
    for (let index = 0; index < notices; index += 1) {
      const id = `bench${index}`;
      addNotice({ id, number: 10_000 + index, title: `停水通知 ${index}` });
      addRevision({ notice_id: id });
    }
  })();
  db.close();
}

interface Rows {
  households(): unknown;
  notices(): unknown;
  devices(): unknown;
  close(): void;
}

/** The same rows, and the same count, by statements that are compiled once. */
function openRows({ hub }: LoadedHub): Rows {
  const db = new Database(join(hub.dataDir, 'louyu.db'), { readonly: true });
  const units = db
    .prepare<[], string>(
      `select u.id from place u join place b on b.id = u.parent_id where u.kind = 'unit'
       order by b.position, u.position`,
    )
    .pluck();
  const counts = db.prepare<[], { id: string; count: number }>(
    'select parent_id as id, count(*) as count from household group by parent_id',
  );
  const ofUnit = db.prepare<[string, number], { id: string }>(
    'select * from household where parent_id = ? order by door_order limit 50 offset ?',
  );
  const tags = db.prepare('select tag_id from household_tag where household_id = ?');
  const noticePage = db.prepare('select * from notice order by updated_at desc, id desc limit 50');
  const revisions = db.prepare(
    `select * from revision where notice_id in (select id from notice order by updated_at desc, id desc limit 50)`,
  );
  const devices = db.prepare('select * from device');
  const spots = db.prepare('select * from device_place');
  const faults = db.prepare('select * from fault where closed_at is null');
  return {
    households() {
      const countOf = new Map(counts.all().map(({ id, count }) => [id, count]));
      const rows: unknown[] = [];
      let before = 0;
      for (const unit of units.all()) {
        const count = countOf.get(unit) ?? 0;
        if (before + count > middle && rows.length < 50) {
          for (const row of ofUnit.all(unit, Math.max(0, middle - before)).slice(0, 50 - rows.length)) {
            rows.push([row, tags.all(row.id)]);
          }
        }
        before += count;
      }
      return rows;
    },
    notices: () => [noticePage.all(), revisions.all()],
    devices: () => [devices.all(), spots.all(), faults.all()],
    close: () => db.close(),
  };
}
