import { sql, type QueryExecutorProvider } from 'kysely';
import * as v from 'valibot';
import { fieldValuesSchema } from '@louyu/contract/api/notices';
import { contentByLanguageSchema } from '@louyu/contract/notice-content';
import { createNoticeSearch, indexNotice } from '../notice-search.ts';

/** Where notices go by hand, and where they went; the full-text index of notices, with those that are there. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await indexAll(db);
}

const statements = [
  `create table share_channel (
     id text primary key, site_id text not null references site (id), name text not null, kind text not null,
     created_at text not null, removed_at text)`,
  `create table share_mark (
     id text primary key, notice_id text not null references notice (id), revision integer not null,
     channel_id text not null references share_channel (id), by_id text not null, at text not null,
     taken_back_by text, taken_back_at text)`,
  `create index share_mark_notice on share_mark (notice_id, at)`,
  createNoticeSearch,
];

/** So many notices are in memory at once. */
const batchNotices = 500;

interface NoticeRow {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

interface RevisionRow {
  readonly notice_id: string;
  readonly state: string;
  readonly content: string | null;
  readonly draft: string;
}

async function indexAll(db: QueryExecutorProvider): Promise<void> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<NoticeRow>`
      select id, number, title from notice where number > ${after} order by number limit ${batchNotices}`.execute(
      db,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    const ids = rows.map(({ id }) => id);
    const { rows: revisions } = await sql<RevisionRow>`
      select notice_id, state, content, draft from revision where notice_id in (${sql.join(ids)})
      order by revision`.execute(db);
    const ofNotice = Map.groupBy(revisions, (revision) => revision.notice_id);
    for (const { id, number, title } of rows)
      await indexNotice(db, { number, title, revisions: (ofNotice.get(id) ?? []).map(readable) });
    after = last.number;
  }
}

const draftSchema = v.object({ fields: fieldValuesSchema });

/** What can be read of a revision of that time; the index leaves out what cannot. */
function readable({ state, content, draft }: RevisionRow) {
  const said = v.safeParse(contentByLanguageSchema, content === null ? null : parsed(content));
  const written = v.safeParse(draftSchema, parsed(draft));
  return {
    state,
    content: said.success ? said.output : null,
    draft: written.success ? written.output : { fields: {} },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
