import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { KnownEpochs } from './epoch.ts';

/** How copies are named that `restore` has put aside, beside the database. */
export const keptPrefix = 'louyu-before-restore-';

const epochQueries = [
  `select value from setting where name = 'epoch'`,
  'select max(epoch) from document',
  'select max(epoch) from board_entry',
];
const latestTimeQuery = `select value from setting where name = 'latest_time'`;

/**
 * What is known of the epochs that displays may have seen: from the backup, from the database it replaces, from those that
 * were replaced before, and from the note that the last restore left. Of one that is too damaged to tell, the time it was last written to stands in: a database has
 * its epoch from before then.
 */
export function knownEpochs(backup: string, databaseFile: string): KnownEpochs {
  const directory = dirname(databaseFile);
  const kept = readdirSync(directory).filter((name) => name.startsWith(keptPrefix) && name.endsWith('.db'));
  const note = existsSync(noteIn(directory)) ? Number(readFileSync(noteIn(directory), 'utf8')) : 0;
  const noted = { epochs: note > 0 ? [note] : [] };
  const [current, ...before] = [databaseFile, ...kept.map((name) => join(directory, name))].map(knownIn);
  const source = knownIn(backup);
  return {
    epochs: [noted, source, current, ...before].flatMap((known) => known?.epochs ?? []),
    // What was put aside bears the time of its copying.
    moments: [source, current].flatMap((known) => known?.moments ?? []),
  };
}

/** Notes an epoch beside the database, for the day on which the database itself cannot be read. */
export function noteEpoch(databaseFile: string, epoch: number): void {
  const file = noteIn(dirname(databaseFile));
  writeFileSync(`${file}.new`, String(epoch), { flush: true });
  renameSync(`${file}.new`, file);
}

function noteIn(directory: string): string {
  return join(directory, 'louyu.epoch');
}

function knownIn(file: string): KnownEpochs {
  if (!existsSync(file)) return { epochs: [], moments: [] };
  const read = epochQueries.map((query) => valueIn(file, query));
  const epochs = read.map(({ value }) => Number(value)).filter((epoch) => epoch > 0);
  const latest = new Date(String(valueIn(file, latestTimeQuery).value));
  const moments = Number.isNaN(latest.getTime()) ? [] : [latest];
  if (read.every(({ readable }) => readable)) return { epochs, moments };
  const files = [file, `${file}-wal`].filter((name) => existsSync(name));
  return { epochs, moments: [...moments, ...files.map((name) => statSync(name).mtime)] };
}

function valueIn(file: string, query: string): { readonly readable: boolean; readonly value?: unknown } {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file, { fileMustExist: true });
    return { readable: true, value: sqlite.prepare(query).pluck().get() };
  } catch {
    // A damaged database is what people restore.
    return { readable: false };
  } finally {
    sqlite?.close();
  }
}
