import { sql, type RawBuilder } from 'kysely';

/**
 * The right side of `in` for a list of any length, as one parameter: a statement that names each of fifty values is long to
 * build, and another one for each length.
 */
export function listOf(values: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify(values)}))`;
}
