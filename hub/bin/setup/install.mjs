import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, requireNpm } from './npm.mjs';
import { problemFromNpm } from './problem.mjs';
import { sayWhile } from './say.mjs';
import { hasStamp, readIfThere, writeStamp } from './stamp.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 *
 * @typedef {object} LockFile
 * @property {Record<string, LockedPackage>} [packages]
 */

/**
 * Whether npm's own record of node_modules holds everything the lock file asks for, so that a developer's
 * `npm install` is not thrown away by the next start. Optional packages may be absent: they are for other machines.
 *
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} present node_modules/.package-lock.json
 */
export function holdsAll(wanted, present) {
  return Object.entries(wanted.packages ?? {}).every(([path, locked]) => {
    if (path === '') return true;
    const there = present.packages?.[path];
    if (there === undefined) return locked.optional === true || locked.devOptional === true;
    return there.version === locked.version && there.integrity === locked.integrity;
  });
}

/**
 * Whether node_modules is what the lock file says.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules', '.louyu-installed');
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n${lockText}`).digest('hex');
  if (hasStamp(stamp, hash)) return true;
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined || !holdsAll(JSON.parse(lockText), JSON.parse(record))) return false;
  writeStamp(stamp, hash);
  return true;
}

/**
 * Installs exactly what the lock file names. No package's install script runs here (runtime.mjs runs the one
 * we allow): npm before 11 knows no allow-list. Development packages are included even where NODE_ENV says
 * production, since the front ends are built with them.
 *
 * @param {string} root
 */
export async function install(root) {
  await requireNpm(root);
  await sayWhile(
    '安装所需组件(首次需要联网,约一分钟)',
    'Installing what is needed (first time: internet, about a minute)',
    async () => {
      const { code, output } = await npm(root, [
        'ci',
        '--ignore-scripts',
        '--include=dev',
        '--no-audit',
        '--no-fund',
      ]);
      if (code !== 0) throw problemFromNpm(output);
    },
  );
}
