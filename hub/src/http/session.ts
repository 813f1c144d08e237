import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { loginRequestSchema, type OpenSession } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import type { LoginOrigin, OpenedSession, SessionService } from '../core/staff/session-service.ts';
import { browserName } from './browser-name.ts';
import { clientAddress } from './client-address.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

/** The cookies of staff; not readable by scripts, not sent along by other sites. */
export interface SessionCookie {
  read(c: Context<HttpEnv>): string | undefined;
  /** What an earlier login left in this browser. */
  readBrowser(c: Context<HttpEnv>): string | undefined;
  write(c: Context<HttpEnv>, session: OpenedSession): void;
  clear(c: Context<HttpEnv>): void;
}

/** The longest that browsers keep a cookie. */
const browserCookieSeconds = 400 * 86_400;

/** @param secure whether the hub speaks TLS; a browser then never sends the cookie in the clear */
export function createSessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-louyu' : 'louyu';
  const browser = secure ? '__Host-louyu-browser' : 'louyu-browser';
  const options = { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const;
  return {
    read: (c) => getCookie(c, name),
    readBrowser: (c) => getCookie(c, browser),
    write(c, session) {
      const { keptSeconds } = session;
      setCookie(c, name, session.token, {
        ...options,
        ...(keptSeconds === undefined ? {} : { maxAge: keptSeconds }),
      });
      setCookie(c, browser, session.browserToken, { ...options, maxAge: browserCookieSeconds });
    },
    clear(c) {
      deleteCookie(c, name, options);
    },
  };
}

/** Where a login comes from. */
export function originOf(c: Context<HttpEnv>, cookie: SessionCookie): LoginOrigin {
  return {
    address: clientAddress(c),
    browser: browserName(c.req.header('user-agent')),
    browserToken: cookie.readBrowser(c),
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
    const { login, password, keep } = await readJson(c, loginRequestSchema);
    const session = await sessions.logIn(login, password, { ...originOf(c, cookie), kept: keep });
    cookie.write(c, session);
    return c.json(await sessions.view(session.staff.id, session.csrfToken));
  });

  routes.get('/', requireRole(), async (c) => {
    const csrfToken = c.get('csrfToken');
    if (csrfToken === undefined) throw new LouyuError('auth.required');
    return c.json(await sessions.view(actorOf(c).id, csrfToken));
  });

  routes.delete('/', requireRole(), async (c) => {
    const actor = actorOf(c);
    const sessionHash = c.get('sessionHash');
    if (sessionHash !== undefined) await sessions.logOut(sessionHash, actor);
    cookie.clear(c);
    return c.body(null, 204);
  });

  return routes;
}

/** `/api/sessions`: everywhere that I am logged in, and out of there. */
export function openSessionRoutes({ sessions, cookie }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole());
  routes.get('/', async (c) =>
    c.json<OpenSession[]>(await sessions.list(actorOf(c).id, c.get('sessionHash'))),
  );
  routes.delete('/', async (c) => {
    const actor = actorOf(c);
    await sessions.endAll(actor, actor.id);
    cookie.clear(c);
    return c.body(null, 204);
  });
  routes.delete('/:id', async (c) => {
    await sessions.end(actorOf(c), pathId(c, 'id', 'request.not_found'));
    return c.body(null, 204);
  });
  return routes;
}
