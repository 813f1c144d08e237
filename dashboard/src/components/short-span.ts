import { spanWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';

/** A span that people compare to a breath: `0.8 秒`; from ten seconds on without the tenths. */
export function shortSpan(ms: number): string {
  if (ms >= 10_000) return spanWords(ms / 1000);
  return t('time.span_seconds', { s: (ms / 1000).toFixed(1) });
}
