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

/** What is known of the epochs that displays may have seen. */
export interface KnownEpochs {
  readonly epochs: readonly number[];
  /** Moments that some database of theirs has lived through. */
  readonly moments: readonly Date[];
}

/**
 * The epoch after all that are known: above each of them, and above any that a lost database can have had by now or by what
 * has been lived through, whichever the clock says.
 */
export function nextEpoch({ epochs, moments }: KnownEpochs, now: Date): number {
  return Math.max(...epochs.map((epoch) => epoch + 1), ...moments.map(secondsOf), secondsOf(now));
}

/** The wire's numbers end at 2^31: a clock that is wrong by decades leaves room to count on. */
const clockEpochMax = 2 ** 31 - 1_000_000;

function secondsOf(moment: Date): number {
  return Math.min(Math.floor(moment.getTime() / 1000), clockEpochMax);
}
