import type { Kysely } from 'kysely';
import type { BoardEntry, DocumentRecord, DocumentStore } from '../core/documents/document-store.ts';
import { saveAlarmEntries } from './alarm-entries.ts';
import type { Schema } from './schema.ts';

export function createDocumentStore(db: Kysely<Schema>): DocumentStore {
  return {
    async all() {
      return (await db.selectFrom('document').selectAll().execute()).map(documentOf);
    },
    async byTopic(topic) {
      const row = await db.selectFrom('document').selectAll().where('topic', '=', topic).executeTakeFirst();
      return row && documentOf(row);
    },
    async save(document) {
      const row = rowOf(document);
      await db
        .insertInto('document')
        .values(row)
        .onConflict((conflict) => conflict.column('topic').doUpdateSet(row))
        .execute();
    },
    async saveEntries(topic, epoch, version, carried) {
      if (carried.kind === 'board') await saveBoardEntries(db, topic, epoch, version, carried.entries);
      else await saveAlarmEntries(db, topic, epoch, version, carried.entries);
    },
    async remove(topic) {
      await db.deleteFrom('document').where('topic', '=', topic).execute();
    },
  };
}

async function saveBoardEntries(
  db: Kysely<Schema>,
  topic: string,
  epoch: number,
  version: number,
  entries: readonly BoardEntry[],
): Promise<void> {
  const open = await db
    .selectFrom('board_entry')
    .select(['notice_id', 'revision'])
    .where('topic', '=', topic)
    .where('epoch', '=', epoch)
    .where('version_to', 'is', null)
    .execute();
  const standing = new Set(open.map((row) => keyOf({ noticeId: row.notice_id, revision: row.revision })));
  const wanted = new Set(entries.map(keyOf));
  for (const row of open) {
    if (wanted.has(keyOf({ noticeId: row.notice_id, revision: row.revision }))) continue;
    await db
      .updateTable('board_entry')
      .set({ version_to: version })
      .where('topic', '=', topic)
      .where('epoch', '=', epoch)
      .where('notice_id', '=', row.notice_id)
      .where('revision', '=', row.revision)
      .where('version_to', 'is', null)
      .execute();
  }
  const added = entries.filter((entry) => !standing.has(keyOf(entry)));
  if (added.length === 0) return;
  await db
    .insertInto('board_entry')
    .values(
      added.map((entry) => ({
        topic,
        epoch,
        notice_id: entry.noticeId,
        revision: entry.revision,
        version_from: version,
        version_to: null,
      })),
    )
    .execute();
}

function keyOf(entry: BoardEntry): string {
  return `${entry.noticeId} ${entry.revision}`;
}

function documentOf(row: Schema['document']): DocumentRecord {
  return {
    topic: row.topic,
    siteId: row.site_id,
    epoch: row.epoch,
    version: row.version,
    bodyHash: row.body_hash,
    payload: row.payload,
    issuedAt: row.issued_at,
  };
}

function rowOf(document: DocumentRecord): Schema['document'] {
  return {
    topic: document.topic,
    site_id: document.siteId,
    epoch: document.epoch,
    version: document.version,
    body_hash: document.bodyHash,
    payload: document.payload,
    issued_at: document.issuedAt,
  };
}
