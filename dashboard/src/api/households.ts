import {
  contactSchema,
  householdPageSchema,
  householdSchema,
  importCheckSchema,
  qualityListSchema,
  bulkEditListSchema,
  bulkEditSchema,
  roomsCheckSchema,
  tagListSchema,
  undoResultSchema,
  type ColumnField,
  type Contact,
  type Household,
  type HouseholdChange,
  type HouseholdPage,
  type HouseholdRequest,
  type ImportCheck,
  type QualityList,
  type RegisterChange,
  type RoomsCheck,
  type RoomsRequest,
  type Tag,
  type UndoResult,
} from '@louyu/contract/api/households';
import type { HouseholdQuestion } from '../household-question.ts';
import { request, requestNothing, upload } from './request.ts';

function searchOf({ q, place, tag, lacksPhone }: HouseholdQuestion): URLSearchParams {
  const search = new URLSearchParams();
  if (q !== '') search.set('q', q);
  if (place !== '') search.set('place', place);
  if (tag !== '') search.set('tag', tag);
  if (lacksPhone) search.set('lacks', 'phone');
  return search;
}

export async function fetchHouseholds(
  question: HouseholdQuestion,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  signal?: AbortSignal,
): Promise<HouseholdPage> {
  const search = searchOf(question);
  search.set('offset', String(offset));
  search.set('limit', String(limit));
  return request(householdPageSchema, `/api/households?${search.toString()}`, { signal });
}

/** Where the browser downloads what a question finds. */
export function exportHref(question: HouseholdQuestion, withContacts: boolean): string {
  const search = searchOf(question);
  if (withContacts) search.set('contacts', '1');
  return `/api/households/export?${search.toString()}`;
}

export async function fetchTags(signal?: AbortSignal): Promise<readonly Tag[]> {
  return request(tagListSchema, '/api/households/tags', { signal });
}

/** Whom to call; the look is in the audit log. */
export async function lookAtContact(id: string): Promise<Contact> {
  return request(contactSchema, `/api/households/${id}/look`, { method: 'POST' });
}

export async function addHousehold(body: HouseholdRequest): Promise<Household> {
  return request(householdSchema, '/api/households', { method: 'POST', body });
}

export async function changeHousehold(id: string, body: HouseholdChange): Promise<Household> {
  return request(householdSchema, `/api/households/${id}`, { method: 'PATCH', body });
}

export async function deleteHousehold(id: string): Promise<void> {
  await requestNothing(`/api/households/${id}`, { method: 'DELETE' });
}

/** With its contact and tags. @throws ApiError `undo.over`, `household.door_taken`, `place.not_found` */
export async function restoreHousehold(id: string): Promise<Household> {
  return request(householdSchema, `/api/households/${id}/restore`, { method: 'POST' });
}

/** A roster with the fields of its columns; null lets the hub guess them. */
export interface RosterFile {
  readonly file: File;
  readonly columns: readonly (ColumnField | null)[] | null;
}

function rosterSearch({ file, columns }: RosterFile): URLSearchParams {
  const search = new URLSearchParams({ name: file.name });
  if (columns !== null) search.set('columns', columns.map((field) => field ?? '').join(','));
  return search;
}

export async function checkRoster(roster: RosterFile, signal: AbortSignal): Promise<ImportCheck> {
  const path = `/api/households/import/check?${rosterSearch(roster).toString()}`;
  return upload(importCheckSchema, path, { file: roster.file, onProgress: () => undefined, signal });
}

/** @throws ApiError `register.changed` where it would no longer do what the check has said */
export async function importRoster(
  roster: RosterFile,
  token: string,
  signal: AbortSignal,
): Promise<RegisterChange> {
  const search = rosterSearch(roster);
  search.set('token', token);
  const path = `/api/households/import?${search.toString()}`;
  return upload(bulkEditSchema, path, { file: roster.file, onProgress: () => undefined, signal });
}

export async function checkRooms(body: RoomsRequest): Promise<RoomsCheck> {
  return request(roomsCheckSchema, '/api/households/rooms/check', { method: 'POST', body });
}

export async function makeRooms(body: RoomsRequest): Promise<RegisterChange> {
  return request(bulkEditSchema, '/api/households/rooms', { method: 'POST', body });
}

/** Bulk changes, newest first. */
export async function fetchRegisterChanges(signal?: AbortSignal): Promise<readonly RegisterChange[]> {
  return request(bulkEditListSchema, '/api/households/changes', { signal });
}

export async function undoRegisterChange(id: string): Promise<UndoResult> {
  return request(undoResultSchema, `/api/households/changes/${id}/undo`, { method: 'POST' });
}

export async function fetchQuality(signal?: AbortSignal): Promise<QualityList> {
  return request(qualityListSchema, '/api/households/quality', { signal });
}
