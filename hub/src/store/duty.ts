import type { Kysely } from 'kysely';
import { dutyRosterSchema } from '@louyu/contract/api/duty';
import type { DutyStore } from '../core/staff/duty-store.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';
import { readSetting, writeSetting } from './settings.ts';

/** The duty roster, kept as a whole: it is small, and read and written as a whole. */
export function createDutyStore(db: Kysely<Schema>): DutyStore {
  return {
    async roster() {
      const text = await readSetting(db, 'duty_roster');
      return text === undefined ? { edit: 0, shifts: [], exceptions: [] } : fromJson(dutyRosterSchema, text);
    },
    save: (roster) => writeSetting(db, 'duty_roster', JSON.stringify(roster)),
  };
}
