import type { Insertable, Selectable } from 'kysely';
import * as v from 'valibot';
import {
  caseCategorySchema,
  caseEventKinds,
  caseKindSchema,
  caseSourceSchema,
  caseStateSchema,
  caseTargetSchema,
  caseTeamSchema,
} from '@louyu/contract/api/cases';
import { instantSchema, languageSchema } from '@louyu/contract/primitives';
import type { CaseEventRecord, CasePhotoRecord, CaseRecord, NextPromise } from '../core/cases/case-store.ts';
import type { CaseTables } from './cases-schema.ts';
import { fromJson } from './json-column.ts';

type CaseRow = Selectable<CaseTables['case_record']>;

const lateSchema = v.array(caseTargetSchema);
const pausesSchema = v.array(v.object({ from: instantSchema, to: v.nullable(instantSchema) }));
const partySchema = v.picklist(['resident', 'staff', 'hub']);
const photoPartySchema = v.picklist(['resident', 'staff']);
const detailSchema = v.object({
  team: v.optional(caseTeamSchema),
  to: v.optional(v.string()),
  until: v.optional(v.string()),
  reason: v.optional(v.string()),
  stars: v.optional(v.number()),
});

export function caseOf(row: CaseRow): CaseRecord {
  return {
    id: row.id,
    siteId: row.site_id,
    number: row.number,
    kind: v.parse(caseKindSchema, row.kind),
    category: v.parse(caseCategorySchema, row.category),
    state: v.parse(caseStateSchema, row.state),
    team: v.parse(caseTeamSchema, row.team),
    assigneeId: row.assignee_id,
    source: v.parse(caseSourceSchema, row.source),
    enteredBy: row.entered_by,
    placeId: row.place_id,
    where: row.where_text,
    text: row.text,
    language: v.parse(languageSchema, row.language),
    noticeId: row.notice_id,
    contact: row.contact,
    phoneHash: row.phone_hash,
    codeHash: row.code_hash,
    formHash: row.form_hash,
    bodyDigest: row.body_digest,
    createdAt: row.created_at,
    startedAt: row.started_at,
    done: { receipt: row.receipt_at, reply: row.reply_at, solution: row.solution_at },
    due: { receipt: row.receipt_due_at, reply: row.reply_due_at, solution: row.solution_due_at },
    late: fromJson(lateSchema, row.late),
    pauses: fromJson(pausesSchema, row.pauses),
    next: nextOf(row),
    closedAt: row.closed_at,
    deferredUntil: row.deferred_until,
    remindedAt: row.reminded_at,
    escalatedAt: row.escalated_at,
    reopened: row.reopened,
    waitsForStaff: row.waits_for_staff === 1,
    echoes: row.echoes,
    held: row.held === 1,
    refused: row.refused === 1,
    stars: row.stars,
    ratingText: row.rating_text,
    erasedAt: row.erased_at,
  };
}

function nextOf({ next_target, next_due_at, remind_at, escalate_at }: CaseRow): NextPromise | null {
  if (next_target === null || next_due_at === null || remind_at === null || escalate_at === null) return null;
  const target = v.parse(caseTargetSchema, next_target);
  return { target, dueAt: next_due_at, remindAt: remind_at, escalateAt: escalate_at };
}

export function rowOf(record: CaseRecord): Insertable<CaseTables['case_record']> {
  const { done, due, next } = record;
  return {
    id: record.id,
    site_id: record.siteId,
    number: record.number,
    kind: record.kind,
    category: record.category,
    state: record.state,
    team: record.team,
    assignee_id: record.assigneeId,
    source: record.source,
    entered_by: record.enteredBy,
    place_id: record.placeId,
    where_text: record.where,
    text: record.text,
    language: record.language,
    notice_id: record.noticeId,
    contact: record.contact,
    phone_hash: record.phoneHash,
    code_hash: record.codeHash,
    form_hash: record.formHash,
    body_digest: record.bodyDigest,
    created_at: record.createdAt,
    started_at: record.startedAt,
    receipt_at: done.receipt,
    reply_at: done.reply,
    solution_at: done.solution,
    receipt_due_at: due.receipt,
    reply_due_at: due.reply,
    solution_due_at: due.solution,
    late: JSON.stringify(record.late),
    pauses: JSON.stringify(record.pauses),
    next_target: next?.target ?? null,
    next_due_at: next?.dueAt ?? null,
    remind_at: next?.remindAt ?? null,
    escalate_at: next?.escalateAt ?? null,
    closed_at: record.closedAt,
    deferred_until: record.deferredUntil,
    reminded_at: record.remindedAt,
    escalated_at: record.escalatedAt,
    reopened: record.reopened,
    waits_for_staff: record.waitsForStaff ? 1 : 0,
    echoes: record.echoes,
    held: record.held ? 1 : 0,
    refused: record.refused ? 1 : 0,
    stars: record.stars,
    rating_text: record.ratingText,
    erased_at: record.erasedAt,
  };
}

export function eventOf(row: Selectable<CaseTables['case_event']>): CaseEventRecord {
  return {
    id: row.id,
    caseId: row.case_id,
    at: row.at,
    kind: v.parse(v.picklist(caseEventKinds), row.kind),
    by: v.parse(partySchema, row.by_party),
    staffId: row.staff_id,
    text: row.text,
    open: row.open === 1,
    detail: fromJson(detailSchema, row.detail),
  };
}

export function photoOf(row: Selectable<CaseTables['case_photo']>): CasePhotoRecord {
  return {
    id: row.id,
    caseId: row.case_id,
    fileName: row.file_name,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    by: v.parse(photoPartySchema, row.by_party),
    createdAt: row.created_at,
    released: row.released === 1,
    redacted: row.redacted === 1,
  };
}
