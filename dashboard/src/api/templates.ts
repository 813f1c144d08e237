import {
  templateCheckSchema,
  templateEditSchema,
  templateSummaryListSchema,
  type TemplateCheck,
  type TemplateDocument,
  type TemplateEdit,
  type TemplateSummary,
} from '@louyu/contract/api/templates';
import { request } from './request.ts';

/** All templates, those that are not offered too. */
export async function fetchAllTemplates(signal?: AbortSignal): Promise<readonly TemplateSummary[]> {
  return request(templateSummaryListSchema, '/api/templates/all', { signal });
}

export async function fetchTemplate(id: string, signal?: AbortSignal): Promise<TemplateEdit> {
  return request(templateEditSchema, `/api/templates/${id}`, { signal });
}

/** What is wrong with a template and how its example looks; changes nothing. */
export async function checkTemplate(
  document: TemplateDocument,
  signal?: AbortSignal,
): Promise<TemplateCheck> {
  return request(templateCheckSchema, '/api/templates/check', { method: 'POST', body: { document }, signal });
}

/** @throws ApiError `template.too_many` */
export async function addTemplate(document: TemplateDocument): Promise<TemplateEdit> {
  return request(templateEditSchema, '/api/templates', { method: 'POST', body: { document } });
}

/** `version` is what stood before. @throws ApiError `template.changed` when somebody has written since */
export async function saveTemplate(
  id: string,
  version: number,
  document: TemplateDocument,
): Promise<TemplateEdit> {
  return request(templateEditSchema, `/api/templates/${id}`, { method: 'PUT', body: { version, document } });
}

/** Back to the delivered wording. @throws ApiError `template.changed` */
export async function resetTemplate(id: string, version: number): Promise<TemplateEdit> {
  return request(templateEditSchema, `/api/templates/${id}/reset`, { method: 'POST', body: { version } });
}

export async function turnTemplate(id: string, disabled: boolean): Promise<TemplateEdit> {
  return request(templateEditSchema, `/api/templates/${id}`, { method: 'PATCH', body: { disabled } });
}
