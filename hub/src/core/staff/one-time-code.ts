import type { Random } from '../ports.ts';

/** Crockford's letters and digits: none that is taken for another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeChars = 8;

/** 40 random bits as `XXXX-XXXX`, to be read off a console and typed. */
export function oneTimeCode(random: Random): string {
  const chars = Array.from(random.bytes(codeChars), (byte) => alphabet[byte % alphabet.length] ?? '');
  return `${chars.slice(0, codeChars / 2).join('')}-${chars.slice(codeChars / 2).join('')}`;
}

/** Whether what was typed means this code, whatever its case, spaces, hyphens and look-alikes. */
export function sameCode(typed: string, code: string): boolean {
  return canonical(typed) === canonical(code);
}

function canonical(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
