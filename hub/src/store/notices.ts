import { sql, type Kysely } from 'kysely';
import { draftSchema, type Draft } from '@louyu/contract/api/notices';
import { noticeNumberMax } from '@louyu/contract/board';
import { LouyuError } from '@louyu/contract/errors';
import type { NoticeRecord, NoticeStore, RevisionRecord } from '../core/notices/notice-store.ts';
import type { Template } from '../core/notices/template.ts';
import type { TemplateStore } from '../core/notices/template-store.ts';
import { templateById } from '../core/notices/templates.ts';
import { general } from '../core/notices/templates/general.ts';
import { listOf } from './in-list.ts';
import { fromJson } from './json-column.ts';
import { archivePage } from './notice-archive.ts';
import { forgetNotice, indexNotice } from './notice-search.ts';
import { noticeOf, noticeRow, revisionOf, revisionRow } from './notice-rows.ts';
import { bringBack, dropRows, keepRows, type RowsOf } from './removed.ts';
import type { Schema } from './schema.ts';

/** A draft with all that can hang on it. */
const draftRows: readonly RowsOf[] = [
  { table: 'notice', column: 'id' },
  { table: 'revision', column: 'notice_id' },
  { table: 'revision_place', column: 'notice_id', needs: { place_id: 'place' } },
  { table: 'household_contact', column: 'notice_id' },
  { table: 'household_known', column: 'notice_id' },
];

