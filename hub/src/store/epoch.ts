import type { Kysely } from 'kysely';
import { readSetting, writeSetting } from './settings.ts';
import type { Schema } from './schema.ts';

/**
 * The epoch of a database's documents (DESIGN.md §4): it grows when a database is created or restored, so that displays
 * take what an older database says over what they hold. Made from the clock where there is none yet.
 */
export async function readEpoch(db: Kysely<Schema>, now: Date): Promise<number> {
  const held = await readSetting(db, 'epoch');
  if (held !== undefined) return Number(held);
  const epoch = secondsOf(now);
  await writeSetting(db, 'epoch', String(epoch));
  return epoch;
}

/** The epoch after `previous` ones: above each of them, and above any that a lost database of today can have had. */
export function nextEpoch(previous: readonly number[], now: Date): number {
  return Math.max(...previous.map((epoch) => epoch + 1), secondsOf(now));
}

function secondsOf(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}
