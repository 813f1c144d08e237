import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
import type { Instant } from '@louyu/contract/primitives';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';

/** What can be deleted and put back. */
type RemovedKind = 'notice' | 'robot' | 'place' | 'household';

/** The rows of a table that belong to something: those that have its id in `column`. */
export interface RowsOf {
  readonly table: keyof Schema;
  readonly column: string;
  /** Where not all of them are kept: what those that are have in other columns. The rest goes for good. */
  readonly only?: Readonly<Record<string, string>>;
  /** What a row hangs on, by column, where it hangs on anything: without it, the row is not put back. */
  readonly needs?: Readonly<Record<string, keyof Schema>>;
}

interface Removal {
  readonly kind: RemovedKind;
  readonly id: string;
  readonly at: Instant;
  readonly number?: number;
}

const cellSchema = v.union([v.null(), v.string(), v.number(), v.object({ base64: v.string() })]);
const keptSchema = v.record(v.string(), v.array(v.record(v.string(), cellSchema)));
type Cell = v.InferOutput<typeof cellSchema>;

/** Keeps the rows of something that is deleted now. `parts` in the order in which they can be written again. */
export async function keepRows(
  db: Kysely<Schema>,
  { kind, id, at, number }: Removal,
  parts: readonly RowsOf[],
): Promise<void> {
  const kept: Record<string, Record<string, Cell>[]> = {};
  for (const { table, column, only = {} } of parts) {
    const wanted = Object.entries(only).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
    const { rows } = await sql<
      Record<string, unknown>
    >`select * from ${sql.table(table)} where ${sql.join([sql`${sql.ref(column)} = ${id}`, ...wanted], sql` and `)}`.execute(
      db,
    );
    kept[table] = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)])),
    );
  }
  const row = { removed_at: at, number: number ?? null, rows: JSON.stringify(kept) };
  await db
    .insertInto('removed')
    .values({ kind, id, ...row })
    .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet(row))
    .execute();
}

export async function dropRows(db: Kysely<Schema>, id: string, parts: readonly RowsOf[]): Promise<void> {
  for (const { table, column } of parts.toReversed())
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(db);
}

/** Writes what was kept, beside what has come since; false where nothing is kept any more. */
export async function bringBack(
  db: Kysely<Schema>,
  kind: RemovedKind,
  id: string,
  parts: readonly RowsOf[],
): Promise<boolean> {
  const kept = await db
    .deleteFrom('removed')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .returning('rows')
    .executeTakeFirst();
  if (kept === undefined) return false;
  const rows = fromJson(keptSchema, kept.rows);
  for (const part of parts) for (const row of rows[part.table] ?? []) await writeAgain(db, part, row);
  return true;
}

async function writeAgain(
  db: Kysely<Schema>,
  { table, needs = {} }: RowsOf,
  row: Readonly<Record<string, Cell>>,
): Promise<void> {
  const names = Object.keys(row);
  const cells = Object.values(row).map((cell) =>
    typeof cell === 'object' && cell !== null ? Buffer.from(cell.base64, 'base64') : cell,
  );
  const there = Object.entries(needs)
    .filter(([column]) => row[column] !== null)
    .map(([column, needed]) => sql`exists (select 1 from ${sql.table(needed)} where id = ${row[column]})`);
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(cells)} where ${sql.join([sql`1 = 1`, ...there], sql` and `)} on conflict do nothing`.execute(
    db,
  );
}

function cellOf(value: unknown): Cell {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  return v.parse(cellSchema, value);
}
