import type { calendarZh } from '../zh-cn/calendar.ts';

export const calendarEn: Record<keyof typeof calendarZh, string> = {
  'forecast.title': 'The next 14 days',
  'forecast.lead': 'Click anywhere on the bars to see this screen at that moment, by what is signed now.',
  'forecast.day': '{day}, {count} notices',
  'forecast.time': 'Time',
  'forecast.idle': 'Idle screen',
  'forecast.off': 'Planned off: it shows nothing.',
  'forecast.list': 'Notices shown then',
};
