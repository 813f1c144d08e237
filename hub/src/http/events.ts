import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { LouyuError } from '@louyu/contract/errors';
import type { DeskService } from '../core/desks/desk-service.ts';
import type { SessionService } from '../core/staff/session-service.ts';
import type { HttpEnv } from './http-env.ts';
import type { LiveEventHub } from './live-events.ts';
import { requireRole } from './request.ts';

export const eventStreamDefaults = {
  /** How often a quiet stream says that it is alive, and looks whether its session still is. */
  liveBeatSeconds: 15,
  /** The least time between two messages to one page: what changes meanwhile goes out together. */
  liveGatherMs: 150,
};

interface Dependencies {
  readonly live: LiveEventHub;
  readonly sessions: SessionService;
  readonly desks: Pick<DeskService, 'isOpen'>;
  readonly limits: typeof eventStreamDefaults;
}

/** `GET /api/events`: server-sent events named `change`, each with one Change; ends with the session, or with the desk. */
export function eventRoutes({ live, sessions, desks, limits }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole(), (c) => {
    const sessionHash = c.get('sessionHash') ?? '';
    const desk = c.get('desk');
    const isOpen = async () => (desk === undefined ? sessions.isOpen(sessionHash) : desks.isOpen(desk.token));
    // A guard's desk hears whatever others do.
    const listener = live.listen({ always: desk !== undefined });
    if (listener === undefined) throw new LouyuError('hub.busy');
    c.header('x-accel-buffering', 'no');
    c.header('cache-control', 'no-store, no-transform');
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => listener.close());
      const beat = setInterval(() => listener.wake(), limits.liveBeatSeconds * 1000);
      try {
        await stream.write(': open\n\n');
        for (let changes = await listener.next(); changes !== undefined; changes = await listener.next()) {
          if (!(await isOpen())) break;
          if (changes.length === 0) await stream.write(': beat\n\n');
          for (const change of changes) {
            await stream.writeSSE({ event: 'change', data: JSON.stringify(change) });
          }
          await stream.sleep(limits.liveGatherMs);
        }
      } finally {
        clearInterval(beat);
        listener.close();
      }
    });
  });
  return routes;
}
