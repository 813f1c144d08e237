import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { machineNpm } from './npm.mjs';

const root = join('/', 'srv', 'louyu');
const own = join(root, 'node_modules', '.bin');
const machine = join('/', 'usr', 'bin');

test('the Node inside node_modules never runs the npm that replaces it', () => {
  const { command, before, env } = machineNpm(root, {
    PATH: [own, join('/', 'srv', 'node_modules', '.bin'), machine].join(delimiter),
    npm_node_execpath: join(root, 'node_modules', 'node', 'bin', 'node'),
    npm_execpath: join('/', 'usr', 'lib', 'npm-cli.js'),
  });
  expect([command, before]).toEqual(['npm', []]);
  expect(env['PATH']).toBe(machine);
});

test('the very npm that called is called again, by the machine’s Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'louyu-npm-'));
  try {
    const script = join(folder, 'npm-cli.js');
    const called = { PATH: machine, npm_node_execpath: process.execPath, npm_execpath: script };
    expect(machineNpm(root, called).command).toBe('npm');
    writeFileSync(script, '');
    const { command, before } = machineNpm(root, called);
    expect([command, before]).toEqual([process.execPath, [script]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
