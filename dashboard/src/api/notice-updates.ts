import { noticeSchema, type NoticeView } from '@louyu/contract/api/notices';
import {
  updatePreviewSchema,
  type UpdatePreview,
  type UpdateRequest,
} from '@louyu/contract/api/notice-updates';
import { request } from './request.ts';

/** 已恢复 · 推迟到… · 追加进展: on the screens at once. @throws ApiError `notice.stale_revision`, what the glass cannot show */
export async function updateNotice(id: string, update: UpdateRequest): Promise<NoticeView> {
  return request(noticeSchema, `/api/notices/${id}/update`, { method: 'POST', body: update });
}

/** What the screens would show of it. @throws ApiError as {@link updateNotice} would */
export async function previewUpdate(
  id: string,
  update: UpdateRequest,
  signal?: AbortSignal,
): Promise<UpdatePreview> {
  const options = { method: 'POST', body: update, signal } as const;
  return request(updatePreviewSchema, `/api/notices/${id}/update/preview`, options);
}

/** 补签 @throws ApiError `notice.author_is_approver`, `notice.stale_revision` */
export async function countersignNotice(id: string, revision: number): Promise<NoticeView> {
  return request(noticeSchema, `/api/notices/${id}/countersign`, { method: 'POST', body: { revision } });
}

/** Back to the words that were signed before. */
export async function putBackNotice(id: string, revision: number): Promise<NoticeView> {
  return request(noticeSchema, `/api/notices/${id}/put-back`, { method: 'POST', body: { revision } });
}
