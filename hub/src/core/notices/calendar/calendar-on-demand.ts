import { lazily } from '../../lazily.ts';
import type { CalendarOptions, CalendarService } from './calendar-service.ts';

/** The calendar, brought when somebody first looks at it. */
export function calendarOnDemand(options: CalendarOptions): () => Promise<CalendarService> {
  return lazily(async () => {
    const { CalendarService } = await import('./calendar-service.ts');
    return new CalendarService(options);
  }).get;
}
