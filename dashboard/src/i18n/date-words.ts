import { language } from './language.ts';
import { t } from './translate.ts';

const weekdaysZh = ['日', '一', '二', '三', '四', '五', '六'];
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day of the calendar as people say it: 今天, 明天, 昨天, or `11月24日 周二`; with the year where it is not that of `today`. */
export function dateWords(date: string, today = ''): string {
  const distance = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  if (distance === 0) return t('time.today');
  if (distance === 1) return t('time.tomorrow');
  if (distance === -1) return t('time.yesterday');
  const [year = '', month = '', day = ''] = date.split('-');
  const weekday = new Date(date).getUTCDay();
  const other = today === '' || today.startsWith(year) ? '' : year;
  if (language() === 'en') {
    const words = `${weekdaysEn[weekday] ?? ''} ${Number(day)} ${months[Number(month) - 1] ?? ''}`;
    return other === '' ? words : `${words} ${other}`;
  }
  const words = `${Number(month)}月${Number(day)}日 周${weekdaysZh[weekday] ?? ''}`;
  return other === '' ? words : `${other}年${words}`;
}

/** The month of a day: `2026年11月`, `Nov 2026`. */
export function monthWords(date: string): string {
  const [year = '', month = ''] = date.split('-');
  return language() === 'en' ? `${months[Number(month) - 1] ?? ''} ${year}` : `${year}年${Number(month)}月`;
}
