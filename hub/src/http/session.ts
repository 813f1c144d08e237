import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { loginRequestSchema } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import type { OpenedSession, SessionService } from '../core/staff/session-service.ts';
import { clientAddress } from './client-address.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { readJson } from './request.ts';

/** The cookie of staff; not readable by scripts, not sent along by other sites. */
export interface SessionCookie {
  read(c: Context<HttpEnv>): string | undefined;
  write(c: Context<HttpEnv>, session: OpenedSession): void;
  clear(c: Context<HttpEnv>): void;
}

/** @param secure whether the hub speaks TLS; a browser then never sends the cookie in the clear */
export function createSessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-louyu' : 'louyu';
  const options = { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const;
  return {
    read: (c) => getCookie(c, name),
    write: (c, session) => setCookie(c, name, session.token, options),
    clear: (c) => {
      deleteCookie(c, name, options);
    },
  };
}

interface Dependencies {
  readonly sessions: SessionService;
  readonly cookie: SessionCookie;
}

/** `/api/session`: log in, who am I, log out. */
export function sessionRoutes({ sessions, cookie }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();

  routes.post('/', async (c) => {
    const { login, password } = await readJson(c, loginRequestSchema);
    const session = await sessions.logIn(login, password, clientAddress(c));
    cookie.write(c, session);
    return c.json(await sessions.view(session.staff.id, session.csrfToken));
  });

  routes.get('/', async (c) => {
    const csrfToken = c.get('csrfToken');
    if (csrfToken === undefined) throw new LouyuError('auth.required');
    return c.json(await sessions.view(actorOf(c).id, csrfToken));
  });

  routes.delete('/', async (c) => {
    const actor = actorOf(c);
    const sessionHash = c.get('sessionHash');
    if (sessionHash !== undefined) await sessions.logOut(sessionHash, actor);
    cookie.clear(c);
    return c.body(null, 204);
  });

  return routes;
}
