/**
 * `npm test [-- vitest arguments]`: makes the clone ready, installs what the tests need, runs them, and closes with the
 * line `N passed, N failed` (`, N skipped` if any) from the runner's own figures. Fails if no test ran.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../hub/bin/setup/child.mjs';
import { prepare, root } from '../../hub/bin/setup/prepare.mjs';
import { runCommand } from '../../hub/bin/setup/problem.mjs';
import { readIfThere } from '../../hub/bin/setup/stamp.mjs';
import { requireChrome80 } from './chrome-80.mjs';
import { forTests, requireOutsiders } from './debian.mjs';

/** @type {import('./tally.ts').Tally} what is true if the runner never gets to its end */
let tally = { passed: 0, failed: 1, skipped: 0 };

await runCommand(async () => {
  const { node, env } = await prepare({ builds: true });
  await requireOutsiders(forTests);
  await requireChrome80();
  const folder = mkdtempSync(join(tmpdir(), 'louyu-tally-'));
  const tallyFile = join(folder, 'tally.json');
  try {
    const vitest = [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--config',
      'tests/vitest.config.ts',
    ];
    const reporters = ['--reporter=default', '--reporter=./tests/bin/tally.ts'];
    const { code } = await run(node, [...vitest, ...reporters, ...process.argv.slice(2)], {
      cwd: root,
      env: { ...env, LOUYU_TALLY_FILE: tallyFile },
    });
    const text = readIfThere(tallyFile);
    if (text !== undefined) tally = JSON.parse(text);
    return code === 0 && (tally.failed > 0 || tally.passed === 0) ? 1 : code;
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const { passed, failed, skipped } = tally;
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
