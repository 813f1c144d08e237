import { join } from 'node:path';
import { run } from './child.mjs';
import { Problem } from './problem.mjs';
import { sayWhile } from './say.mjs';
import { fingerprint, hasStamp, writeStamp } from './stamp.mjs';

export const frontEnds = ['kiosk', 'dashboard'];

/**
 * @param {string} root
 * @param {string} frontEnd
 */
function stampOf(root, frontEnd) {
  return {
    file: join(root, frontEnd, 'dist', '.built-from'),
    hash: fingerprint(root, [frontEnd, 'hub/contract', 'package-lock.json', 'tsconfig.json']),
  };
}

/**
 * The front ends whose build is missing or older than their sources, the contract or the dependencies.
 *
 * @param {string} root
 */
export function staleFrontEnds(root) {
  return frontEnds.filter((frontEnd) => {
    const { file, hash } = stampOf(root, frontEnd);
    return !hasStamp(file, hash);
  });
}

/**
 * @param {string} root
 * @param {string} node the Node that runs Vite
 * @param {readonly string[]} names
 */
export async function buildFrontEnds(root, node, names) {
  await sayWhile(`构建界面:${names.join('、')}`, `Building the front ends: ${names.join(', ')}`, async () => {
    await Promise.all(names.map((name) => buildFrontEnd(root, node, name)));
  });
}

/**
 * @param {string} root
 * @param {string} node
 * @param {string} name
 */
async function buildFrontEnd(root, node, name) {
  const { file, hash } = stampOf(root, name);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await run(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, name),
    env: { ...process.env, NODE_ENV: 'production' },
    quiet: true,
  });
  if (code !== 0) {
    throw new Problem(
      `界面 ${name} 构建失败:请看上面的说明;若未改动过代码,请重新下载楼语。`,
      `Building ${name} failed: see above; if nobody changed the code, download Louyu again.`,
      output,
    );
  }
  writeStamp(file, hash);
}
