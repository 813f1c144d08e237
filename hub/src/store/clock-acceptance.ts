import type { Kysely } from 'kysely';
import type { ClockStore } from '../core/clock-keeping.ts';
import type { Clock } from '../core/ports.ts';
import { msBetween } from '../core/time.ts';
import { createAuditLog } from './audit.ts';
import type { Schema } from './schema.ts';
import { readSetting, writeSetting } from './settings.ts';

/** A running hub takes an acceptance that is no older than this, in milliseconds: a clock is accepted as it stands then. */
const acceptanceLifeMs = 10 * 60_000;

/**
 * Writes down that the clock is right as it stands now, with an entry in the audit log. What was made by the time of a clock
 * that ran ahead, and would outlive its term, ends: sessions, pairing codes, and the refusal of receipts from before then.
 */
export function acceptClock(db: Kysely<Schema>, clock: Clock): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const now = clock.now();
    const before = (await readSetting(transaction, 'latest_time')) ?? null;
    await createAuditLog(transaction, clock).append({
      actorId: null,
      action: 'clock.accepted',
      subject: 'clock',
      detail: { before, now },
    });
    await writeSetting(transaction, 'latest_time', now);
    await writeSetting(transaction, 'clock_accepted', now);
    const horizon = await readSetting(transaction, 'receipt_horizon');
    if (horizon !== undefined && horizon > now) await writeSetting(transaction, 'receipt_horizon', now);
    await transaction.deleteFrom('session').where('created_at', '>', now).execute();
    await transaction.deleteFrom('pairing').where('created_at', '>', now).execute();
  });
}

/** What the database knows of the clock. */
export function createClockStore(db: Kysely<Schema>, clock: Clock): ClockStore {
  return {
    latest: async () => (await readSetting(db, 'latest_time')) ?? null,
    writeLatest: (at) => writeSetting(db, 'latest_time', at),
    takeAcceptance: () => takeAcceptance(db, clock),
  };
}

async function takeAcceptance(db: Kysely<Schema>, clock: Clock): Promise<boolean> {
  const at = await readSetting(db, 'clock_accepted');
  if (at === undefined) return false;
  await db.deleteFrom('setting').where('name', '=', 'clock_accepted').execute();
  return Math.abs(msBetween(at, clock.now())) < acceptanceLifeMs;
}
