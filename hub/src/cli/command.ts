import { problemLines } from '../problem-lines.ts';

/** Runs the body of a command on the terminal; says what went wrong and sets the exit code. */
export async function runCommand(body: (args: readonly string[]) => Promise<void> | void): Promise<void> {
  try {
    await body(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${problemLines(error).join('\n')}\n`);
    process.exitCode = 1;
  }
}

/** Says something in Chinese and English, a line each. */
export function say(zh: string, en: string): void {
  process.stdout.write(`${zh}\n${en}\n`);
}
