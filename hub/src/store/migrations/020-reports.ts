import { sql, type QueryExecutorProvider } from 'kysely';

/** What reports look for by time. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index revision_out on revision (goes_out_at) where goes_out_at is not null`,
  `create index staff_alert_raised on staff_alert (raised_at)`,
  `create index alert_raised on alert (raised_at)`,
];
