import { sql, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import type { Instant } from '@louyu/contract/primitives';
import type { CaseQuestion, CaseStore, CaseViewer } from '../core/cases/case-store.ts';
import { caseOf } from './case-rows.ts';
import type { Schema } from './schema.ts';

type Where = ExpressionBuilder<Schema, 'case_record'>;

/** Lists of cases, by who asks and what for; the open ones in the order in which they are due. */
export function createCaseQuestions(db: Kysely<Schema>): Pick<CaseStore, 'page' | 'counts' | 'begun'> {
  return {
    async page(viewer, question, { offset, limit, now }) {
      const found = db
        .selectFrom('case_record')
        .where((where) => where.and([seenBy(where, viewer), asked(where, viewer, question, now)]));
      const onlyClosed = question.states?.every((state) => state === 'closed') === true;
      const ordered = onlyClosed
        ? found.orderBy('closed_at', 'desc')
        : found
            .orderBy(sql`next_due_at is null`)
            .orderBy('next_due_at')
            .orderBy('created_at');
      const [{ total }, rows] = await Promise.all([
        found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
        ordered
          .orderBy('id')
          .selectAll()
          .select((where) =>
            where
              .selectFrom('case_photo')
              .whereRef('case_photo.case_id', '=', 'case_record.id')
              .select(({ fn }) => fn.countAll<number>().as('photos'))
              .as('photos'),
          )
          .offset(offset)
          .limit(limit)
          .execute(),
      ]);
      return {
        total: Number(total),
        cases: rows.map(({ photos, ...row }) => ({ ...caseOf(row), photos: Number(photos) })),
      };
    },
    async counts(viewer, now) {
      const counted = await db
        .selectFrom('case_record')
        .where('state', '<>', 'closed')
        .where((where) => seenBy(where, viewer))
        .select((where) => {
          const sum = (condition: ReturnType<Where['and']>) =>
            where.fn.coalesce(
              where.fn.sum<number>(where.case().when(condition).then(1).else(0).end()),
              sql<number>`0`,
            );
          const running = where('held', '=', 0);
          return [
            sum(running).as('open'),
            sum(where.and([running, where('next_due_at', '<', now)])).as('overdue'),
            sum(where.and([running, where('assignee_id', '=', viewer.staffId)])).as('mine'),
            sum(where('held', '=', 1)).as('held'),
          ];
        })
        .executeTakeFirstOrThrow();
      const { open, overdue, mine, held } = counted;
      return { open: Number(open), overdue: Number(overdue), mine: Number(mine), held: Number(held) };
    },
    async begun(from, to, placeIds) {
      const rows = await db
        .selectFrom('case_record')
        .selectAll()
        .where('created_at', '>=', from)
        .where('created_at', '<', to)
        .where((where) => within(where, placeIds))
        .execute();
      return rows.map(caseOf);
    },
  };
}

function seenBy(where: Where, { staffId, teams, placeIds }: CaseViewer) {
  const theirs =
    teams === null
      ? sql<SqlBool>`1`
      : where.or([where('team', 'in', teams), where('assignee_id', '=', staffId)]);
  return where.and([theirs, within(where, placeIds)]);
}

/** As JSON: a site has more places than a statement has parameters. */
function within(where: Where, placeIds: readonly string[] | null) {
  if (placeIds === null) return where.and([]);
  return where.and([
    where('place_id', 'in', sql<string>`(select value from json_each(${JSON.stringify(placeIds)}))`),
  ]);
}

function asked(where: Where, { staffId }: CaseViewer, question: CaseQuestion, now: Instant) {
  const { states, kind, team, mine, overdue, held, placeIds, from, to, text } = question;
  return where.and([
    where('held', '=', held ? 1 : 0),
    within(where, placeIds),
    ...(states === null ? [] : [where('state', 'in', states)]),
    // Around a notice, or in words, what is over counts too.
    ...(states === null && from === null && text === null ? [where('state', '<>', 'closed')] : []),
    ...(kind === null ? [] : [where('kind', '=', kind)]),
    ...(team === null ? [] : [where('team', '=', team)]),
    ...(mine ? [where('assignee_id', '=', staffId)] : []),
    ...(overdue ? [where('next_due_at', '<', now)] : []),
    ...(from === null ? [] : [where('created_at', '>=', from)]),
    ...(to === null ? [] : [where('created_at', '<', to)]),
    ...(text === null ? [] : [holding(where, text)]),
  ]);
}

/** A number as it is said on the phone, or words in what the resident wrote. */
function holding(where: Where, text: string) {
  const number = /^0*(\d{1,9})$/.exec(text)?.[1];
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const words = (column: 'text' | 'where_text') =>
    sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`;
  return where.or([
    ...(number === undefined ? [] : [where('number', '=', Number(number))]),
    words('text'),
    words('where_text'),
  ]);
}
