import { caseLimits } from '@louyu/contract/api/cases';
import type { Clock } from '../i18n/moment-words.ts';
import { dateIn } from '../i18n/zoned-time.ts';

/** The first and the last day of the site, `2026-11-30`, until which a case can be put off. */
export interface DeferralDays {
  readonly first: string;
  readonly last: string;
}

const dayMs = 86_400_000;

/** From tomorrow at the site on, as the hub takes them. */
export function deferralDays({ nowMs, timeZone }: Clock): DeferralDays {
  const today = Date.parse(dateIn(new Date(nowMs).toISOString(), timeZone));
  return {
    first: new Date(today + dayMs).toISOString().slice(0, 10),
    last: dateIn(new Date(nowMs + caseLimits.deferMaxDays * dayMs).toISOString(), timeZone),
  };
}
