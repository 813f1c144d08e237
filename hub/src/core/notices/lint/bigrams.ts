/** Letters of a text, two by two, with how often each pair is there. */
function bigramsOf(text: string): Map<string, number> {
  const letters = [...text.toLowerCase().replace(/[^\p{L}]+/gu, '')];
  const counts = new Map<string, number>();
  for (const [index, letter] of letters.entries()) {
    const next = letters[index + 1];
    if (next !== undefined) counts.set(letter + next, (counts.get(letter + next) ?? 0) + 1);
  }
  return counts;
}

/** How alike the words of two texts are, from 0 to 1, figures left out: the share of letter pairs that both have (Dice). */
export function similarity(a: string, b: string): number {
  const [first, second] = [bigramsOf(a), bigramsOf(b)];
  const total = [...first.values(), ...second.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  let shared = 0;
  for (const [pair, count] of first) shared += Math.min(count, second.get(pair) ?? 0);
  return (2 * shared) / total;
}

/** The figures of a text in order. */
export function figuresOf(text: string): string {
  return (text.match(/\d+/g) ?? []).map(Number).join(' ');
}
