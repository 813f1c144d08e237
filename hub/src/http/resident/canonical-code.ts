import { decodeScreenLink, encodeScreenLink } from '@louyu/contract/screen-link';

/** The code of a notice as the hub writes it; empty where it cannot be one. */
export function canonicalCode(text: string): string {
  try {
    return encodeScreenLink(decodeScreenLink(text));
  } catch {
    return '';
  }
}