export function createNoticeStore(
  db: Kysely<Schema>,
  templates: Pick<TemplateStore, 'written'>,
): Omit<NoticeStore, keyof DeliveryQueries> {
  /** Puts the revisions to their notices; the order of the rows stays. */
  async function withRevisions(rows: readonly Schema['notice'][]): Promise<NoticeRecord[]> {
    if (rows.length === 0) return [];
    const revisions = await db
      .selectFrom('revision')
      .selectAll()
      .where('notice_id', 'in', listOf(rows.map((row) => row.id)))
      .orderBy('revision')
      .execute();
    const templateOf = await templatesOf(revisions, templates);
    const records = revisions.map((row) => revisionOf(row, templateOf));
    const byNotice = Map.groupBy(records, (revision) => revision.noticeId);
    return rows.map((row) => noticeOf(row, byNotice.get(row.id) ?? []));
  }

  async function saveRevisions(revisions: readonly RevisionRecord[]): Promise<void> {
    for (const revision of revisions) {
      const row = revisionRow(revision);
      await db
        .insertInto('revision')
        .values(row)
        .onConflict((conflict) => conflict.columns(['notice_id', 'revision']).doUpdateSet(row))
        .execute();
      await db
        .deleteFrom('revision_place')
        .where('notice_id', '=', revision.noticeId)
        .where('revision', '=', revision.revision)
        .execute();
      const places = [...new Set(revision.draft.audience)];
      if (places.length === 0) continue;
      await db
        .insertInto('revision_place')
        .columns(['notice_id', 'revision', 'place_id'])
        // A draft may name a place that was removed since; submission refuses it.
        .expression((query) =>
          query
            .selectFrom('place')
            .select([
              sql.val(revision.noticeId).as('notice_id'),
              sql.val(revision.revision).as('revision'),
              'place.id as place_id',
            ])
            .where('place.id', 'in', places),
        )
        .execute();
    }
  }

  async function byId(id: string): Promise<NoticeRecord | undefined> {
    const row = await db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst();
    return row && (await withRevisions([row]))[0];
  }

  return {
    byId,
    async byNumber(siteId, number) {
      const row = await db
        .selectFrom('notice')
        .selectAll()
        .where('site_id', '=', siteId)
        .where('number', '=', number)
        .executeTakeFirst();
      return row && (await withRevisions([row]))[0];
    },
    page: async (query) => withRevisions(await archivePage(db, query)),
    async current(since) {
      const rows = await db
        .selectFrom('notice')
        .selectAll()
        .where('id', 'in', (query) =>
          query
            .selectFrom('revision')
            .select('notice_id')
            .where((where) =>
              where.or([
                where('visible_to', '>', since),
                where('state', '!=', 'signed').and('revision', '=', (newest) =>
                  newest
                    .selectFrom('revision as other')
                    .select(({ fn }) => fn.max('other.revision').as('newest'))
                    .whereRef('other.notice_id', '=', 'revision.notice_id'),
                ),
              ]),
            ),
        )
        .orderBy('updated_at', 'desc')
        .execute();
      return withRevisions(rows);
    },
    async nextNumber(siteId) {
      const { last } = await db
        .selectFrom('notice')
        .select(({ fn }) => fn.max<number | null>('number').as('last'))
        .where('site_id', '=', siteId)
        .executeTakeFirstOrThrow();
      const { reserved } = await db
        .selectFrom('removed')
        .select(({ fn }) => fn.max<number | null>('number').as('reserved'))
        .executeTakeFirstOrThrow();
      const next = Math.max(last ?? 0, reserved ?? 0) + 1;
      if (next > noticeNumberMax) throw new LouyuError('notice.numbers_used_up');
      return next;
    },
    async add(notice) {
      await db.insertInto('notice').values(noticeRow(notice)).execute();
      await saveRevisions(notice.revisions);
      await indexNotice(db, notice);
    },
    async save(notice, revisions) {
      await db.updateTable('notice').set(noticeRow(notice)).where('id', '=', notice.id).execute();
      await saveRevisions(revisions);
      const [saved] = await withRevisions([noticeRow(notice)]);
      if (saved !== undefined) await indexNotice(db, saved);
    },
    async remove({ id, number }, at) {
      await keepRows(db, { kind: 'notice', id, at, number }, draftRows);
      await forgetNotice(db, number);
      await dropRows(db, id, draftRows);
    },
    async restore(id) {
      if (!(await bringBack(db, 'notice', id, draftRows))) return undefined;
      const notice = await byId(id);
      if (notice !== undefined) await indexNotice(db, notice);
      return notice;
    },
    async forBoards(placeIds, now) {
      const rows = await db
        .selectFrom('notice')
        .selectAll()
        .where('recalled_at', 'is', null)
        .where('id', 'in', (query) =>
          query
            .selectFrom('revision')
            .innerJoin('revision_place', (join) =>
              join
                .onRef('revision_place.notice_id', '=', 'revision.notice_id')
                .onRef('revision_place.revision', '=', 'revision.revision'),
            )
            .select('revision.notice_id')
            .where('revision.state', '=', 'signed')
            .where('revision.visible_to', '>', now)
            .where('revision_place.place_id', 'in', placeIds),
        )
        .execute();
      return withRevisions(rows);
    },
  };
}

const writtenVersion = /"templateVersion":(\d+)/;

/** Finds the templates of drafts, each in the version that it is written with; those that staff wrote are read before. */
async function templatesOf(
  rows: readonly Pick<Schema['revision'], 'draft'>[],
  { written }: Pick<TemplateStore, 'written'>,
): Promise<(draft: Draft) => Template> {
  const known = new Map<string, Template>();
  for (const { draft } of rows) {
    // A look at the text spares the parsing of drafts that are written with what was delivered.
    if (!writtenVersion.test(draft)) continue;
    const { templateId, templateVersion = 0 } = fromJson(draftSchema, draft);
    const key = `${templateId}/${templateVersion}`;
    const template = known.has(key) ? undefined : await written(templateId, templateVersion);
    if (template !== undefined) known.set(key, template);
  }
  // A template that is delivered no more: its notices hold their own words, and the general one asks for nothing of them.
  return ({ templateId, templateVersion = 0 }) =>
    known.get(`${templateId}/${templateVersion}`) ?? templateById(templateId) ?? general;
}

/** The half of the port that store/deliveries.ts answers. */
export type DeliveryQueries = Pick<
  NoticeStore,
  'counts' | 'deliveries' | 'unsettled' | 'acknowledgments' | 'reachAt' | 'wasOnBoardOf'
>;
