/**
 * `npm run build`: builds the front ends and the hub anew, whatever their stamps say.
 */
import { build, builds } from './setup/builds.mjs';
import { prepare, root } from './setup/prepare.mjs';
import { runCommand } from './setup/problem.mjs';

await runCommand(async () => {
  const { node } = await prepare({ builds: false });
  await build(root, node, builds);
  return 0;
});
