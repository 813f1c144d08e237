import type { Digest } from '../ports.ts';

const codePattern = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/**
 * A door code, 8 Crockford characters, as it is compared: whatever case, spaces, hyphens and look-alikes somebody typed.
 * Undefined where it cannot be one.
 */
export function readDoorCode(typed: string): string | undefined {
  const canonical = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return codePattern.test(canonical) ? canonical : undefined;
}

/** What is kept of a code that {@link readDoorCode} has read: bound to its door, so that it proves no other. */
export function doorCodeHash(householdId: string, code: string, digest: Digest): string {
  return digest(`door code ${householdId} ${code}`);
}
