import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { LouyuError } from '@louyu/contract/errors';
import type { Language } from '@louyu/contract/primitives';
import type { ActiveDesk } from '../core/desks/desk-service.ts';
import type { Actor } from '../core/ports.ts';

/** Where a request came from. */
export type AddressOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/** What the middlewares of app.ts leave on every request for the routes behind them. */
export interface HttpEnv {
  Variables: {
    /** Names the request in the log and in error answers. */
    requestId: string;
    /** Reads where a request came from, behind proxies too; undefined in tests that need none. */
    addressOf: AddressOf | undefined;
    /** The language that the answer is read in, from `accept-language`. */
    language: Language;
    /** Who is logged in; undefined outside `/api/` and before the login. */
    actor: Actor | undefined;
    /** SHA-256 of the session cookie that belongs to `actor`. */
    sessionHash: string | undefined;
    /** What every changing request of this session repeats in `x-csrf-token`. */
    csrfToken: string | undefined;
    /** A change came with a session's cookie but without its token: whoever needs an actor refuses it. */
    csrfFailed: boolean;
    /** The guard's desk that asks, where one does; `actor` is then who acts at it. */
    desk: ActiveDesk | undefined;
  };
}

/**
 * Who is logged in.
 * @throws LouyuError `auth.required`, or `request.csrf` where the cookie came without its token
 */
export function actorOf(c: Context<HttpEnv>): Actor {
  const actor = c.get('actor');
  if (c.get('csrfFailed')) throw new LouyuError('request.csrf');
  if (actor === undefined) throw new LouyuError('auth.required');
  return actor;
}
