import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';
import * as v from 'valibot';
import { noticeNewsSchema } from '@louyu/contract/api/notice-news';
import { robotKindSchema } from '@louyu/contract/api/robots';
import { staffAlertKindSchema, staffAlertKindsSchema } from '@louyu/contract/api/staff-alerts';
import { languageSchema, localizedSchema, type Instant } from '@louyu/contract/primitives';
import type { RobotRecord, RobotStore } from '../core/robots/robot-store.ts';
import { laterBy } from '../core/time.ts';
import { listOf } from './in-list.ts';
import { fromJson } from './json-column.ts';
import { bringBack, dropRows, keepRows, type RowsOf } from './removed.ts';
import type { Schema } from './schema.ts';

/** A robot with what waits for it (not what it was sent, which may be much), and the tries that count against its limit. */
const robotRows: readonly RowsOf[] = [
  { table: 'robot', column: 'id' },
  { table: 'robot_message', column: 'robot_id', only: { state: 'open' } },
  {
    table: 'robot_delivery',
    column: 'robot_id',
    only: { state: 'waiting' },
    needs: { alert_id: 'staff_alert' },
  },
  { table: 'robot_attempt', column: 'robot_id' },
  { table: 'notice_told', column: 'robot_id', needs: { notice_id: 'notice' } },
];

const troubleSchema = v.nullable(v.picklist(['unreachable', 'refused', 'limited']));
/** How long tries are remembered, in milliseconds; limits are by the minute. */
const attemptsKeptMs = 3_600_000;
/** How long news of notices is kept after it was sent or given up, in milliseconds: nothing reads it any more. */
export const settledNewsKeptMs = 86_400_000;

