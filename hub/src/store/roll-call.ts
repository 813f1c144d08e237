import { sql, type Kysely, type Selectable } from 'kysely';
import * as v from 'valibot';
import { alertModeSchema } from '@louyu/contract/alarm';
import { doorFindingSchema, rollCallAnswerSchema } from '@louyu/contract/api/alerts';
import type {
  AnswerCounts,
  FindingRecord,
  PhoneDoor,
  RollCallStore,
  WordRecord,
} from '../core/roll-call/roll-call-store.ts';
import type { Schema } from './schema.ts';

const levelSchema = v.picklist(['claimed', 'proved']);
/** Alerts whose words are forgotten in one transaction. */
const forgottenAtOnceMax = 20;

/** What phones say in alerts, one row for a phone and an alert, and what staff found at doors. */
export function createRollCallStore(db: Kysely<Schema>): RollCallStore {
  const words = () => db.selectFrom('roll_call_word').selectAll();
  const findings = () => db.selectFrom('roll_call_finding').selectAll();
  return {
    async ofPhone(alertId, phoneHash) {
      const row = await words()
        .where('alert_id', '=', alertId)
        .where('phone_hash', '=', phoneHash)
        .executeTakeFirst();
      return row && wordOf(row);
    },
    async word(alertId, wordId) {
      const row = await words().where('id', '=', wordId).where('alert_id', '=', alertId).executeTakeFirst();
      return row && wordOf(row);
    },
    async words(alertId) {
      return (await words().where('alert_id', '=', alertId).execute()).map(wordOf);
    },
    async saveWord(word) {
      const { id, alertId, phoneHash, door, help, seen } = word;
      const values = {
        device_id: word.deviceId,
        answer: word.answer,
        household_id: door?.householdId ?? null,
        level: door?.level ?? null,
        at: word.at,
        help_at: help?.at ?? null,
        help_household_id: help?.householdId ?? null,
        seen_at: seen?.at ?? null,
        seen_by: seen?.by ?? null,
      };
      await db
        .insertInto('roll_call_word')
        .values({ id, alert_id: alertId, phone_hash: phoneHash, ...values })
        .onConflict((conflict) => conflict.columns(['alert_id', 'phone_hash']).doUpdateSet(values))
        .execute();
    },
    async findings(alertId) {
      return (await findings().where('alert_id', '=', alertId).execute()).map(findingOf);
    },
    async findingAt(alertId, householdId) {
      const row = await findings()
        .where('alert_id', '=', alertId)
        .where('household_id', '=', householdId)
        .executeTakeFirst();
      return row && findingOf(row);
    },
    async saveFinding({ alertId, householdId, as: found, at, by }) {
      const values = { found, at, by_id: by };
      await db
        .insertInto('roll_call_finding')
        .values({ alert_id: alertId, household_id: householdId, ...values })
        .onConflict((conflict) => conflict.columns(['alert_id', 'household_id']).doUpdateSet(values))
        .execute();
    },
    async removeFinding(alertId, householdId) {
      await db
        .deleteFrom('roll_call_finding')
        .where('alert_id', '=', alertId)
        .where('household_id', '=', householdId)
        .execute();
    },
    async openCalls(limit) {
      const rows = await db
        .selectFrom('roll_call_word as word')
        .innerJoin('alert', 'alert.id', 'word.alert_id')
        .leftJoin('roll_call_finding as finding', (join) =>
          join
            .onRef('finding.alert_id', '=', 'word.alert_id')
            .onRef('finding.household_id', '=', 'word.help_household_id')
            .on('finding.found', 'in', ['found-safe', 'helped']),
        )
        .leftJoin('household', 'household.id', 'word.help_household_id')
        .select(['word.id', 'word.alert_id', 'word.help_at', 'word.device_id'])
        .select(['alert.number', 'alert.mode', 'household.parent_id'])
        .where('word.help_at', 'is not', null)
        .where((eb) => eb.or([eb('alert.mode', '=', 'real'), eb('alert.ended_at', 'is', null)]))
        // The rule of core/roll-call/standing.ts.
        .where((eb) =>
          eb.or([
            eb.and([
              eb('word.help_household_id', 'is not', null),
              eb.or([eb('finding.at', 'is', null), eb('word.help_at', '>=', eb.ref('finding.at'))]),
            ]),
            eb.and([
              eb('word.help_household_id', 'is', null),
              eb.or([eb('word.seen_at', 'is', null), eb('word.help_at', '>=', eb.ref('word.seen_at'))]),
            ]),
          ]),
        )
        .orderBy('word.help_at')
        .limit(limit)
        .execute();
      return rows.flatMap(({ help_at: at, ...row }) =>
        at === null
          ? []
          : [
              {
                wordId: row.id,
                alertId: row.alert_id,
                alertNumber: row.number,
                mode: v.parse(alertModeSchema, row.mode),
                at,
                deviceId: row.device_id,
                parentId: row.parent_id,
              },
            ],
      );
    },
    async counts(alertId) {
      const kept = await db
        .selectFrom('roll_call_sum')
        .selectAll()
        .where('alert_id', '=', alertId)
        .executeTakeFirst();
      if (kept === undefined) return countOf(db, alertId);
      return { safe: kept.safe, needHelp: kept.need_help, away: kept.away, anonymous: kept.anonymous };
    },
    async forget(overBefore) {
      const over = await db
        .selectFrom('alert')
        .select('id')
        .where('ended_at', '<', overBefore)
        .where(({ or, exists, selectFrom }) =>
          or([
            exists(
              selectFrom('roll_call_word as word')
                .select('word.id')
                .whereRef('word.alert_id', '=', 'alert.id'),
            ),
            exists(
              selectFrom('roll_call_finding as finding')
                .select('finding.at')
                .whereRef('finding.alert_id', '=', 'alert.id'),
            ),
          ]),
        )
        .limit(forgottenAtOnceMax)
        .execute();
      for (const { id } of over) {
        const { safe, needHelp, away, anonymous } = await countOf(db, id);
        const sums = { safe, need_help: needHelp, away, anonymous };
        await db
          .insertInto('roll_call_sum')
          .values({ alert_id: id, ...sums })
          .onConflict((conflict) => conflict.column('alert_id').doUpdateSet(sums))
          .execute();
        await db.deleteFrom('roll_call_word').where('alert_id', '=', id).execute();
        await db.deleteFrom('roll_call_finding').where('alert_id', '=', id).execute();
      }
    },
  };
}

