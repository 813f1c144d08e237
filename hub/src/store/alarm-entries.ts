import type { Kysely } from 'kysely';
import type { AlarmEntry } from '../core/documents/document-store.ts';
import type { Schema } from './schema.ts';

/** Opens the entries that are new in a version of an alarm document, and closes those that are gone; there are a few at most. */
export async function saveAlarmEntries(
  db: Kysely<Schema>,
  topic: string,
  epoch: number,
  version: number,
  entries: readonly AlarmEntry[],
): Promise<void> {
  const open = await db
    .selectFrom('alarm_entry')
    .select(['alert_id', 'revision'])
    .where('topic', '=', topic)
    .where('epoch', '=', epoch)
    .where('version_to', 'is', null)
    .execute();
  for (const row of open) {
    if (entries.some((entry) => isSame(entry, row))) continue;
    await db
      .updateTable('alarm_entry')
      .set({ version_to: version })
      .where('topic', '=', topic)
      .where('epoch', '=', epoch)
      .where('alert_id', '=', row.alert_id)
      .where('revision', '=', row.revision)
      .where('version_to', 'is', null)
      .execute();
  }
  for (const entry of entries) {
    if (open.some((row) => isSame(entry, row))) continue;
    const { alertId: alert_id, revision } = entry;
    await db
      .insertInto('alarm_entry')
      .values({ topic, epoch, alert_id, revision, version_from: version, version_to: null })
      .execute();
  }
}

function isSame({ alertId, revision }: AlarmEntry, row: { alert_id: string; revision: number }): boolean {
  return row.alert_id === alertId && row.revision === revision;
}
