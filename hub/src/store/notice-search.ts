import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely';
import { searchExpressionOf, termsOf } from '../core/notices/search-terms.ts';
import { searchTextOf, type Searched } from '../core/notices/search-text.ts';

/*
 * The full-text index of notices, by their numbers: SQLite's FTS5 over terms that are made in `core`, so that nothing of it
 * but this file is SQLite's. It keeps no text of its own.
 */

export const createNoticeSearch = `create virtual table notice_search using fts5
  (terms, content='', contentless_delete=1, tokenize='ascii')`;

export async function indexNotice(db: QueryExecutorProvider, notice: Searched): Promise<void> {
  const terms = termsOf(searchTextOf(notice));
  await sql`insert or replace into notice_search (rowid, terms) values (${notice.number}, ${terms})`.execute(
    db,
  );
}

export async function forgetNotice(db: QueryExecutorProvider, number: number): Promise<void> {
  await sql`delete from notice_search where rowid = ${number}`.execute(db);
}

/** Whether a notice has what somebody typed. */
export function hasWords(query: string): RawBuilder<boolean> {
  const expression = searchExpressionOf(query);
  if (expression === null) return sql<boolean>`1 = 0`;
  return sql<boolean>`notice.number in (select rowid from notice_search where notice_search match ${expression})`;
}
