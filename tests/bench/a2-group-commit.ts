import { join } from 'node:path';
import Database from 'better-sqlite3';
import { configure, openDatabase } from '../../hub/src/store/database.ts';
import { openLedger } from '../../hub/src/store/ledger.ts';
import { temporaryDirectory } from '../support/hub-process.ts';
import { compare, interleave, median, round, type Benchmark } from './harness.ts';
import { steadyMs } from './load-orders.ts';

const rows = 40_000;
const inFlight = 512;
const batchRows = 1_000;
const at = '2026-11-21T01:00:00.000Z';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** A database with one notice to acknowledge. */
async function prepared(file: string): Promise<void> {
  await (await openDatabase(file)).destroy();
  const sqlite = new Database(file);
  configure(sqlite);
  sqlite.exec(`insert into site (id, name, office, hotline, language, time_zone, created_at)
      values ('s', '{}', '{}', '', 'zh-CN', 'Asia/Shanghai', '${at}');
    insert into notice (id, site_id, number, template_id, category, title, created_by, created_at, updated_at)
      values ('n', 's', 1, 't', 'water', 't', 'a', '${at}', '${at}');
    insert into revision (notice_id, revision, state, draft, priority, author_id, created_at)
      values ('n', 1, 'signed', '{}', 'normal', 'a', '${at}');`);
  sqlite.close();
}

/** Acknowledgments one by one, 512 under way, each promise resolved after its commit: rows a second. */
async function grouped(file: string, round: number): Promise<number> {
  const ledger = openLedger({ file, log: quiet });
  const acknowledge = (row: number) => {
    const phoneHash = `g${round}-${row}`.padEnd(64, '0');
    return ledger.acknowledge({ noticeId: 'n', revision: 1, deviceId: 'd', phoneHash, choice: 'known', at });
  };
  let next = 0;
  const walk = async (): Promise<void> => {
    while (next < rows) {
      next += 1;
      await acknowledge(next);
    }
  };
  // the thread that writes has started when it has answered
  await acknowledge(0);
  const startedAt = steadyMs();
  await Promise.all(Array.from({ length: inFlight }, walk));
  const tookMs = steadyMs() - startedAt;
  await ledger.close();
  return (rows * 1000) / tookMs;
}

/** The same rows in transactions of 1,000, by prepared statements in a loop: rows a second. */
function raw(file: string, round: number): number {
  const sqlite = new Database(file);
  configure(sqlite);
  const insert = sqlite.prepare(
    'insert into acknowledgment values (?, ?, ?, ?, ?, ?) on conflict do nothing',
  );
  const batch = sqlite.transaction((from: number) => {
    for (let row = from; row < from + batchRows; row += 1) {
      insert.run('n', `r${round}-${row}`.padEnd(64, '0'), 1, 'd', 'known', at);
    }
  });
  const startedAt = steadyMs();
  for (let from = 0; from < rows; from += batchRows) batch(from);
  const tookMs = steadyMs() - startedAt;
  sqlite.close();
  return (rows * 1000) / tookMs;
}

export const a2: Benchmark = {
  id: 'A2',
  title: 'group commit at 512 in flight, rows/s / raw batches of 1,000',
  better: 'higher',
  first: 0.5,
  goal: 0.75,
  async run(repetitions) {
    const directory = await temporaryDirectory();
    const [ourFile, rawFile] = [join(directory.path, 'ours.db'), join(directory.path, 'raw.db')];
    try {
      await prepared(ourFile);
      await prepared(rawFile);
      let run = 0;
      const samples = await interleave(repetitions + 1, {
        ours: () => grouped(ourFile, (run += 1)),
        raw: () => Promise.resolve(raw(rawFile, (run += 1))),
      });
      // the first one warms up
      const [ours, peer] = [samples.ours.slice(1), samples.raw.slice(1)];
      return compare('A2', ours, peer, {
        'ours rows/s': round(median(ours)),
        'raw rows/s': round(median(peer)),
      });
    } finally {
      await directory.remove();
    }
  },
};
