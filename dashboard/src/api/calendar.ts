import { calendarSchema, type CalendarView, type MoveRequest } from '@louyu/contract/api/calendar';
import { noticeSchema, type NoticeView } from '@louyu/contract/api/notices';
import type { Window } from '@louyu/contract/primitives';
import { request } from './request.ts';

/** Everything scheduled in a span of time, at a place, above or below it; an empty `place` is the whole site. */
export async function fetchCalendar(
  { from, to }: Window,
  place: string,
  signal?: AbortSignal,
): Promise<CalendarView> {
  const search = new URLSearchParams({ from, to });
  if (place !== '') search.set('place', place);
  return request(calendarSchema, `/api/calendar?${search.toString()}`, { signal });
}

/** @throws ApiError `notice.draft_changed`, `notice.move_by_edit`, `notice.window_wrong` */
export async function moveNotice(id: string, move: MoveRequest): Promise<NoticeView> {
  return request(noticeSchema, `/api/calendar/${id}/move`, { method: 'POST', body: move });
}
