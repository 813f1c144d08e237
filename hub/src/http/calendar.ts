import { Hono } from 'hono';
import * as v from 'valibot';
import { calendarMaxDays, moveRequestSchema, type CalendarView } from '@louyu/contract/api/calendar';
import type { NoticeView } from '@louyu/contract/api/notices';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema, windowSchema } from '@louyu/contract/primitives';
import type { CalendarService } from '../core/notices/calendar/calendar-service.ts';
import type { NoticeViews } from '../core/notices/notice-views.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, queryText, readJson, requireRole } from './request.ts';

export interface CalendarRoutesOptions {
  /** Brought when somebody first looks. */
  readonly calendar: () => Promise<CalendarService>;
  readonly views: NoticeViews;
}

const dayMs = 86_400_000;

/** `/api/calendar`: everything that is scheduled, and moving it. */
export function calendarRoutes({ calendar, views }: CalendarRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole(), async (c) => {
    const span = v.safeParse(windowSchema, { from: queryText(c, 'from', 30), to: queryText(c, 'to', 30) });
    if (!span.success) throw new LouyuError('request.invalid', { details: { path: 'from' } });
    const { from, to } = span.output;
    if (Date.parse(to) - Date.parse(from) > calendarMaxDays * dayMs)
      throw new LouyuError('request.invalid', { details: { path: 'to' } });
    const place = queryText(c, 'place', 32);
    if (place !== null && !v.is(idSchema, place)) throw new LouyuError('place.not_found');
    const service = await calendar();
    return c.json<CalendarView>(await service.view(span.output, place, actorOf(c), c.get('language')));
  });
  routes.post('/:id/move', requireRole('editor'), async (c) => {
    const actor = actorOf(c);
    const id = pathId(c, 'id', 'notice.not_found');
    const request = await readJson(c, moveRequestSchema);
    const service = await calendar();
    await service.move(actor, id, request);
    return c.json<NoticeView>(await views.notice(id, actor, c.get('language')));
  });
  return routes;
}
