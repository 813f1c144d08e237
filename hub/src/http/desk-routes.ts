import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { HttpEnv } from './http-env.ts';

interface DeskRoute {
  /** Whether it changes something, which the audit log then tells of the desk. */
  readonly changes?: true;
}

/**
 * All that a guard's desk may ask for, whoever stands at it. What is not here, it may not: it is no session of staff. To end an
 * alert, who acts needs that permission too.
 */
const deskRoutes: Readonly<Record<string, DeskRoute>> = {
  'GET /api/desk/session': {},
  'GET /api/events': {},
  'GET /api/site': {},
  'GET /api/places': {},
  'GET /api/duty/now': {},
  'GET /api/alerts': {},
  'GET /api/alerts/templates': {},
  'GET /api/alerts/:id': {},
  'GET /api/alerts/:id/reach': {},
  'POST /api/alerts/preview': {},
  'POST /api/alerts': { changes: true },
  'POST /api/alerts/:id/update': { changes: true },
  'POST /api/alerts/:id/clear': { changes: true },
  'GET /api/alerts/:id/roll-call': {},
  'POST /api/alerts/:id/roll-call/doors/:householdId': { changes: true },
  'DELETE /api/alerts/:id/roll-call/doors/:householdId': { changes: true },
  'POST /api/alerts/:id/roll-call/words/:wordId/seen': { changes: true },
};

/** The entry of the route that will answer this request, with its name; undefined where it has none. */
export function deskRouteOf(c: Context<HttpEnv>): (DeskRoute & { readonly route: string }) | undefined {
  const answering = matchedRoutes(c).find(
    ({ method, path }) => method === c.req.method && !path.endsWith('*'),
  );
  if (answering === undefined) return undefined;
  const route = `${answering.method} ${answering.path.replace(/\/$/, '')}`;
  const entry = deskRoutes[route];
  return entry === undefined ? undefined : { ...entry, route };
}
