import { t } from '../i18n/translate.ts';

/** A whole number of seconds, minutes, hours or days: `5 分钟`, `4 小时`, `7 天`. */
export function roundSpan(seconds: number): string {
  if (seconds < 60) return t('time.span_seconds', { s: seconds });
  if (seconds < 3600) return t('curves.minutes', { n: Math.round(seconds / 60) });
  if (seconds < 86_400) return t('curves.hours', { n: Math.round(seconds / 3600) });
  return t('curves.days', { n: Math.round(seconds / 86_400) });
}
