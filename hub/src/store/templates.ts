import type { Kysely } from 'kysely';
import { templateOf, type Template } from '../core/notices/template.ts';
import type { TemplateStore } from '../core/notices/template-store.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';

const rememberedMax = 300;

/** Versions of templates by `id/version`. They never change, so what was read once is true for good. */
export type TemplateCache = Map<string, Template>;

export function createTemplateCache(): TemplateCache {
  return new Map();
}

export function createTemplateStore(db: Kysely<Schema>, cache: TemplateCache): TemplateStore {
  return {
    async states() {
      const rows = await db.selectFrom('template').selectAll().orderBy('position').execute();
      return rows.map((row) => ({ id: row.id, current: row.current, disabled: row.disabled === 1 }));
    },
    async written(id, version) {
      const key = `${id}/${version}`;
      const known = cache.get(key);
      if (known !== undefined) return known;
      const row = await db
        .selectFrom('template_version')
        .select('document')
        .where('template_id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      // Most offices change nothing: nobody needs the schema until somebody has.
      const { templateDocumentSchema } = await import('@louyu/contract/api/templates');
      const template = templateOf(id, version, fromJson(templateDocumentSchema, row.document));
      if (cache.size >= rememberedMax) cache.clear();
      cache.set(key, template);
      return template;
    },
    async setState({ id, current, disabled }) {
      const state = { current, disabled: disabled ? 1 : 0 };
      const { last } = await db
        .selectFrom('template')
        .select(({ fn }) => fn.max<number | null>('position').as('last'))
        .executeTakeFirstOrThrow();
      await db
        .insertInto('template')
        .values({ id, position: (last ?? 0) + 1, ...state })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(state))
        .execute();
    },
    async addVersion(id, document, by, at) {
      const { last } = await db
        .selectFrom('template_version')
        .select(({ fn }) => fn.max<number | null>('version').as('last'))
        .where('template_id', '=', id)
        .executeTakeFirstOrThrow();
      const version = (last ?? 0) + 1;
      await db
        .insertInto('template_version')
        .values({
          template_id: id,
          version,
          document: JSON.stringify(document),
          created_by: by,
          created_at: at,
        })
        .execute();
      return version;
    },
  };
}
