import type { PhoneState } from '@louyu/contract/api/places';
import type { Instant } from '@louyu/contract/primitives';

/** What is known of whether residents' phones can open the hub's pages. Of the phone that proved it, only that and when. */
export interface PhoneReach {
  /** `inside`: phones in the compound's own network are enough; `outside`: one from outside must have opened the page. */
  readonly mode: 'inside' | 'outside';
  readonly reachedAt: Instant | null;
  /** The hub's address by which it was reached: another one is to be checked anew. */
  readonly url: string | null;
}

/** 手机能打开吗, for the hub's address. A site of before the check has never been asked. */
export function phoneState(phones: PhoneReach | undefined, publicUrl: string): PhoneState {
  if (phones === undefined) return 'unknown';
  if (phones.mode === 'inside') return 'inside';
  return phones.reachedAt !== null && phones.url === publicUrl ? 'reached' : 'waiting';
}

/** Whether screens show a QR: not while it is known that nobody has opened what it leads to. */
export function isScannable(phones: PhoneReach | undefined, publicUrl: string): boolean {
  return phoneState(phones, publicUrl) !== 'waiting';
}
