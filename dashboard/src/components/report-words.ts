import { shortSpan } from './short-span.ts';

/** `0.8 秒`, `4 分钟`; a dash where there was nothing to measure. */
export function secondsWords(seconds: number | null): string {
  return seconds === null ? '–' : shortSpan(seconds * 1000);
}
