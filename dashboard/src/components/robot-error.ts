import { errorText } from '@louyu/contract/error-texts';
import { language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';

const offline: readonly string[] = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ECONNREFUSED',
  'ECONNRESET',
];

/** Why a robot was not told: its own words, or ours for what the network and the hub say. */
export function robotErrorWords(error: string): string {
  if (error === 'robot.address_refused') return errorText('robot.address_refused', language(), {});
  if (error === 'ETIMEDOUT') return t('robots.error_timeout');
  return offline.includes(error) ? `${t('robots.error_offline')} (${error})` : error;
}
