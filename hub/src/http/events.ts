import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { LouyuError } from '@louyu/contract/errors';
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
  readonly limits: typeof eventStreamDefaults;
}

/** `GET /api/events`: server-sent events named `change`, each with one Change; ends with the session. */
export function eventRoutes({ live, sessions, limits }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole(), (c) => {
    const sessionHash = c.get('sessionHash') ?? '';
    const listener = live.listen();
    if (listener === undefined) throw new LouyuError('hub.busy');
    c.header('x-accel-buffering', 'no');
    c.header('cache-control', 'no-store, no-transform');
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => listener.close());
      const beat = setInterval(() => listener.wake(), limits.liveBeatSeconds * 1000);
      try {
        await stream.write(': open\n\n');
        for (let changes = await listener.next(); changes !== undefined; changes = await listener.next()) {
          if (!(await sessions.isOpen(sessionHash))) break;
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
