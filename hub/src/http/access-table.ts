import { Hono } from 'hono';
import type { RouteAccess } from '@louyu/contract/api/staff';
import type { HttpEnv } from './http-env.ts';
import { requireRole, rolesThatPass } from './request.ts';

type Routes = Hono<HttpEnv>['routes'];

/** Every route of an app with who may come through its door, from the app itself: nothing can be left out of it. */
export function accessTable({ routes }: Pick<Hono<HttpEnv>, 'routes'>): RouteAccess[] {
  const guards = routes.flatMap((route) => {
    const roles = rolesThatPass(route.handler);
    return roles === undefined ? [] : [{ route, roles }];
  });
  const table = new Map<string, RouteAccess>();
  for (const { method, path } of endpoints(routes)) {
    const passed = guards.filter(({ route }) => guardsIt(route, method, path)).map(({ roles }) => roles);
    const name = `${method} ${path === '/' ? path : path.replace(/\/$/, '')}`;
    table.set(name, { route: name, roles: passed.length === 0 ? null : whoPassesAll(passed) });
  }
  return [...table.values()];
}

/** `GET /api/access`: what each role may do, for those who look after that. */
export function accessRoutes(table: () => RouteAccess[]): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole('admin', 'auditor'), (c) => c.json<RouteAccess[]>(table()));
  return routes;
}

function endpoints(routes: Routes): Routes {
  return routes.filter(({ method, handler }) => method !== 'ALL' && rolesThatPass(handler) === undefined);
}

function guardsIt(guard: Routes[number], method: string, path: string): boolean {
  if (guard.method !== 'ALL') return guard.method === method && guard.path === path;
  const above = guard.path.replace(/\/?\*$/, '');
  return path === above || path.startsWith(`${above}/`);
}

/** Those who pass one guard after the other; none named: whoever is logged in. */
function whoPassesAll(guards: readonly RouteAccess['roles'][]): RouteAccess['roles'] {
  const naming = guards.filter((roles) => roles !== null && roles.length > 0);
  const [first = []] = naming;
  return (first ?? []).filter((role) => naming.every((roles) => roles?.includes(role) === true));
}
