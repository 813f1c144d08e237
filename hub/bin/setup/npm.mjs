import { existsSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { Problem } from './problem.mjs';
import { run } from './child.mjs';

/** Debian 12 brings npm 9.2; workspaces and our lock file need no more. */
const oldestNpm = 9;

/**
 * How to call the npm that called us, by the machine's own Node: an installation replaces node_modules, and
 * with it the Node in there that may be running this very code.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ command: string, before: string[], env: NodeJS.ProcessEnv }}
 */
export function machineNpm(root, environment) {
  const inside = join(root, 'node_modules') + sep;
  const path = (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !(folder + sep).includes(`${sep}node_modules${sep}`));
  const node = environment['npm_node_execpath'];
  const script = environment['npm_execpath'];
  const env = { ...environment };
  if (node !== undefined && script !== undefined && !node.startsWith(inside) && existsSync(node)) {
    if (script.endsWith('npm-cli.js') && !script.startsWith(inside) && existsSync(script)) {
      env['PATH'] = [...path, dirname(node)].join(delimiter);
      return { command: node, before: [script], env };
    }
  }
  env['PATH'] = path.join(delimiter);
  return { command: 'npm', before: [], env };
}

/** What npm mentions on a machine where everything is in order: it reads the packages' needs by the machine's Node. */
const idleWarning = /^npm warn (EBADENGINE|deprecated|unknown (user|project|env|builtin|global) config)/i;

/**
 * Runs npm without a word of its own; the warnings are among what it returns, since a full disk is only a warning to npm.
 *
 * @param {string} root
 * @param {readonly string[]} args
 * @param {string} [node] the Node to run npm with, if not the machine's own
 */
export async function npm(root, args, node) {
  const machine = machineNpm(root, process.env);
  const { before, env } = machine;
  const command = node !== undefined && before.length > 0 ? node : machine.command;
  if (node !== undefined) env['PATH'] = [dirname(node), env['PATH']].join(delimiter);
  const patience = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=15000'];
  const { code, output } = await run(command, [...before, ...args, '--loglevel=warn', ...patience], {
    cwd: root,
    env,
    quiet: true,
  });
  const lines = output.split('\n').filter((line) => !idleWarning.test(line));
  return { code, output: lines.join('\n') };
}

/**
 * Refuses an npm that is missing or too old to read the lock file.
 *
 * @param {string} root
 */
export async function requireNpm(root) {
  const { code, output } = await npm(root, ['--version']);
  const version = /(\d+)\.\d+\.\d+/.exec(output);
  if (code !== 0 || version === null) {
    throw new Problem(
      '找不到 npm:请安装 Node.js 18 或更新版本(自带 npm),再运行一次。',
      'npm was not found: install Node.js 18 or newer (npm comes with it), then run the command again.',
      output,
    );
  }
  if (Number(version[1]) < oldestNpm) {
    throw new Problem(
      `npm ${version[0]} 太旧:请运行 npm install --global npm@${oldestNpm + 1},再试一次。`,
      `npm ${version[0]} is too old: run npm install --global npm@${oldestNpm + 1}, then try again.`,
    );
  }
}