/** Who has called for help counts as that, whatever was said later. */
async function countOf(db: Kysely<Schema>, alertId: string): Promise<AnswerCounts> {
  const row = await db
    .selectFrom('roll_call_word')
    .select([
      sql<number>`coalesce(sum(help_at is null and answer = 'safe'), 0)`.as('safe'),
      sql<number>`coalesce(sum(help_at is not null), 0)`.as('need_help'),
      sql<number>`coalesce(sum(help_at is null and answer = 'away'), 0)`.as('away'),
      sql<number>`coalesce(sum(household_id is null), 0)`.as('anonymous'),
    ])
    .where('alert_id', '=', alertId)
    .executeTakeFirstOrThrow();
  return { safe: row.safe, needHelp: row.need_help, away: row.away, anonymous: row.anonymous };
}

function wordOf(row: Selectable<Schema['roll_call_word']>): WordRecord {
  return {
    id: row.id,
    alertId: row.alert_id,
    phoneHash: row.phone_hash,
    deviceId: row.device_id,
    answer: v.parse(rollCallAnswerSchema, row.answer),
    door: doorOf(row),
    at: row.at,
    help: row.help_at === null ? null : { at: row.help_at, householdId: row.help_household_id },
    seen: row.seen_at === null ? null : { at: row.seen_at, by: row.seen_by ?? '' },
  };
}

function doorOf(row: Selectable<Schema['roll_call_word']>): PhoneDoor | null {
  return row.household_id === null
    ? null
    : { householdId: row.household_id, level: v.parse(levelSchema, row.level) };
}

function findingOf(row: Selectable<Schema['roll_call_finding']>): FindingRecord {
  return {
    alertId: row.alert_id,
    householdId: row.household_id,
    as: v.parse(doorFindingSchema, row.found),
    at: row.at,
    by: row.by_id,
  };
}
