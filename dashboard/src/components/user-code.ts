const codePattern = /^[A-Z]{8}$/;

/** What a person types of a pairing code, in its canonical form `BCDF-GHJK`; null while it is none. */
export function canonicalCode(text: string): string | null {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, '');
  return codePattern.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}

/** The same while it is being typed: upper-case, with its hyphen as soon as it is due. */
export function typedCode(text: string): string {
  const letters = text
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 8);
  return letters.length > 4 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}
