import { join } from 'node:path';
import { run } from './child.mjs';
import { Problem } from './problem.mjs';
import { sayWhile } from './say.mjs';
import { fingerprint, hasStamp, writeStamp } from './stamp.mjs';

/** What Vite builds: both front ends, and the hub in a few files, which start in a third of the time. */
export const builds = ['kiosk', 'dashboard', 'hub'];

/**
 * @param {string} root
 * @param {string} name
 */
function stampOf(root, name) {
  return {
    file: join(root, name, 'dist', '.built-from'),
    hash: fingerprint(root, [name, 'hub/contract', 'package-lock.json', 'tsconfig.json']),
  };
}

/**
 * Those whose build is missing or older than their sources, the contract or the dependencies.
 *
 * @param {string} root
 */
export function staleBuilds(root) {
  return builds.filter((name) => {
    const { file, hash } = stampOf(root, name);
    return !hasStamp(file, hash);
  });
}

/**
 * @param {string} root
 * @param {string} node the Node that runs Vite
 * @param {readonly string[]} names
 */
export async function build(root, node, names) {
  await sayWhile(`构建:${names.join('、')}`, `Building: ${names.join(', ')}`, async () => {
    await Promise.all(names.map((name) => buildOne(root, node, name)));
  });
}

/**
 * @param {string} root
 * @param {string} node
 * @param {string} name
 */
async function buildOne(root, node, name) {
  const { file, hash } = stampOf(root, name);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await run(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, name),
    env: { ...process.env, NODE_ENV: 'production' },
    quiet: true,
  });
  if (code !== 0) {
    throw new Problem(
      `${name} 构建失败:请看上面的说明;若未改动过代码,请重新下载楼语。`,
      `Building ${name} failed: see above; if nobody changed the code, download Louyu again.`,
      output,
    );
  }
  writeStamp(file, hash);
}
