import { sql, type QueryExecutorProvider } from 'kysely';

/** Uploaded images; their bytes lie beside the database, in files named by their hash. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table image (
     hash text primary key, description text not null, file_name text not null, paper_file_name text not null,
     bytes integer not null, created_by text not null, created_at text not null)`,
];
