/**
 * `npm run bench [-- arguments]`: makes the clone ready, brings Mosquitto as the peer and Chromium for what is painted, and runs tests/bench/run.ts.
 */
import { run } from '../../hub/bin/setup/child.mjs';
import { prepare, root } from '../../hub/bin/setup/prepare.mjs';
import { runCommand } from '../../hub/bin/setup/problem.mjs';
import { forBenchmarks, requireOutsiders } from './debian.mjs';

await runCommand(async () => {
  const { node, env } = await prepare({ builds: true });
  await requireOutsiders(forBenchmarks);
  const { code } = await run(node, ['tests/bench/run.ts', ...process.argv.slice(2)], { cwd: root, env });
  return code;
});
