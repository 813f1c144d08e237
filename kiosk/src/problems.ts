/** Something that went wrong on this page. */
export interface Problem {
  readonly atMs: number;
  readonly text: string;
}

const problemsMaxCount = 5;
const textMaxChars = 160;

/** Keys, secrets and signatures are base64url of 32 bytes or more. */
const secretLike = /[\w-]{40,}/g;

/**
 * Remembers the last problems for the diagnosis page: what the console is told, and what nobody caught.
 * @returns the last ones, newest first
 */
export function rememberProblems(nowMs: () => number): () => readonly Problem[] {
  const problems: Problem[] = [];
  const note = (...parts: readonly unknown[]): void => {
    const text = parts.map(wordsOf).join(' ').replace(secretLike, '…').slice(0, textMaxChars);
    problems.unshift({ atMs: nowMs(), text });
    problems.length = Math.min(problems.length, problemsMaxCount);
  };
  const told = { warn: console.warn.bind(console), error: console.error.bind(console) };
  console.warn = (...parts: unknown[]) => {
    note(...parts);
    told.warn(...parts);
  };
  console.error = (...parts: unknown[]) => {
    note(...parts);
    told.error(...parts);
  };
  window.addEventListener('error', (event) => {
    note(event.message);
  });
  window.addEventListener('unhandledrejection', (event) => {
    note(event.reason);
  });
  return () => problems;
}

function wordsOf(part: unknown): string {
  return part instanceof Error ? `(${part.name}: ${part.message})` : String(part);
}
