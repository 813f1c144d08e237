import type { DeviceSummary } from '@louyu/contract/api/devices';
import { agoWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';

/** What is on the glass of a device now, or was when it last said so, in words. */
export function glassWords(device: DeviceSummary): string {
  const { visible } = device;
  if (visible === null) return t('glass.unknown');
  if (visible.kind !== 'notice') return t(`glass.${visible.kind}`);
  if (visible.title === undefined) return t('glass.some_notice');
  // What does not answer may show anything: only its last word is known.
  return t(device.state === 'ok' ? 'glass.notice' : 'glass.last_notice', { title: visible.title });
}

/** How fresh what we know of a device is: its last frame, else its last word. */
export function freshnessWords(device: DeviceSummary, clock: Clock): string {
  if ((device.state === 'ok' || device.state === 'no-picture') && device.lastFrameAt !== null) {
    return t('device.last_frame', { ago: agoWords(device.lastFrameAt, clock) });
  }
  if (device.lastSeenAt !== null) return t('device.last_seen', { ago: agoWords(device.lastSeenAt, clock) });
  return device.state === 'unpaired' || device.state === 'revoked' ? '' : t('device.never');
}
