import { deliverySchema, type Delivery, type NoticeState } from '@louyu/contract/api/delivery';
import {
  noticePageSchema,
  noticeSchema,
  type Draft,
  type DraftBase,
  type NoticePage,
  type NoticeView,
} from '@louyu/contract/api/notices';
import { reachCurvesSchema, type ReachCurves } from '@louyu/contract/api/reach-curves';
import type { Category } from '@louyu/contract/notice-content';
import type { Instant } from '@louyu/contract/primitives';
import { download, request, requestNothing } from './request.ts';

export interface NoticeQuery {
  readonly state: NoticeState | null;
  readonly q: string;
  readonly category: Category | null;
  /** With all above and below it; empty for everywhere. */
  readonly place: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** `next` of the page before, or null for the first. */
  readonly before: string | null;
}

const pageSize = 30;

export async function fetchNotices(query: NoticeQuery, signal?: AbortSignal): Promise<NoticePage> {
  const search = searchOf(query);
  search.set('limit', String(pageSize));
  if (query.before !== null) search.set('before', query.before);
  return request(noticePageSchema, `/api/notices?${search.toString()}`, { signal });
}

/** Delivery and knowing of all that the question finds, as a file. @throws ApiError `notice.export_too_many` */
export async function exportNotices(query: NoticeQuery): Promise<void> {
  await download(`/api/notices/export.csv?${searchOf(query).toString()}`, 'louyu-notices.csv');
}

function searchOf(query: NoticeQuery): URLSearchParams {
  const search = new URLSearchParams();
  if (query.state !== null) search.set('state', query.state);
  if (query.q !== '') search.set('q', query.q);
  for (const name of ['category', 'place', 'from', 'to'] as const) {
    const value = query[name];
    if (value !== null && value !== '') search.set(name, value);
  }
  return search;
}

export async function fetchNotice(id: string, signal?: AbortSignal): Promise<NoticeView> {
  return request(noticeSchema, `/api/notices/${id}`, { signal });
}

export async function fetchDelivery(id: string, signal?: AbortSignal): Promise<Delivery> {
  return request(deliverySchema, `/api/notices/${id}/delivery`, { signal });
}

/** How it reached screens and phones over time, beside the last notices of its category. */
export async function fetchCurves(id: string, signal?: AbortSignal): Promise<ReachCurves> {
  return request(reachCurvesSchema, `/api/notices/${id}/curves`, { signal });
}

export async function createDraft(draft: Draft): Promise<NoticeView> {
  return request(noticeSchema, '/api/notices', { method: 'POST', body: draft });
}

/**
 * Changes a draft; of a signed notice it begins a new revision, and the old one stays until that is signed. `base` is what
 * stood before. @throws ApiError `notice.draft_changed` when somebody has written since
 */
export async function changeDraft(id: string, base: DraftBase, draft: Draft): Promise<NoticeView> {
  return request(noticeSchema, `/api/notices/${id}/draft`, { method: 'PUT', body: { base, draft } });
}

/** Of a draft that never went out; {@link restoreDraft} puts it back for a while. @throws ApiError `notice.wrong_state` */
export async function deleteDraft(id: string): Promise<void> {
  await requestNothing(`/api/notices/${id}`, { method: 'DELETE' });
}

/** @throws ApiError `undo.over` */
export async function restoreDraft(id: string): Promise<NoticeView> {
  return request(noticeSchema, `/api/notices/${id}/restore`, { method: 'POST' });
}

async function act(id: string, action: string, body: unknown): Promise<NoticeView> {
  return request(noticeSchema, `/api/notices/${id}/${action}`, { method: 'POST', body });
}

export async function submitNotice(id: string, revision: number): Promise<NoticeView> {
  return act(id, 'submit', { revision });
}

/** @throws ApiError `notice.checklist_open`, `notice.author_is_approver`, `notice.stale_revision` */
export async function signNotice(
  id: string,
  revision: number,
  ticks: readonly boolean[],
): Promise<NoticeView> {
  return act(id, 'sign', { revision, ticks });
}

export async function returnNotice(id: string, revision: number, reason: string): Promise<NoticeView> {
  return act(id, 'return', { revision, reason });
}

/** The first review is passed. @throws ApiError `notice.author_is_reviewer`, `notice.stale_revision` */
export async function passReview(id: string, revision: number): Promise<NoticeView> {
  return act(id, 'review', { revision });
}

/** @throws ApiError `notice.take_back_over` once it is out */
export async function takeBackSignature(id: string, revision: number): Promise<NoticeView> {
  return act(id, 'take-back', { revision });
}

export async function recallNotice(id: string, reason: string): Promise<NoticeView> {
  return act(id, 'recall', { reason });
}
