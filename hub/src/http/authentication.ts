import type { Context, MiddlewareHandler } from 'hono';
import { deskHeader } from '@louyu/contract/api/desk';
import { LouyuError } from '@louyu/contract/errors';
import type { DeskService } from '../core/desks/desk-service.ts';
import type { ApiTokenService } from '../core/staff/api-token-service.ts';
import type { SessionService } from '../core/staff/session-service.ts';
import { clientAddress } from './client-address.ts';
import type { DeskCookie } from './desk.ts';
import { deskRouteOf } from './desk-routes.ts';
import type { HttpEnv } from './http-env.ts';
import type { SessionCookie } from './session.ts';
import { tokenRouteOf } from './token-routes.ts';

interface Dependencies {
  readonly sessions: SessionService;
  readonly apiTokens: ApiTokenService;
  readonly cookie: SessionCookie;
  readonly desks: DeskService;
  readonly deskCookie: DeskCookie;
  /** Base address under which people open the dashboard, beside the one they used. */
  readonly publicUrl: string;
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Finds out who asks, and refuses changes that another site made their browser send. What needs no login, such as a kiosk
 * that pairs in a browser where somebody is logged in, goes on as nobody's request. A program names its token in
 * `authorization: Bearer …`, a guard's desk says by a header that it asks as such; other cookies beside these do not count.
 */
export function authentication(dependencies: Dependencies): MiddlewareHandler<HttpEnv> {
  const { sessions, apiTokens, cookie, publicUrl } = dependencies;
  const publicHost = new URL(publicUrl).host;
  return async (c, next) => {
    const changes = !safeMethods.has(c.req.method);
    if (changes && !isSameOrigin(c.req.header('origin'), [c.req.header('host'), publicHost])) {
      throw new LouyuError('request.csrf');
    }
    const bearer = /^Bearer +(.*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (bearer !== undefined) {
      await authenticateProgram(c, bearer.trim(), apiTokens);
      return next();
    }
    const acting = c.req.header(deskHeader) ?? (changes ? undefined : c.req.query('desk'));
    if (acting !== undefined) {
      await authenticateDesk(c, acting.trim(), dependencies);
      return next();
    }
    const token = cookie.read(c);
    const session = token === undefined ? undefined : await sessions.resolve(token);
    const csrfFailed = session !== undefined && changes && c.req.header('x-csrf-token') !== session.csrfToken;
    c.set('csrfFailed', csrfFailed);
    if (session !== undefined && !csrfFailed) {
      c.set('actor', session.actor);
      c.set('sessionHash', session.tokenHash);
      c.set('csrfToken', session.csrfToken);
    }
    await next();
  };
}

/** @throws LouyuError `auth.token_invalid`, `auth.token_forbidden`, `request.too_fast` */
async function authenticateProgram(
  c: Context<HttpEnv>,
  bearer: string,
  apiTokens: ApiTokenService,
): Promise<void> {
  const token = await apiTokens.resolve(bearer, clientAddress(c));
  const route = tokenRouteOf(c);
  if (route === undefined || !token.scopes.includes(route.scope))
    throw new LouyuError('auth.token_forbidden');
  if (route.changes === true) await apiTokens.noteChange(token, route.route);
  c.set('actor', token.actor);
}

/**
 * @param acting who acts at the desk
 * @throws LouyuError `desk.not_paired`, `desk.revoked`, `request.csrf`, `auth.forbidden`
 */
async function authenticateDesk(
  c: Context<HttpEnv>,
  acting: string,
  { desks, deskCookie }: Pick<Dependencies, 'desks' | 'deskCookie'>,
): Promise<void> {
  const desk = await desks.resolve(deskCookie.read(c) ?? '', acting);
  const changes = !safeMethods.has(c.req.method);
  if (changes && c.req.header('x-csrf-token') !== desk.csrfToken) throw new LouyuError('request.csrf');
  const route = deskRouteOf(c);
  if (route === undefined) throw new LouyuError('auth.forbidden');
  if (route.changes === true) await desks.noteChange(desk, route.route);
  c.set('actor', desk.actor);
  c.set('desk', desk);
}

/** Programs send no origin; browsers do with every changing request, and `null` where they hide it. */
function isSameOrigin(origin: string | undefined, hosts: readonly (string | undefined)[]): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}
