import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { TokenScope } from '@louyu/contract/api/tokens';
import type { HttpEnv } from './http-env.ts';

interface TokenRoute {
  readonly scope: TokenScope;
  /** Whether it changes something, which the audit log then tells of the token. */
  readonly changes?: true;
}

/**
 * All that a program with a token may ask for. What is not here, it may not, whoever made the token: above all it submits,
 * signs and recalls nothing (R13).
 */
const tokenRoutes: Readonly<Record<string, TokenRoute>> = {
  'GET /api/notices': { scope: 'notices:read' },
  'GET /api/notices/:id': { scope: 'notices:read' },
  'GET /api/templates': { scope: 'notices:read' },
  'POST /api/notices': { scope: 'drafts:write', changes: true },
  'PUT /api/notices/:id/draft': { scope: 'drafts:write', changes: true },
  'POST /api/images': { scope: 'drafts:write', changes: true },
  'POST /api/preview': { scope: 'drafts:write' },
  'GET /api/calendar': { scope: 'notices:read' },
  'POST /api/audience': { scope: 'drafts:write' },
  'GET /api/notices/:id/curves': { scope: 'delivery:read' },
  'GET /api/notices/:id/delivery': { scope: 'delivery:read' },
  'GET /api/devices': { scope: 'devices:read' },
  'GET /api/devices/:id': { scope: 'devices:read' },
  'GET /api/devices/:id/forecast': { scope: 'devices:read' },
  'GET /api/site': { scope: 'places:read' },
  'GET /api/places': { scope: 'places:read' },
  'GET /api/duty/now': { scope: 'duty:read' },
  'GET /api/audit': { scope: 'audit:read' },
  'GET /api/audit/export.csv': { scope: 'audit:read' },
};

/** The entry of the route that will answer this request, with its name; undefined where it has none. */
export function tokenRouteOf(c: Context<HttpEnv>): (TokenRoute & { readonly route: string }) | undefined {
  const answering = matchedRoutes(c).find(
    ({ method, path }) => method === c.req.method && !path.endsWith('*'),
  );
  if (answering === undefined) return undefined;
  const route = `${answering.method} ${answering.path.replace(/\/$/, '')}`;
  const entry = tokenRoutes[route];
  return entry === undefined ? undefined : { ...entry, route };
}
