import {
  phoneCheckSchema,
  placeListSchema,
  placeSchema,
  siteSchema,
  type PhoneCheckOrder,
  type Place,
  type PlaceChange,
  type PlaceRequest,
  type Site,
  type SiteChange,
} from '@louyu/contract/api/places';
import { request, requestNothing } from './request.ts';

/** All places but households, parents before children. */
export async function fetchPlaces(signal?: AbortSignal): Promise<readonly Place[]> {
  return request(placeListSchema, '/api/places', { signal });
}

export async function addPlace(body: PlaceRequest): Promise<Place> {
  return request(placeSchema, '/api/places', { method: 'POST', body });
}

export async function renamePlace(id: string, body: PlaceChange): Promise<Place> {
  return request(placeSchema, `/api/places/${id}`, { method: 'PATCH', body });
}

/** @throws ApiError `place.in_use` */
export async function deletePlace(id: string): Promise<void> {
  await requestNothing(`/api/places/${id}`, { method: 'DELETE' });
}

/** @throws ApiError `undo.over`; `place.not_found` where what it stood in is gone too */
export async function restorePlace(id: string): Promise<Place> {
  return request(placeSchema, `/api/places/${id}/restore`, { method: 'POST' });
}

export async function fetchSite(signal?: AbortSignal): Promise<Site> {
  return request(siteSchema, '/api/site', { signal });
}

export async function changeSite(body: SiteChange): Promise<Site> {
  return request(siteSchema, '/api/site', { method: 'PATCH', body });
}

/** A page for a phone on mobile data to open, once. */
export async function startPhoneCheck(): Promise<PhoneCheckOrder> {
  return request(phoneCheckSchema, '/api/site/phone-check', { method: 'POST' });
}
