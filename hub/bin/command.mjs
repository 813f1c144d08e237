/**
 * `npm run backup|restore|cert|audit:verify|clock:accept`: runs `hub/src/cli/<name>.ts` on Node 26 with the arguments given.
 */
import { run } from './setup/child.mjs';
import { prepare, root } from './setup/prepare.mjs';
import { runCommand } from './setup/problem.mjs';

await runCommand(async () => {
  const { node, env } = await prepare({ builds: false });
  const [name, ...args] = process.argv.slice(2);
  const { code } = await run(node, [`hub/src/cli/${name}.ts`, ...args], { cwd: root, env });
  return code;
});
