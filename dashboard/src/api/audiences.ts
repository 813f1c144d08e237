import {
  reachNamesSchema,
  reachSchema,
  savedAudienceListSchema,
  savedAudienceSchema,
  type Reach,
  type ReachNames,
  type ReachNamesRequest,
  type ReachRequest,
  type SavedAudience,
  type SavedAudienceRequest,
} from '@louyu/contract/api/audiences';
import { request, requestNothing } from './request.ts';

export async function fetchReach(body: ReachRequest, signal?: AbortSignal): Promise<Reach> {
  return request(reachSchema, '/api/audiences/reach', { method: 'POST', body, signal });
}

/** @throws ApiError `auth.forbidden` where tags are asked for by who may not see them */
export async function fetchReachNames(body: ReachNamesRequest): Promise<ReachNames> {
  return request(reachNamesSchema, '/api/audiences/names', { method: 'POST', body });
}

export async function fetchSavedAudiences(signal?: AbortSignal): Promise<readonly SavedAudience[]> {
  return request(savedAudienceListSchema, '/api/audiences', { signal });
}

/** One of the same name is replaced. */
export async function saveAudience(body: SavedAudienceRequest): Promise<SavedAudience> {
  return request(savedAudienceSchema, '/api/audiences', { method: 'POST', body });
}

export async function removeAudience(id: string): Promise<void> {
  await requestNothing(`/api/audiences/${id}`, { method: 'DELETE' });
}
