import type { Alert } from '@louyu/contract/api/alerts';
import type { PlainKey } from '../i18n/translate.ts';

/** The class of {@link alarmTones} for an alert. */
export function toneOf({ mode, state }: Pick<Alert, 'mode' | 'state'>): string {
  if (state !== 'waiting' && state !== 'in-force') return 'over';
  if (mode === 'drill') return 'drill';
  return state === 'waiting' ? 'waiting' : 'real';
}

/** What it is and how it stands: never only one of the two. */
export function standingKey({ mode, state }: Pick<Alert, 'mode' | 'state'>): PlainKey {
  return mode === 'drill' ? `emergency.drill_${state}` : `emergency.real_${state}`;
}
