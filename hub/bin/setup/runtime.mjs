import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { npm } from './npm.mjs';
import { Problem, knownProblem } from './problem.mjs';
import { sayWhile } from './say.mjs';
import { readIfThere } from './stamp.mjs';

const needed = 26;

/**
 * The Node that the npm package `node` brings.
 *
 * @param {string} root
 */
function ownNode(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The path of the package's Node, if it is there, runs here and is the version wanted.
 *
 * @param {string} root
 * @returns {Promise<string | undefined>}
 */
export async function findOwnNode(root) {
  const wanted = versionOfPackage(root);
  if (wanted === undefined) return undefined;
  return (await versionOf(ownNode(root))) === wanted ? ownNode(root) : undefined;
}

/**
 * The machine's Node that runs this code, if it is new enough: in a container made from a Node image, or on a machine
 * that no binary of the package is published for.
 *
 * @param {string} root
 * @returns {string | undefined}
 */
export function findMachineNode(root) {
  const isOwn = process.execPath.startsWith(join(root, 'node_modules') + sep);
  return !isOwn && Number(process.versions.node.split('.')[0]) >= needed ? process.execPath : undefined;
}

/**
 * Lets the package `node` fetch its binary; the only install script that may run.
 *
 * @param {string} root
 * @returns {Promise<string>} the path of a Node that runs Louyu
 */
export async function fetchRuntime(root) {
  return sayWhile('准备 Node 26 运行环境', 'Preparing the Node 26 runtime', async () => {
    const { output } = await npm(root, ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
    const found = (await findOwnNode(root)) ?? findMachineNode(root);
    if (found !== undefined) return found;
    const known = /\bE404\b/.test(output) ? undefined : knownProblem(output);
    if (known !== undefined) throw known;
    throw new Problem(
      `本机(${process.platform} ${process.arch})没有现成的 Node ${needed}:请自行安装 Node ${needed},再运行一次。`,
      `There is no ready-made Node ${needed} for this machine (${process.platform} ${process.arch}): install Node ${needed} yourself, then run the command again.`,
      output,
    );
  });
}

/** @param {string} root */
function versionOfPackage(root) {
  const text = readIfThere(join(root, 'node_modules', 'node', 'package.json'));
  if (text === undefined) return undefined;
  /** @type {{ version?: string }} */
  const description = JSON.parse(text);
  return description.version;
}

/**
 * @param {string} node
 * @returns {Promise<string | undefined>} nothing if it does not run
 */
function versionOf(node) {
  try {
    if (realpathSync(node) === realpathSync(process.execPath)) return Promise.resolve(process.versions.node);
  } catch {
    return Promise.resolve(undefined);
  }
  return new Promise((resolve) => {
    execFile(node, ['--print', 'process.versions.node'], { timeout: 20_000 }, (error, stdout) =>
      resolve(error === null ? stdout.trim() : undefined),
    );
  });
}
