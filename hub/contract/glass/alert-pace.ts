import type { Family } from './measures.ts';
import { readingLength } from './pacing.ts';

/** Quicker than a notice: a few large words, read by people who are already on their way. */
const baseSeconds = 3;
const secondsPerChar = 0.12;

/** A ride is short; paper takes seconds to turn, and must not turn all the time. */
const bounds: Readonly<Record<Family, { readonly least: number; readonly most: number }>> = {
  lobby: { least: 8, most: 15 },
  lift: { least: 6, most: 10 },
  paper: { least: 30, most: 60 },
};

/** How long a page of an alert with these texts stands, in seconds, where there are several. */
export function alertPageSeconds(family: Family, texts: readonly string[]): number {
  const { least, most } = bounds[family];
  const chars = texts.reduce((sum, text) => sum + readingLength(text), 0);
  return Math.min(most, Math.max(least, baseSeconds + secondsPerChar * chars));
}
