import { Hono } from 'hono';
import { apiTokenRequestSchema, type ApiTokenView, type NewApiToken } from '@louyu/contract/api/tokens';
import type { ApiTokenService } from '../core/staff/api-token-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

/** `/api/tokens`: the tokens of programs. Admins make and revoke them; each is shown once. */
export function tokenRoutes({ apiTokens }: { readonly apiTokens: ApiTokenService }): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole('admin'), async (c) => c.json<ApiTokenView[]>(await apiTokens.list()));
  routes.post('/', requireRole('admin'), async (c) => {
    const request = await readJson(c, apiTokenRequestSchema);
    return c.json<NewApiToken>(await apiTokens.add(actorOf(c), request), 201);
  });
  routes.delete('/:id', requireRole('admin'), async (c) => {
    await apiTokens.revoke(actorOf(c), pathId(c, 'id', 'token.not_found'));
    return c.body(null, 204);
  });
  return routes;
}
