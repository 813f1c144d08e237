import * as v from 'valibot';
import { draftSchema, type Draft } from '@louyu/contract/api/notices';
import { updateKinds } from '@louyu/contract/api/notice-updates';
import { idSchema, windowSchema } from '@louyu/contract/primitives';
import {
  categorySchema,
  contentByLanguageSchema,
  prioritySchema,
  type ContentByLanguage,
} from '@louyu/contract/notice-content';
import { fromJson, remembering } from './json-column.ts';
import type { Schema } from './schema.ts';
import type { NoticeRecord, RevisionRecord, Superseded } from '../core/notices/notice-store.ts';
import type { Template } from '../core/notices/template.ts';

const updateSchema = v.picklist([...updateKinds, 'put-back']);
/** Lists are read again with every change that a page follows; most of what is in them has not changed. */
const draftOf = remembering(draftSchema, 300);
const parseContent = remembering(contentByLanguageSchema, 300);
const idsOf = remembering(v.array(idSchema), 300);

const revisionStateSchema = v.picklist(['draft', 'in-review', 'signed', 'returned']);

/** The content column of a revision. */
export function contentOf(content: string | null): ContentByLanguage | null {
  return content === null ? null : parseContent(content);
}

/** @param templateOf what a draft is written with */
export function revisionOf(row: Schema['revision'], templateOf: (draft: Draft) => Template): RevisionRecord {
  const draft = draftOf(row.draft);
  return {
    noticeId: row.notice_id,
    revision: row.revision,
    state: v.parse(revisionStateSchema, row.state),
    draft,
    template: templateOf(draft),
    content: contentOf(row.content),
    priority: v.parse(prioritySchema, row.priority),
    authorId: row.author_id,
    authorIds: idsOf(row.authors),
    edit: row.edit,
    createdAt: row.created_at,
    submittedAt: row.submitted_at,
    signedBy: row.signed_by,
    signedAt: row.signed_at,
    goesOutAt: row.goes_out_at,
    visibleFrom: row.visible_from,
    visibleTo: row.visible_to,
    windows: row.windows === null ? null : fromJson(v.array(windowSchema), row.windows),
    returnReason: row.return_reason,
    firstReview: row.first_review === 1,
    reviewedBy: row.reviewed_by,
    reviewedAt: row.reviewed_at,
    update: row.update_kind === null ? null : v.parse(updateSchema, row.update_kind),
    countersignDueAt: row.countersign_due_at,
    countersignedBy: row.countersigned_by,
    countersignedAt: row.countersigned_at,
  };
}

export function revisionRow(revision: RevisionRecord): Schema['revision'] {
  return {
    notice_id: revision.noticeId,
    revision: revision.revision,
    state: revision.state,
    draft: JSON.stringify(revision.draft),
    content: revision.content === null ? null : JSON.stringify(revision.content),
    priority: revision.priority,
    author_id: revision.authorId,
    authors: JSON.stringify(revision.authorIds),
    edit: revision.edit,
    created_at: revision.createdAt,
    submitted_at: revision.submittedAt,
    signed_by: revision.signedBy,
    signed_at: revision.signedAt,
    goes_out_at: revision.goesOutAt,
    visible_from: revision.visibleFrom,
    visible_to: revision.visibleTo,
    windows: revision.windows === null ? null : JSON.stringify(revision.windows),
    return_reason: revision.returnReason,
    first_review: revision.firstReview ? 1 : 0,
    reviewed_by: revision.reviewedBy,
    reviewed_at: revision.reviewedAt,
    update_kind: revision.update,
    countersign_due_at: revision.countersignDueAt,
    countersigned_by: revision.countersignedBy,
    countersigned_at: revision.countersignedAt,
  };
}

export function noticeOf(row: Schema['notice'], revisions: readonly RevisionRecord[]): NoticeRecord {
  return {
    id: row.id,
    siteId: row.site_id,
    number: row.number,
    templateId: row.template_id,
    category: v.parse(categorySchema, row.category),
    title: row.title,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    recalledAt: row.recalled_at,
    recalledBy: row.recalled_by,
    recallReason: row.recall_reason,
    superseded: supersededOf(row),
    revisions,
  };
}

function supersededOf({
  superseded_by: by,
  superseded_out_at: outAt,
  superseded_at: at,
}: Schema['notice']): Superseded | null {
  return by === null || outAt === null || at === null ? null : { by, outAt, at };
}

export function noticeRow(notice: Omit<NoticeRecord, 'revisions'>): Schema['notice'] {
  return {
    id: notice.id,
    site_id: notice.siteId,
    number: notice.number,
    template_id: notice.templateId,
    category: notice.category,
    title: notice.title,
    created_by: notice.createdBy,
    created_at: notice.createdAt,
    updated_at: notice.updatedAt,
    recalled_at: notice.recalledAt,
    recalled_by: notice.recalledBy,
    recall_reason: notice.recallReason,
    superseded_by: notice.superseded?.by ?? null,
    superseded_out_at: notice.superseded?.outAt ?? null,
    superseded_at: notice.superseded?.at ?? null,
  };
}
