import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
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
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 *
 * @typedef {object} LockFile
 * @property {Record<string, LockedPackage>} [packages]
 *
 * @typedef {object} Machine
 * @property {string} os
 * @property {string} cpu
 * @property {string} libc empty where there is only one
 */

/** @returns {Machine} */
export function thisMachine() {
  /** @type {{ header?: { glibcVersionRuntime?: string } }} */
  const report = process.platform === 'linux' ? process.report.getReport() : {};
  const linuxLibc = report.header?.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  return { os: process.platform, cpu: process.arch, libc: process.platform === 'linux' ? linuxLibc : '' };
}

/**
 * Whether a package may be absent: an optional one that is not made for exactly this machine.
 *
 * @param {LockedPackage} locked
 * @param {Machine} machine
 */
function mayBeAbsent(locked, machine) {
  if (locked.optional !== true && locked.devOptional !== true) return false;
  const { os, cpu, libc } = locked;
  const madeForIt = os?.includes(machine.os) === true && cpu?.includes(machine.cpu) === true;
  return !(madeForIt && (libc === undefined || libc.includes(machine.libc)));
}

/**
 * Whether npm's own record of node_modules holds everything the lock file asks for on this machine, so that a
 * developer's `npm install` is not thrown away by the next start.
 *
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} present node_modules/.package-lock.json
 * @param {Machine} machine
 */
export function holdsAll(wanted, present, machine) {
  return Object.entries(wanted.packages ?? {}).every(([path, locked]) => {
    if (path === '') return true;
    const there = present.packages?.[path];
    if (there === undefined) return mayBeAbsent(locked, machine);
    return there.version === locked.version && there.integrity === locked.integrity;
  });
}

/** @param {string} root */
function stampOf(root) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n${lockText}`).digest('hex');
  return { lockText, hash, file: join(root, 'node_modules', '.louyu-installed') };
}

/**
 * Whether node_modules is what the lock file says.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const { lockText, hash, file } = stampOf(root);
  if (hasStamp(file, hash)) return true;
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined || !holdsAll(JSON.parse(lockText), JSON.parse(record), thisMachine()))
    return false;
  writeStamp(file, hash);
  return true;
}

/**
 * Says that this is all that can be installed here.
 *
 * @param {string} root
 */
export function markInstalled(root) {
  const { file, hash } = stampOf(root);
  writeStamp(file, hash);
}

/**
 * Installs exactly what the lock file names. No package's install script runs here (runtime.mjs runs the one
 * we allow): npm before 11 knows no allow-list. Development packages are included even where NODE_ENV says
 * production, since the front ends are built with them.
 *
 * @param {string} root
 * @param {string} [node] the Node to run npm with, if not the machine's own
 */
export async function install(root, node) {
  await requireNpm(root);
  const again = node === undefined ? ['', ''] : ['再次', ' again, with Node 26,'];
  await sayWhile(
    `${again[0]}安装所需组件(首次需要联网,约一分钟)`,
    `Installing${again[1]} what is needed (first time: internet, about a minute)`,
    async () => {
      const args = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
      const { code, output } = await npm(root, args, node);
      if (code === 0 && !output.includes('TAR_ENTRY_ERROR')) return;
      // npm may have written its record of packages that it could not unpack.
      rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true });
      throw problemFromNpm(output);
    },
  );
}
