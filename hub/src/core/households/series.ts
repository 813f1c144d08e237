const separators = /[,;、，；\s]+/;
const rangePattern = /^(\d{1,3}|[A-Z])(?:-|~|至|TO)(\d{1,3}|[A-Z])$/;
const wordPattern = /^[\dA-Z\p{Script=Han}]{1,8}$/u;

/**
 * `1-6, 8, A-C` → 1 2 3 4 5 6 8 A B C, each once.
 * @returns undefined where a part of it cannot be read, or where it counts more than `max`
 */
export function readSeries(text: string, max: number): string[] | undefined {
  const found = new Set<string>();
  const written = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s*(?:[-‐-―~～]|至|\bTO\b)\s*/g, '-');
  for (const part of written.split(separators)) {
    if (part === '') continue;
    const members = membersOf(part);
    if (members === undefined) return undefined;
    for (const member of members) found.add(member);
    if (found.size > max) return undefined;
  }
  return [...found];
}

function membersOf(part: string): string[] | undefined {
  const range = rangePattern.exec(part);
  if (range === null) return wordPattern.test(part) ? [part.replace(/^0+(?=\d)/, '')] : undefined;
  const [, from = '', to = ''] = range;
  const isNumber = /\d/.test(from);
  if (isNumber !== /\d/.test(to)) return undefined;
  const code = (end: string) => (isNumber ? Number(end) : end.charCodeAt(0));
  const count = code(to) - code(from) + 1;
  if (count < 1) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const member = code(from) + index;
    return isNumber ? String(member) : String.fromCharCode(member);
  });
}
