import type { Kysely } from 'kysely';
import { fileNameOf, imageSchema } from '@louyu/contract/images';
import type { ImageStore } from '../core/images/image-store.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';

/** In a deleted draft the quotes are escaped: there it is text within text. */
const listedHash = /\\?"hash\\?":\\?"([0-9a-f]{64})\\?"/g;

export function createImageStore(db: Kysely<Schema>): ImageStore {
  /**
   * Every hash in any draft, also in one that is deleted and can be put back; what a revision shows is what its draft lists.
   * One walk through the drafts that have images, rare enough that a table of references would cost more than it saves.
   */
  async function listed(): Promise<ReadonlySet<string>> {
    const drafts = await db
      .selectFrom('revision')
      .select('draft as text')
      .where('draft', 'like', '%"hash":"%')
      .execute();
    const removed = await db
      .selectFrom('removed')
      .select('rows as text')
      .where('kind', '=', 'notice')
      .execute();
    return new Set(
      [...drafts, ...removed].flatMap(({ text }) =>
        [...text.matchAll(listedHash)].map(([, hash]) => hash ?? ''),
      ),
    );
  }

  return {
    async byHash(hash) {
      const row = await db
        .selectFrom('image')
        .select('description')
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row && fromJson(imageSchema, row.description);
    },
    async save(image, createdBy, at) {
      await db
        .insertInto('image')
        .values({
          hash: image.hash,
          description: JSON.stringify(image),
          file_name: fileNameOf(image),
          paper_file_name: fileNameOf(image.paper),
          bytes: image.bytes + image.paper.bytes,
          created_by: createdBy,
          created_at: at,
        })
        .onConflict((conflict) => conflict.column('hash').doUpdateSet({ created_at: at }))
        .execute();
    },
    async totalBytes() {
      const { total } = await db
        .selectFrom('image')
        .select(({ fn }) => fn.sum<number | null>('bytes').as('total'))
        .executeTakeFirstOrThrow();
      return total ?? 0;
    },
    async forgetUnlisted(before) {
      const old = await db.selectFrom('image').select('hash').where('created_at', '<', before).execute();
      if (old.length === 0) return 0;
      const inUse = await listed();
      const unlisted = old.map(({ hash }) => hash).filter((hash) => !inUse.has(hash));
      for (const hash of unlisted) await db.deleteFrom('image').where('hash', '=', hash).execute();
      return unlisted.length;
    },
    async fileNames() {
      const rows = await db.selectFrom('image').select(['file_name', 'paper_file_name']).execute();
      return new Set(rows.flatMap((row) => [row.file_name, row.paper_file_name]));
    },
  };
}
