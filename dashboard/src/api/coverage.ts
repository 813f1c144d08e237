import {
  contactNotedSchema,
  coverageSchema,
  doorMapSchema,
  helpListSchema,
  unreachedSchema,
  type ContactRequest,
  type Coverage,
  type DoorMap,
  type HelpList,
  type Unreached,
} from '@louyu/contract/api/coverage';
import {
  doorCodeSheetSchema,
  doorCodeStandSchema,
  type DoorCodeOrder,
  type DoorCodeSheet,
  type DoorCodeStand,
} from '@louyu/contract/api/door-codes';
import { request, requestNothing } from './request.ts';

export async function fetchCoverage(noticeId: string, signal?: AbortSignal): Promise<Coverage> {
  return request(coverageSchema, `/api/notices/${noticeId}/coverage`, { signal });
}

/** The doors of a building that a notice is for. */
export async function fetchDoorMap(
  noticeId: string,
  placeId: string,
  signal?: AbortSignal,
): Promise<DoorMap> {
  return request(doorMapSchema, `/api/notices/${noticeId}/coverage/doors?place=${placeId}`, { signal });
}

/** Whom nobody has reached, in the order in which they are called. */
export async function fetchUnreached(
  noticeId: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  signal?: AbortSignal,
): Promise<Unreached> {
  const path = `/api/notices/${noticeId}/unreached?offset=${offset}&limit=${limit}`;
  return request(unreachedSchema, path, { signal });
}

/** Where the browser downloads the whole list. */
export function unreachedHref(noticeId: string, withContacts: boolean): string {
  return `/api/notices/${noticeId}/unreached.csv${withContacts ? '?contacts=1' : ''}`;
}

/** Notes a call or a visit; answers with its id. */
export async function noteContact(noticeId: string, body: ContactRequest): Promise<string> {
  const path = `/api/notices/${noticeId}/contacts`;
  return (await request(contactNotedSchema, path, { method: 'POST', body })).id;
}

export async function takeBackContact(noticeId: string, contactId: string): Promise<void> {
  await requestNothing(`/api/notices/${noticeId}/contacts/${contactId}`, { method: 'DELETE' });
}

export async function fetchHelp(noticeId: string, signal?: AbortSignal): Promise<HelpList> {
  return request(helpListSchema, `/api/notices/${noticeId}/help`, { signal });
}

export async function settleHelp(noticeId: string, helpId: string, note: string): Promise<HelpList> {
  const path = `/api/notices/${noticeId}/help/${helpId}/settle`;
  return request(helpListSchema, path, { method: 'POST', body: { note } });
}

/** How far each unit is with the slips. */
export async function fetchDoorCodes(signal?: AbortSignal): Promise<DoorCodeStand> {
  return request(doorCodeStandSchema, '/api/door-codes', { signal });
}

/** Makes codes: in the clear this once. @throws ApiError `door.too_many`, `door.none_without_code` */
export async function issueDoorCodes(body: DoorCodeOrder): Promise<DoorCodeSheet> {
  return request(doorCodeSheetSchema, '/api/door-codes', { method: 'POST', body });
}
