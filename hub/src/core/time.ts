import type { Instant } from '@louyu/contract/primitives';

/** The instant `ms` milliseconds after (or, negative, before) another. */
export function laterBy(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** Milliseconds from one instant to another. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

export const dayMs = 86_400_000;