/** The robots, and the queue of what they are told. */
export function createRobotStore(db: Kysely<Schema>): RobotStore {
  const waitingFor = (robotId: string) =>
    db
      .selectFrom('robot_delivery')
      .where('robot_id', '=', robotId)
      .where('state', '=', 'waiting')
      .where('message_id', 'is', null);
  const leaveQueue = (robotId: string) =>
    db
      .updateTable('robot_delivery')
      .where('robot_id', '=', robotId)
      .where('state', '=', 'waiting')
      .where('message_id', 'is', null);
  /** News that was settled before, with its messages. */
  async function forgetNews(before: Instant): Promise<void> {
    const settled = await db
      .deleteFrom('robot_delivery')
      .where('news', 'is not', null)
      .where('settled_at', '<', before)
      .returning('message_id')
      .execute();
    const messageIds = settled.flatMap(({ message_id: id }) => id ?? []);
    if (messageIds.length === 0) return;
    await db.deleteFrom('robot_message').where('id', 'in', listOf(messageIds)).where(isEmpty).execute();
  }

  return {
    async all() {
      return (await db.selectFrom('robot').selectAll().orderBy('created_at').orderBy('id').execute()).map(
        robotOf,
      );
    },
    async byId(id) {
      const row = await db.selectFrom('robot').selectAll().where('id', '=', id).executeTakeFirst();
      return row && robotOf(row);
    },
    async add(robot) {
      const { id, kind, createdAt } = robot;
      await db
        .insertInto('robot')
        .values({ id, kind, created_at: createdAt, ...columnsOf(robot) })
        .execute();
    },
    async change(id, change) {
      await db.updateTable('robot').set(columnsOf(change)).where('id', '=', id).execute();
    },
    async remove(id, at) {
      await keepRows(db, { kind: 'robot', id, at }, robotRows);
      await dropRows(db, id, robotRows);
    },
    restore: (id) => bringBack(db, 'robot', id, robotRows),
    async waiting() {
      const rows = await db
        .selectFrom('robot_delivery')
        .select(({ fn }) => ['robot_id', fn.countAll<number>().as('count')])
        .where('state', '=', 'waiting')
        .groupBy('robot_id')
        .execute();
      return new Map(rows.map((row) => [row.robot_id, Number(row.count)]));
    },

    async queue({ alertId, robotId, step, at }) {
      await db
        .insertInto('robot_delivery')
        .values({ alert_id: alertId, robot_id: robotId, step, queued_at: at, state: 'waiting' })
        .onConflict((conflict) =>
          conflict.columns(['alert_id', 'robot_id', 'step']).where('alert_id', 'is not', null).doNothing(),
        )
        .execute();
    },
    async told(robotId) {
      const rows = await db
        .selectFrom('notice_told')
        .select(['notice_id', 'revision'])
        .where('robot_id', '=', robotId)
        .execute();
      return new Map(rows.map(({ notice_id, revision }) => [notice_id, revision]));
    },
    async queueNews({ robotId, noticeId, revision, body, at }) {
      await db
        .insertInto('robot_delivery')
        .values({ robot_id: robotId, step: 0, news: JSON.stringify(body), queued_at: at, state: 'waiting' })
        .execute();
      if (revision === null) {
        await db
          .deleteFrom('notice_told')
          .where('robot_id', '=', robotId)
          .where('notice_id', '=', noticeId)
          .execute();
        return;
      }
      await db
        .insertInto('notice_told')
        .values({ robot_id: robotId, notice_id: noticeId, revision })
        .onConflict((conflict) => conflict.columns(['robot_id', 'notice_id']).doUpdateSet({ revision }))
        .execute();
    },
    async tellAnew(robotId) {
      await db.updateTable('notice_told').set({ revision: 0 }).where('robot_id', '=', robotId).execute();
      await db
        .deleteFrom('robot_delivery')
        .where('robot_id', '=', robotId)
        .where('state', '=', 'waiting')
        .where(sql`news ->> '$.type'`, 'in', ['notice.published', 'notice.revised'])
        .execute();
      await db
        .deleteFrom('robot_message')
        .where('robot_id', '=', robotId)
        .where('state', '=', 'open')
        .where(isEmpty)
        .execute();
    },
    async dropOvertaken(robotId, at) {
      await leaveQueue(robotId)
        .set({ state: 'obsolete', settled_at: at })
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('staff_alert')
              .select('staff_alert.id')
              .whereRef('staff_alert.id', '=', 'robot_delivery.alert_id')
              .where(({ or, eb }) => or([eb('taken_at', 'is not', null), eb('resolved_at', 'is not', null)])),
          ),
        )
        .execute();
    },
    async giveUpOlderThan(robotId, before, at) {
      await leaveQueue(robotId)
        .set({ state: 'given-up', settled_at: at })
        .where('queued_at', '<', before)
        .execute();
    },
    async countWaiting(robotId) {
      const row = await waitingFor(robotId)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    async openMessage(robotId) {
      const row = await db
        .selectFrom('robot_message')
        .select(['id', 'created_at', 'attempts'])
        .where('robot_id', '=', robotId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      return row && { id: row.id, createdAt: row.created_at, attempts: row.attempts };
    },
    async addMessage(robotId, id, at, take) {
      await db
        .insertInto('robot_message')
        .values({ id, robot_id: robotId, created_at: at, state: 'open', attempts: 0 })
        .execute();
      const oldest = await waitingFor(robotId)
        .select('id')
        .orderBy('queued_at')
        .orderBy('alert_id')
        .orderBy('id')
        .limit(take)
        .execute();
      for (const delivery of oldest)
        await leaveQueue(robotId).set({ message_id: id }).where('id', '=', delivery.id).execute();
    },
    async contentOf(messageId) {
      const news = await db
        .selectFrom('robot_delivery')
        .select('news')
        .where('message_id', '=', messageId)
        .where('news', 'is not', null)
        .executeTakeFirst();
      if (typeof news?.news === 'string') return { news: fromJson(noticeNewsSchema, news.news) };
      const rows = await db
        .selectFrom('robot_delivery as delivery')
        .innerJoin('staff_alert as alert', 'alert.id', 'delivery.alert_id')
        .select(['alert.id', 'alert.kind', 'alert.text', 'alert.path', 'alert.raised_at', 'delivery.step'])
        .where('delivery.message_id', '=', messageId)
        .orderBy('delivery.queued_at')
        .orderBy('alert.id')
        .execute();
      const [first, ...others] = rows.map((row) => ({
        id: row.id,
        kind: v.parse(staffAlertKindSchema, row.kind),
        text: fromJson(localizedSchema, row.text),
        path: row.path,
        raisedAt: row.raised_at,
        step: row.step,
      }));
      return first && { items: [first, ...others] };
    },
    async settle(messageId, { state, at, error, attempts }) {
      await db.updateTable('robot_message').set({ state, attempts }).where('id', '=', messageId).execute();
      await db
        .updateTable('robot_delivery')
        .set(state === 'open' ? { error } : { state, error, settled_at: at })
        .where('message_id', '=', messageId)
        .execute();
      await forgetNews(laterBy(at, -settledNewsKeptMs));
    },
    async attempts(robotId, since) {
      const rows = await db
        .selectFrom('robot_attempt')
        .select('at')
        .where('robot_id', '=', robotId)
        .where('at', '>', since)
        .orderBy('at')
        .execute();
      return rows.map(({ at }) => at);
    },
    async addAttempt(robotId, at) {
      await db.insertInto('robot_attempt').values({ robot_id: robotId, at }).execute();
      await db
        .deleteFrom('robot_attempt')
        .where('robot_id', '=', robotId)
        .where('at', '<', laterBy(at, -attemptsKeptMs))
        .execute();
    },
    async forget(before) {
      await forgetNews(before);
      await db
        .deleteFrom('robot_message')
        .where('created_at', '<', before)
        .where('state', '<>', 'open')
        .where(isEmpty)
        .execute();
    },
  };
}

