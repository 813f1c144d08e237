/** What stays together: a word or figure, one Chinese character, a space. */
const pieces = /[\p{Script=Latin}\p{N}\p{M}.:/%@+'’–-]+|\s+|[^]/gu;
/** What never begins a line, and what never ends one. */
const closing = /^[，。、；：？！”’）】》〉…·,;:?!)\]]$/u;
const opening = /^[“‘（【《〈([]$/u;

/**
 * Breaks a text into lines no wider than `maxWidth`, as Chinese is set: between any two characters, but not before closing
 * and not after opening marks, and not within a word or a figure unless it is wider than a line.
 * @param measure the width of a text
 */
export function breakLines(text: string, maxWidth: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of joined(text.trim())) {
    if (measure((line + piece).trimEnd()) <= maxWidth) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = piece.trimStart();
    while (measure(line) > maxWidth && line.length > 1) {
      const fits = longestStart(line, maxWidth, measure);
      lines.push(fits);
      line = line.slice(fits.length);
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
}

/** Pieces with the marks that may not be parted from them. */
function joined(text: string): string[] {
  const found: string[] = [];
  let isOpen = false;
  for (const [piece] of text.matchAll(pieces)) {
    const last = found.at(-1);
    if (last !== undefined && (isOpen || closing.test(piece))) found[found.length - 1] = last + piece;
    else found.push(piece);
    isOpen = opening.test(piece);
  }
  return found;
}

function longestStart(text: string, maxWidth: number, measure: (text: string) => number): string {
  const letters = [...text];
  let count = 1;
  while (count < letters.length && measure(letters.slice(0, count + 1).join('')) <= maxWidth) count += 1;
  return letters.slice(0, count).join('');
}
