import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../../hub/bin/setup/child.mjs';
import { root } from '../../hub/bin/setup/prepare.mjs';
import { Problem } from '../../hub/bin/setup/problem.mjs';
import { sayWhile } from '../../hub/bin/setup/say.mjs';
import { pythonWithDateutil } from './python.mjs';

/**
 * A thing from outside npm, and the Debian package that brings it.
 *
 * @typedef {object} Outsider
 * @property {string} debianPackage
 * @property {string} what said when it cannot be installed by us
 * @property {() => boolean | Promise<boolean>} isThere
 */

/** @type {Outsider} */
const mosquitto = {
  debianPackage: 'mosquitto',
  what: 'mosquitto',
  isThere: () => isOnPath('mosquitto'),
};

/** @type {readonly Outsider[]} */
const browser = [
  { debianPackage: 'chromium', what: 'chromium', isThere: () => isOnPath('chromium') },
  { debianPackage: 'fonts-noto-cjk', what: 'Noto Sans CJK', isThere: () => hasFont(':lang=zh-cn') },
  // Metrics of Arial, which displays of other systems set English in.
  { debianPackage: 'fonts-liberation', what: 'Liberation Sans', isThere: () => hasFont('Liberation Sans') },
];

/** @type {readonly Outsider[]} */
export const forTests = [
  mosquitto,
  ...browser,
  { debianPackage: 'zbar-tools', what: 'zbarimg', isThere: () => isOnPath('zbarimg') },
  { debianPackage: 'gnumeric', what: 'ssconvert', isThere: () => isOnPath('ssconvert') },
  {
    debianPackage: 'python3-dateutil',
    what: 'python3 + dateutil',
    isThere: async () => (await pythonWithDateutil()) !== undefined,
  },
  { debianPackage: 'tzdata', what: 'tzdata', isThere: () => existsSync('/usr/share/zoneinfo/Europe/Berlin') },
];

/** @type {readonly Outsider[]} */
export const forBenchmarks = [mosquitto, ...browser];

/**
 * Installs what is missing where apt-get and the right to use it are at hand; else says what to run.
 *
 * @param {readonly Outsider[]} outsiders
 */
export async function requireOutsiders(outsiders) {
  const missing = await findMissing(outsiders);
  if (missing.length === 0) return;
  const packages = missing.map((outsider) => outsider.debianPackage);
  const command = `apt-get update && apt-get install --yes ${packages.join(' ')}`;
  const before = await rightToInstall();
  if (before === undefined) {
    const names = missing.map((outsider) => outsider.what).join(', ');
    throw new Problem(
      `还需要:${names}。在 Debian 上请以 root 运行:${command}`,
      `Also needed: ${names}. On Debian, run as root: ${command}`,
    );
  }
  const output = await sayWhile(
    `安装 Debian 软件包:${packages.join(' ')}`,
    `Installing Debian packages: ${packages.join(' ')}`,
    () => aptInstall(before, packages),
  );
  await turnOffBroker(before, packages);
  if ((await findMissing(missing)).length > 0) {
    throw new Problem(
      `Debian 软件包没有装好:请看上面的说明,再以 root 运行:${command}`,
      `The Debian packages could not be installed: see above, then run as root: ${command}`,
      output,
    );
  }
}

/** @param {readonly Outsider[]} outsiders */
async function findMissing(outsiders) {
  const there = await Promise.all(outsiders.map(async (outsider) => outsider.isThere()));
  return outsiders.filter((_, index) => there[index] !== true);
}

/**
 * What to put before a command so that it may install packages.
 *
 * @returns {Promise<string[] | undefined>} nothing if this machine has no apt-get or we have no right to use it
 */
async function rightToInstall() {
  if (!isOnPath('apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['env'];
  if (!isOnPath('sudo')) return undefined;
  const { code } = await run('sudo', ['-n', 'true'], { cwd: root, quiet: true });
  return code === 0 ? ['sudo', '-n', 'env'] : undefined;
}

/**
 * @param {readonly string[]} before
 * @param {readonly string[]} packages
 */
async function aptInstall(before, packages) {
  const [program, ...prefix] = [...before, 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const patient = ['-o', 'DPkg::Lock::Timeout=300', '--yes'];
  const updated = await run(program, [...prefix, ...patient, 'update'], { cwd: root, quiet: true });
  const installed = await run(
    program,
    [...prefix, ...patient, 'install', '--no-install-recommends', ...packages],
    {
      cwd: root,
      quiet: true,
    },
  );
  return updated.output + installed.output;
}

/**
 * Debian starts a broker as soon as it is installed, on the port that the hub's own wants.
 *
 * @param {readonly string[]} before
 * @param {readonly string[]} packages
 */
async function turnOffBroker(before, packages) {
  if (!packages.includes('mosquitto') || !existsSync('/run/systemd/system')) return;
  const [program, ...prefix] = [...before, 'systemctl'];
  await run(program, [...prefix, 'disable', '--now', 'mosquitto'], { cwd: root, quiet: true });
}

/**
 * @param {string} program
 */
function isOnPath(program) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {string} pattern of fontconfig */
async function hasFont(pattern) {
  const { code, output } = await run('fc-list', [pattern, 'family'], { cwd: root, quiet: true });
  return code === 0 && output.trim() !== '';
}