/** Whether nothing of a message is left. */
function isEmpty({ not, exists, selectFrom }: ExpressionBuilder<Schema, 'robot_message'>) {
  return not(
    exists(
      selectFrom('robot_delivery')
        .select('robot_delivery.id')
        .whereRef('robot_delivery.message_id', '=', 'robot_message.id'),
    ),
  );
}

type Fields = Omit<RobotRecord, 'id' | 'kind' | 'createdAt'>;
type Columns = Omit<Selectable<Schema['robot']>, 'id' | 'kind' | 'created_at'>;

function columnsOf(fields: Fields): Columns;
function columnsOf(fields: Partial<Fields>): Partial<Columns>;
function columnsOf(fields: Partial<Fields>): Partial<Columns> {
  const { name, url, secret, privateAllowed, kinds, language } = fields;
  const { disabledAt, failures, trouble, error, nextTryAt, lastSentAt } = fields;
  return {
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(secret === undefined ? {} : { secret }),
    ...(privateAllowed === undefined ? {} : { private_allowed: Number(privateAllowed) }),
    ...(kinds === undefined ? {} : { kinds: JSON.stringify(kinds) }),
    ...(language === undefined ? {} : { language }),
    ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
    ...(failures === undefined ? {} : { failures }),
    ...(trouble === undefined ? {} : { trouble }),
    ...(error === undefined ? {} : { error }),
    ...(nextTryAt === undefined ? {} : { next_try_at: nextTryAt }),
    ...(lastSentAt === undefined ? {} : { last_sent_at: lastSentAt }),
  };
}

function robotOf(row: Selectable<Schema['robot']>): RobotRecord {
  return {
    id: row.id,
    name: row.name,
    kind: v.parse(robotKindSchema, row.kind),
    url: row.url,
    secret: row.secret,
    privateAllowed: row.private_allowed === 1,
    kinds: fromJson(staffAlertKindsSchema, row.kinds),
    language: v.parse(languageSchema, row.language),
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    failures: row.failures,
    trouble: v.parse(troubleSchema, row.trouble),
    error: row.error,
    nextTryAt: row.next_try_at,
    lastSentAt: row.last_sent_at,
  };
}
