import {
  caseFiguresSchema,
  casePolicySchema,
  replyTemplateListSchema,
  type CaseFigures,
  type CasePolicy,
  type ReplyTemplateList,
} from '@louyu/contract/api/case-policy';
import {
  caseContactSchema,
  caseHandlerListSchema,
  casePageSchema,
  caseSchema,
  enteredCaseSchema,
  type CaseActionRequest,
  type CaseEntryRequest,
  type CaseHandler,
  type CasePage,
  type CasePhotoChange,
  type CaseView,
  type EnteredCase,
} from '@louyu/contract/api/cases';
import { request, requestNothing, upload } from './request.ts';

/** @param query what is asked for, as in the contract: `state`, `kind`, `team`, `mine`, `overdue`, `held`, `q`, `offset`, `limit` */
export async function fetchCases(query: URLSearchParams, signal?: AbortSignal): Promise<CasePage> {
  return request(casePageSchema, `/api/cases?${query.toString()}`, { signal });
}

/** @throws ApiError `case.not_found`, `auth.out_of_scope` */
export async function fetchCase(id: string, signal?: AbortSignal): Promise<CaseView> {
  return request(caseSchema, `/api/cases/${id}`, { signal });
}

/** One step of a case; undefined where it was handed over: whoever did may not see it any more. @throws ApiError `case.wrong_state` … */
export async function actOnCase(id: string, body: CaseActionRequest): Promise<CaseView | undefined> {
  const path = `/api/cases/${id}/actions`;
  if (body.action !== 'assign') return request(caseSchema, path, { method: 'POST', body });
  await requestNothing(path, { method: 'POST', body });
  return undefined;
}

/** 代录. The same key again is the same case. */
export async function enterCase(body: CaseEntryRequest): Promise<EnteredCase> {
  return request(enteredCaseSchema, '/api/cases', { method: 'POST', body });
}

/** Whom to call; a look, in the operation log. Empty where there is none any more. */
export async function lookAtCaseContact(id: string): Promise<string> {
  return (await request(caseContactSchema, `/api/cases/${id}/contact`, { method: 'POST' })).contact;
}

/** @throws ApiError `case.photos_too_many`, `image.unreadable`, `image.too_large` … */
export async function addCasePhoto(
  id: string,
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<CaseView> {
  return upload(caseSchema, `/api/cases/${id}/photos`, { file, onProgress, signal });
}

export async function changeCasePhoto(id: string, photoId: string, body: CasePhotoChange): Promise<CaseView> {
  return request(caseSchema, `/api/cases/${id}/photos/${photoId}`, { method: 'PATCH', body });
}

export async function fetchCasePeople(signal?: AbortSignal): Promise<readonly CaseHandler[]> {
  return request(caseHandlerListSchema, '/api/cases/people', { signal });
}

/** @param from a day of the site, included, as `to` is */
export async function fetchCaseFigures(from: string, to: string, signal?: AbortSignal): Promise<CaseFigures> {
  return request(caseFiguresSchema, `/api/cases/figures?from=${from}&to=${to}`, { signal });
}

export async function fetchCasePolicy(signal?: AbortSignal): Promise<CasePolicy> {
  return request(casePolicySchema, '/api/cases/policy', { signal });
}

/** Open cases follow at once. */
export async function saveCasePolicy(body: CasePolicy): Promise<CasePolicy> {
  return request(casePolicySchema, '/api/cases/policy', { method: 'PUT', body });
}

export async function fetchReplies(signal?: AbortSignal): Promise<ReplyTemplateList> {
  return request(replyTemplateListSchema, '/api/cases/replies', { signal });
}

export async function saveReplies(body: ReplyTemplateList): Promise<ReplyTemplateList> {
  return request(replyTemplateListSchema, '/api/cases/replies', { method: 'PUT', body });
}
