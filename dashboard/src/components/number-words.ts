import { t } from '../i18n/translate.ts';

/** The number of a notice as it stands on the glass: 编号 0312. */
export function numberWords(number: number): string {
  return t('notices.number', { number: String(number).padStart(4, '0') });
}
