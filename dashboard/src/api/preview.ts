import {
  previewSchema,
  templateListSchema,
  type Draft,
  type Preview,
  type TemplateView,
} from '@louyu/contract/api/notices';
import { request } from './request.ts';

/* What is asked while a notice is written. Nothing here changes anything on the hub: practice may use all of it. */

/** The templates that are offered now. */
export async function fetchTemplates(signal?: AbortSignal): Promise<readonly TemplateView[]> {
  return request(templateListSchema, '/api/templates', { signal });
}

/** What screens would show of a draft, what is missing, and whom it reaches; `noticeId` is the notice that it changes. */
export async function previewDraft(
  draft: Draft & { readonly noticeId?: string },
  signal?: AbortSignal,
): Promise<Preview> {
  return request(previewSchema, '/api/preview', { method: 'POST', body: draft, signal });
}
