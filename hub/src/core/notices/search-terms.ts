const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
/** Runs of characters that are written without spaces, and words and figures between them. */
const runs = new RegExp(`([${unspaced}]+)|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

interface Run {
  readonly letters: readonly string[];
  readonly isUnspaced: boolean;
}

function runsOf(text: string): Run[] {
  return [...text.normalize('NFKC').toLowerCase().matchAll(runs)].map(([run, chinese]) => ({
    letters: Array.from(run),
    isUnspaced: chinese !== undefined,
  }));
}

/** Each character with the next one, the last alone: whatever part of the run is looked for, its pairs follow each other here. */
function pairsOf({ letters }: Run): string[] {
  return letters.map((letter, index) => letter + (letters[index + 1] ?? ''));
}

/**
 * A text as it is indexed: terms with spaces between. Chinese is cut into pairs of characters, since it has no spaces and a
 * word is mostly two of them; words of letters and figures stay whole.
 */
export function termsOf(text: string): string {
  return runsOf(text)
    .flatMap((run) => (run.isUnspaced ? pairsOf(run) : [run.letters.join('')]))
    .join(' ');
}

/**
 * What people type as an expression of SQLite's FTS5 over {@link termsOf}: parts with spaces between must all be there, each
 * as a whole; the last word of a part may go on. Null where nothing can be looked for.
 */
export function searchExpressionOf(query: string): string | null {
  const phrases = query.split(/\s+/u).flatMap((part) => phraseOf(runsOf(part)) ?? []);
  return phrases.length === 0 ? null : phrases.join(' AND ');
}

function phraseOf(parts: readonly Run[]): string | undefined {
  const terms = parts.flatMap((run, index) => {
    if (!run.isUnspaced) return [run.letters.join('')];
    const pairs = pairsOf(run);
    // In the text the run may go on: its last character then stands in a pair.
    return index === parts.length - 1 && pairs.length > 1 ? pairs.slice(0, -1) : pairs;
  });
  return terms.length === 0 ? undefined : `"${terms.join(' ')}" *`;
}
