import { sql, type QueryExecutorProvider } from 'kysely';

/** What one person says on a live notice and another countersigns; notices that replace others. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table revision add column update_kind text`,
  `alter table revision add column countersign_due_at text`,
  `alter table revision add column countersigned_by text`,
  `alter table revision add column countersigned_at text`,
  `create index revision_countersign on revision (notice_id, revision)
     where countersign_due_at is not null and countersigned_at is null`,
  `alter table notice add column superseded_by text`,
  `alter table notice add column superseded_out_at text`,
  `alter table notice add column superseded_at text`,
];
