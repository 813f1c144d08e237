import type { Kysely } from 'kysely';
import { casePolicySchema, replyTemplateListSchema } from '@louyu/contract/api/case-policy';
import type { CaseStore } from '../core/cases/case-store.ts';
import { createCaseQuestions } from './case-questions.ts';
import { caseOf, eventOf, photoOf, rowOf } from './case-rows.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';
import { readSetting, writeSetting } from './settings.ts';

export function createCaseStore(db: Kysely<Schema>): CaseStore {
  const records = () => db.selectFrom('case_record').selectAll();
  return {
    ...createCaseQuestions(db),
    async nextNumber(siteId) {
      const { last } = await db
        .selectFrom('case_record')
        .select(({ fn }) => fn.max('number').as('last'))
        .where('site_id', '=', siteId)
        .executeTakeFirstOrThrow();
      // No rows: the type says otherwise.
      return Number(last) + 1;
    },
    async add(record) {
      await db.insertInto('case_record').values(rowOf(record)).execute();
    },
    async save(record) {
      const {
        id,
        site_id: _site,
        number: _number,
        form_hash: _form,
        body_digest: _body,
        created_at: _at,
        ...row
      } = rowOf(record);
      await db.updateTable('case_record').set(row).where('id', '=', id).execute();
    },
    async byId(id) {
      const row = await records().where('id', '=', id).executeTakeFirst();
      return row && caseOf(row);
    },
    async byCodeHash(codeHash) {
      const row = await records().where('code_hash', '=', codeHash).executeTakeFirst();
      return row && caseOf(row);
    },
    async byFormHash(formHash) {
      const row = await records().where('form_hash', '=', formHash).executeTakeFirst();
      return row && caseOf(row);
    },
    async open() {
      return (await records().where('state', '<>', 'closed').execute()).map(caseOf);
    },
    async joinable(placeId, limit) {
      const rows = await records()
        .where('place_id', '=', placeId)
        .where('state', 'in', ['received', 'assigned', 'working', 'asking'])
        .where('kind', 'in', ['repair', 'complaint'])
        .where('held', '=', 0)
        .orderBy('created_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(caseOf);
    },
    async answeredBefore(moment) {
      const rows = await records()
        .where('state', '=', 'answered')
        .where('solution_at', '<', moment)
        .execute();
      return rows.map(caseOf);
    },
    async submitted({ phoneHash, placeId, noticeId }, since) {
      let query = db.selectFrom('case_record').where('created_at', '>', since).where('source', '=', 'form');
      if (phoneHash !== undefined) query = query.where('phone_hash', '=', phoneHash);
      if (placeId !== undefined) query = query.where('place_id', '=', placeId);
      if (noticeId !== undefined) query = query.where('notice_id', '=', noticeId);
      const { count, last } = await query
        .select(({ fn }) => [
          fn.countAll<number>().as('count'),
          fn.max<string | null>('created_at').as('last'),
        ])
        .executeTakeFirstOrThrow();
      return { count: Number(count), lastAt: last };
    },
    async events(caseId) {
      const rows = await db
        .selectFrom('case_event')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('id')
        .execute();
      return rows.map(eventOf);
    },
    async addEvent({ caseId, at, kind, by, staffId, text, open, detail }) {
      await db
        .insertInto('case_event')
        .values({
          case_id: caseId,
          at,
          kind,
          by_party: by,
          staff_id: staffId,
          text,
          open: open ? 1 : 0,
          detail: JSON.stringify(detail),
        })
        .execute();
    },
    async eraseWords(caseId) {
      await db
        .updateTable('case_event')
        .set({ text: '' })
        .where('case_id', '=', caseId)
        .where('by_party', '=', 'resident')
        .execute();
      await db.deleteFrom('case_echo').where('case_id', '=', caseId).execute();
    },
    async addEcho(caseId, phoneHash, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('case_echo')
        .values({ case_id: caseId, phone_hash: phoneHash, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async photos(caseId) {
      const rows = await db
        .selectFrom('case_photo')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(photoOf);
    },
    async addPhoto({ id, caseId, fileName, width, height, bytes, by, createdAt, released, redacted }) {
      await db
        .insertInto('case_photo')
        .values({
          ...{ id, case_id: caseId, file_name: fileName, width, height, bytes, by_party: by },
          ...{ created_at: createdAt, released: released ? 1 : 0, redacted: redacted ? 1 : 0 },
        })
        .execute();
    },
    async changePhoto(id, { fileName, width, height, bytes, released, redacted }) {
      await db
        .updateTable('case_photo')
        .set({
          ...(fileName === undefined ? {} : { file_name: fileName }),
          ...(width === undefined ? {} : { width }),
          ...(height === undefined ? {} : { height }),
          ...(bytes === undefined ? {} : { bytes }),
          ...(released === undefined ? {} : { released: released ? 1 : 0 }),
          ...(redacted === undefined ? {} : { redacted: redacted ? 1 : 0 }),
        })
        .where('id', '=', id)
        .execute();
    },
    async removePhotos(caseId, by) {
      await db.deleteFrom('case_photo').where('case_id', '=', caseId).where('by_party', '=', by).execute();
    },
    async photoBytes() {
      const { total } = await db
        .selectFrom('case_photo')
        .select(({ fn }) => fn.sum<number | null>('bytes').as('total'))
        .executeTakeFirstOrThrow();
      return Number(total ?? 0);
    },
    async photoNames() {
      const rows = await db.selectFrom('case_photo').select('file_name').execute();
      return new Set(rows.map((row) => row.file_name));
    },
    async policy() {
      const text = await readSetting(db, 'case_policy');
      return text === undefined ? undefined : fromJson(casePolicySchema, text);
    },
    savePolicy: (policy) => writeSetting(db, 'case_policy', JSON.stringify(policy)),
    async replies() {
      const text = await readSetting(db, 'case_replies');
      return text === undefined ? undefined : fromJson(replyTemplateListSchema, text);
    },
    saveReplies: (replies) => writeSetting(db, 'case_replies', JSON.stringify(replies)),
    async closedSince(since) {
      const { count } = await db
        .selectFrom('case_record')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('closed_at', '>=', since)
        .where('refused', '=', 0)
        .where('erased_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async wipe({ at, contactsBefore, photosBefore, phonesBefore }) {
      const contacts = await db
        .updateTable('case_record')
        .set({ contact: null })
        .where('contact', 'is not', null)
        .where('closed_at', '<', contactsBefore)
        .returning('id')
        .execute();
      const photos = await db
        .deleteFrom('case_photo')
        .where('created_at', '<', photosBefore)
        .returning('case_id')
        .execute();
      const phones = await db
        .updateTable('case_record')
        .set({ phone_hash: null })
        .where('phone_hash', 'is not', null)
        .where('created_at', '<', phonesBefore)
        .returning('id')
        .execute();
      const echoes = await db
        .deleteFrom('case_echo')
        .where('at', '<', phonesBefore)
        .returning('case_id')
        .execute();
      const counts = {
        contacts: contacts.length,
        photos: photos.length,
        phones: phones.length + echoes.length,
      };
      if (counts.contacts + counts.photos + counts.phones > 0)
        await db
          .insertInto('case_wipe')
          .values({ at, ...counts })
          .execute();
      const ids = [...contacts, ...phones].map(({ id }) => id);
      return { ...counts, caseIds: [...new Set([...ids, ...photos.map(({ case_id }) => case_id)])] };
    },
    async wiped() {
      const row = await db
        .selectFrom('case_wipe')
        .select(({ fn }) => [
          fn.sum<number | null>('contacts').as('contacts'),
          fn.sum<number | null>('photos').as('photos'),
          fn.sum<number | null>('phones').as('phones'),
          fn.max<string | null>('at').as('lastAt'),
        ])
        .executeTakeFirstOrThrow();
      const { contacts, photos, phones, lastAt } = row;
      return {
        contacts: Number(contacts ?? 0),
        photos: Number(photos ?? 0),
        phones: Number(phones ?? 0),
        lastAt,
      };
    },
    async calling(now) {
      const rows = await records()
        .where('state', '<>', 'closed')
        .where('held', '=', 0)
        .where((where) =>
          where.or([
            where('remind_at', '<=', now),
            where('reminded_at', 'is not', null),
            where('escalated_at', 'is not', null),
          ]),
        )
        .execute();
      return rows.map(caseOf);
    },
  };
}
