import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { deskSessionRequestSchema, type Desk } from '@louyu/contract/api/desk';
import { LouyuError } from '@louyu/contract/errors';
import type { DeskService } from '../core/desks/desk-service.ts';
import type { HttpEnv } from './http-env.ts';
import { readJson } from './request.ts';

/** The cookie of a guard's desk: not readable by scripts, not sent along by other sites, kept until the desk is revoked. */
export interface DeskCookie {
  read(c: Context<HttpEnv>): string | undefined;
  write(c: Context<HttpEnv>, token: string): void;
}

/** The longest that browsers keep a cookie; each sign of life renews it. */
const cookieMaxAgeSeconds = 400 * 86_400;

/** @param secure whether the hub speaks TLS; a browser then never sends the cookie in the clear */
export function createDeskCookie(secure: boolean): DeskCookie {
  const name = secure ? '__Host-louyu-desk' : 'louyu-desk';
  return {
    read: (c) => getCookie(c, name),
    write(c, token) {
      setCookie(c, name, token, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        secure,
        maxAge: cookieMaxAgeSeconds,
      });
    },
  };
}

interface Dependencies {
  readonly desks: DeskService;
  readonly cookie: DeskCookie;
}

/** `/api/desk`: a paired desk trades its secret for its cookie, and says that it is there. */
export function deskRoutes({ desks, cookie }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.post('/session', async (c) => {
    const desk = await desks.open(await readJson(c, deskSessionRequestSchema));
    cookie.write(c, desk.token);
    return c.body(null, 204);
  });
  routes.get('/session', async (c) => {
    const desk = c.get('desk');
    if (desk === undefined) throw new LouyuError('desk.not_paired');
    cookie.write(c, desk.token);
    return c.json<Desk>(await desks.view(desk));
  });
  return routes;
}
