import type { ScreenLink } from '@louyu/contract/screen-link';
import type { Digest } from '../ports.ts';

const screenCodeChars = 14;

/**
 * What stands in the place of a screen's code where a notice travels without a screen: in a chat group, on a poster, on a
 * sheet of paper. One for a site, made of its id, so that it outlives every backup; as little a secret as a screen's own.
 */
export function sharedScreenCode(siteId: string, digest: Digest): string {
  return digest(`shared links of ${siteId}`).slice(0, screenCodeChars);
}

/** What the QR on paper and the link in a chat group name. */
export function sharedLink(siteId: string, noticeNumber: number, digest: Digest): ScreenLink {
  return { noticeNumber, screenCode: sharedScreenCode(siteId, digest) };
}
