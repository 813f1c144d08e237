import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What the last line of `npm test` counts. A file that does not load and a stray error each count as one failure. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Writes the runner's own figures to the file that `LOUYU_TALLY_FILE` names, for test.mjs to close with. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    const file = process.env['LOUYU_TALLY_FILE'];
    if (file === undefined) return;
    writeFileSync(file, JSON.stringify(count(modules, strayErrors.length)));
  }
}

function count(modules: readonly TestModule[], strayErrors: number): Tally {
  let passed = 0;
  let skipped = 0;
  let failed = strayErrors;
  for (const module of modules) {
    failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'skipped') skipped += 1;
      else failed += 1;
    }
    for (const suite of module.children.allSuites()) failed += suite.errors().length;
  }
  return { passed, failed, skipped };
}
