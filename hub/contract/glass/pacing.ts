/** Seconds per page = 4 + 0.25 × characters, between 12 and 30 (EXPERIENCE "Screens"). */
const baseSeconds = 4;
const secondsPerChar = 0.25;
const leastSeconds = 12;
const mostSeconds = 30;

/** A Latin letter is read about 2.5 times as fast as a Chinese character (contract, `contentLimits`). */
const latinShare = 0.4;

const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u;

/** The length of a text in Chinese characters' worth of reading. */
export function readingLength(text: string): number {
  let length = 0;
  for (const char of text) length += wide.test(char) ? 1 : latinShare;
  return length;
}

/** How long a page with these texts stands. */
export function pageSeconds(texts: readonly string[]): number {
  const chars = texts.reduce((sum, text) => sum + readingLength(text), 0);
  return Math.min(mostSeconds, Math.max(leastSeconds, baseSeconds + secondsPerChar * chars));
}

/** About how many ems a text is wide; rather too many than too few, so that what is packed by it fits. */
export function emWidth(text: string): number {
  let ems = 0;
  for (const char of text) ems += wide.test(char) ? 1 : latinEm(char);
  return ems;
}

const picture = /[\u2600-\u27bf\u{1f000}-\u{1faff}]/u;

function latinEm(char: string): number {
  if (picture.test(char)) return 1.4;
  if (/[mwMW@%—…]/.test(char)) return 1;
  if (/[iljtfI.,:;'| ]/.test(char)) return 0.4;
  return /[A-Z]/.test(char) ? 0.72 : 0.6;
}
