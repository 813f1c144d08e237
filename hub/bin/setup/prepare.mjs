import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, staleBuilds } from './builds.mjs';
import { install, isInstalled, markInstalled } from './install.mjs';
import { Problem } from './problem.mjs';
import { fetchRuntime, findMachineNode, findOwnNode } from './runtime.mjs';
import { takeTurn } from './turn.mjs';

/** The folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/**
 * Makes a clone ready to run: packages, Node 26 and, if asked, what is built. Does nothing, and needs no
 * network, when all is as the lock file and the sources say.
 *
 * @param {{ builds: boolean }} needs
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} the Node to run our programs with, and their environment
 */
export async function prepare(needs) {
  if (Number(process.versions.node.split('.')[0]) < 18) {
    throw new Problem(
      `Node ${process.versions.node} 太旧:请安装 Node.js 18 或更新版本,再运行一次。`,
      `Node ${process.versions.node} is too old: install Node.js 18 or newer, then run the command again.`,
    );
  }
  const ready = await findReady(needs);
  const node = ready ?? (await takeTurn(join(root, '.cache', 'setup.turn'), () => makeReady(needs)));
  const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env['PATH'] ?? ''];
  // Compiled code is kept between starts: the hub is up in half the time.
  const compileCache = process.env['NODE_COMPILE_CACHE'] ?? join(root, '.cache', 'compiled');
  return { node, env: { ...process.env, PATH: path.join(delimiter), NODE_COMPILE_CACHE: compileCache } };
}

/** @param {{ builds: boolean }} needs */
async function findReady(needs) {
  if (!isInstalled(root)) return undefined;
  if (needs.builds && staleBuilds(root).length > 0) return undefined;
  return (await findOwnNode(root)) ?? findMachineNode(root);
}

/** @param {{ builds: boolean }} needs */
async function makeReady(needs) {
  const node = isInstalled(root)
    ? ((await findOwnNode(root)) ?? (await fetchRuntime(root)))
    : await installWithRuntime();
  const stale = needs.builds ? staleBuilds(root) : [];
  if (stale.length > 0) await build(root, node, stale);
  return node;
}

/**
 * npm silently leaves out an optional package that does not name the Node npm runs on, and the native parts of our
 * build tools name none before 20.19 (Debian 12 has 18). What is then missing comes with a second pass on Node 26.
 */
async function installWithRuntime() {
  await install(root);
  const node = (await findOwnNode(root)) ?? (await fetchRuntime(root));
  if (isInstalled(root)) return node;
  if (node === findMachineNode(root)) {
    markInstalled(root);
    return node;
  }
  const spare = join(root, '.cache', 'node-for-setup', basename(node));
  mkdirSync(dirname(spare), { recursive: true });
  copyFileSync(node, spare);
  await install(root, spare);
  mkdirSync(dirname(node), { recursive: true });
  copyFileSync(spare, node);
  rmSync(dirname(spare), { recursive: true });
  markInstalled(root);
  return node;
}
