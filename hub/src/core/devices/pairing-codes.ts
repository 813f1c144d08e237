import type { Random } from '../ports.ts';

/** No vowels, so that no words arise, and nothing that looks like something else on a screen across the room. */
const letters = 'BCDFGHJKMNPRSTVWXZ';
const userCodeChars = 8;

/** Bytes from here on would favour the first letters. */
const fairBytes = 256 - (256 % letters.length);

/** 8 letters, as they are stored and compared. */
export function newUserCode(random: Random): string {
  let code = '';
  while (code.length < userCodeChars) {
    for (const byte of random.bytes(userCodeChars)) {
      if (byte < fairBytes && code.length < userCodeChars) code += letters[byte % letters.length] ?? '';
    }
  }
  return code;
}

/** What a person typed, as codes are compared: without case, hyphens and spaces. */
export function canonicalUserCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '');
}

/** `BCDFGHJK` → `BCDF-GHJK` */
export function shownUserCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
