/**
 * `npm run check`: format, lint, walls, dead code and types, all of them even if one fails. `npm run format` is the
 * same program with `--write`: it only formats.
 */
import { join } from 'node:path';
import { run } from '../../hub/bin/setup/child.mjs';
import { prepare, root } from '../../hub/bin/setup/prepare.mjs';
import { runCommand } from '../../hub/bin/setup/problem.mjs';
import { say } from '../../hub/bin/setup/say.mjs';

const rooms = ['hub', 'kiosk', 'dashboard', 'firmware-bridge', 'tests'];

/** @type {ReadonlyArray<{ zh: string, en: string, script: string, args: string[] }>} */
const checks = [
  {
    zh: '格式',
    en: 'format',
    script: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level=warn', '.'],
  },
  {
    zh: '代码规范',
    en: 'lint',
    script: 'eslint/bin/eslint.js',
    args: ['--config', '.eslint.config.js', '--max-warnings=0', '.'],
  },
  {
    zh: '模块边界',
    en: 'walls',
    script: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.cjs', ...rooms],
  },
  {
    zh: '无用代码',
    en: 'dead code',
    script: 'knip/bin/knip.js',
    args: ['--config', '.knip.json', '--no-config-hints'],
  },
  { zh: '类型', en: 'types', script: 'typescript/bin/tsc', args: ['--project', 'tsconfig.json'] },
];

await runCommand(async () => {
  const { node, env } = await prepare({ builds: false });
  /**
   * @param {string} script
   * @param {readonly string[]} args
   */
  const runTool = async (script, args) => {
    const { code } = await run(node, [join(root, 'node_modules', script), ...args], { cwd: root, env });
    return code;
  };
  if (process.argv.includes('--write')) {
    return runTool('prettier/bin/prettier.cjs', ['--write', '--log-level=warn', '.']);
  }
  /** @type {typeof checks[number][]} */
  const failed = [];
  for (const check of checks) {
    const began = Date.now();
    const code = await runTool(check.script, check.args);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    say(`${code === 0 ? '✓' : '✗'} ${check.zh}`, `${check.en} (${seconds} s)`);
    if (code !== 0) failed.push(check);
  }
  if (failed.length === 0) return 0;
  say(
    `✗ 未通过:${failed.map((check) => check.zh).join('、')}`,
    `failed: ${failed.map((check) => check.en).join(', ')}`,
  );
  return 1;
});
