/**
 * `npm start`: makes the clone ready, then runs the hub on Node 26 in the foreground. The hub's exit code is ours.
 */
import { run } from './setup/child.mjs';
import { prepare, root } from './setup/prepare.mjs';
import { runCommand } from './setup/problem.mjs';

await runCommand(async () => {
  const { node, env } = await prepare({ builds: true });
  const { code } = await run(node, ['hub/dist/main.js', ...process.argv.slice(2)], { cwd: root, env });
  return code;
});
