import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Facts about the database itself, one row each. */
export type SettingName =
  | 'epoch'
  | 'audit_head'
  /** JSON: what the last walk over the audit log found. */
  | 'audit_check'
  /** JSON: why the last daily backup failed; empty where it did not. */
  | 'backup_problem'
  /** JSON: who is on duty when. */
  | 'duty_roster'
  /** JSON: after how many minutes the next in the roster is called. */
  | 'staff_alert_policy'
  /** JSON: what is promised for cases, and who is in which team. */
  | 'case_policy'
  /** JSON: words for answers that are used again and again. */
  | 'case_replies'
  /** Whether screens show notices in both languages: `yes` or `no`. */
  | 'bilingual'
  /** JSON: whether residents' phones can open the hub's pages. */
  | 'phones'
  | 'places_version'
  /** Which key the contacts of residents were sealed with. */
  | 'register_key'
  | 'signing_key'
  | 'latest_time'
  /** When somebody last accepted the clock; until the hub has heard of it. */
  | 'clock_accepted'
  /** Receipts that ended before it are refused: those of that time may be forgotten. */
  | 'receipt_horizon';

export async function readSetting(db: Kysely<Schema>, name: SettingName): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

export async function writeSetting(db: Kysely<Schema>, name: SettingName, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
