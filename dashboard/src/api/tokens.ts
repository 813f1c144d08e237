import {
  apiTokenListSchema,
  newApiTokenSchema,
  type ApiTokenRequest,
  type ApiTokenView,
  type NewApiToken,
} from '@louyu/contract/api/tokens';
import { request, requestNothing } from './request.ts';

export async function fetchTokens(signal?: AbortSignal): Promise<readonly ApiTokenView[]> {
  return request(apiTokenListSchema, '/api/tokens', { signal });
}

/** The answer is the only moment at which the token can be seen. @throws ApiError `token.too_many` */
export async function addToken(body: ApiTokenRequest): Promise<NewApiToken> {
  return request(newApiTokenSchema, '/api/tokens', { method: 'POST', body });
}

export async function revokeToken(id: string): Promise<void> {
  await requestNothing(`/api/tokens/${id}`, { method: 'DELETE' });
}
