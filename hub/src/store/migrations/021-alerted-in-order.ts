import { sql, type QueryExecutorProvider } from 'kysely';

/** Whether a device had said the same of a revision before is one look into an index; that also finds what an alert was told. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index alerted_in_order on alerted (alert_id, device_id, revision, painted_at)`,
  `drop index alerted_alert`,
];
