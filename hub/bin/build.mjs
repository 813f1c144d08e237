/**
 * `npm run build`: builds both front ends anew, whatever their stamps say.
 */
import { buildFrontEnds, frontEnds } from './setup/front-ends.mjs';
import { prepare, root } from './setup/prepare.mjs';
import { runCommand } from './setup/problem.mjs';

await runCommand(async () => {
  const { node } = await prepare({ frontEnds: false });
  await buildFrontEnds(root, node, frontEnds);
  return 0;
});
