import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, temporaryDirectory } from './support/hub-process.ts';

/**
 * DESIGN.md §7, "Two commands": in a clone of what is committed here, with nothing installed, `npm start` alone brings up
 * everything, and `npm test` runs. The installation is a real one; npm may take from its cache what it has.
 */

const repository = join(import.meta.dirname, '..');
const installMs = 300_000;

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves with the exit code when the program and all that it started have let go of their output. */
  readonly ended: Promise<number | null>;
}

const running: Program[] = [];
let clone: string;
let dataDir: string;
let remove: () => Promise<void>;
let httpPort: number;
let mqttPort: number;

/** The environment of a person's shell on this machine: nothing of npm's, of Louyu's or of the test runner's. */
function shellEnvironment(): Record<string, string> {
  const own = /^(npm_|LOUYU_|VITEST|NODE_ENV$|NODE_OPTIONS$|TEST$|DEV$|PROD$|MODE$|BASE_URL$|SSR$)/;
  const kept = Object.entries(process.env).filter(([name, value]) => !own.test(name) && value !== undefined);
  const path = (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: path.join(':'), npm_config_prefer_offline: 'true' };
}

function run(command: string, args: readonly string[]): Program {
  const child = spawn(command, args, {
    cwd: clone,
    env: {
      ...shellEnvironment(),
      LOUYU_DATA_DIR: dataDir,
      LOUYU_HTTP_HOST: '127.0.0.1',
      LOUYU_HTTP_PORT: String(httpPort),
      LOUYU_MQTT_PORT: String(mqttPort),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  const ended = once(child, 'close').then(() => child.exitCode);
  const program = { child, output: () => lines.join('\n'), ended };
  running.push(program);
  return program;
}

/** Resolves when the hub answers that it is ready; fails at once, with its words, if it ends instead. */
async function ready(program: Program, withinMs: number): Promise<void> {
  let ended = false;
  void program.ended.then(() => (ended = true));
  const answer = async () => {
    if (ended) return program.output();
    return fetch(`http://127.0.0.1:${String(httpPort)}/readyz`).then(
      (response) => response.status,
      () => 'no answer',
    );
  };
  await expect.poll(answer, { timeout: withinMs, interval: 200 }).toSatisfy((it) => it === 200 || ended);
  expect(await answer()).toBe(200);
}

beforeAll(async () => {
  const folder = await temporaryDirectory();
  remove = folder.remove;
  clone = join(folder.path, 'louyu');
  dataDir = join(folder.path, 'data');
  httpPort = await freePort();
  mqttPort = await freePort();
  await promisify(execFile)('git', ['clone', '--quiet', '--no-hardlinks', repository, clone]);
});

afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGTERM');
    await ended;
  }
  await remove();
});

describe('in a fresh clone', () => {
  test(
    'npm start alone installs, builds and runs everything, and says where it is',
    async () => {
      const start = run('npm', ['start']);
      await ready(start, installMs);
      const output = start.output();
      expect(output).toContain('Installing what is needed');
      expect(output).toContain('Building: kiosk, dashboard, hub');
      expect(output).toMatch(new RegExp(`Dashboard +http://\\S+:${String(httpPort)}/`));
      expect(output).toMatch(new RegExp(`Kiosk +http://\\S+:${String(httpPort)}/k`));
      expect(output).toMatch(new RegExp(`Broker +mqtt://\\S+:${String(mqttPort)}`));
      expect(output).toMatch(/Start-up code: +[0-9A-Z]{4}-[0-9A-Z]{4}/);
      for (const page of ['/', '/kiosk/']) {
        const address = `http://127.0.0.1:${String(httpPort)}${page}`;
        const response = await fetch(address, { headers: { accept: 'text/html' } });
        expect(response.status, page).toBe(200);
        expect(await response.text(), page).toMatch(/<script type="module"/);
      }

      start.child.kill('SIGTERM');
      await start.ended;
      await expect(fetch(`http://127.0.0.1:${String(httpPort)}/healthz`)).rejects.toThrow('fetch failed');
    },
    installMs + 60_000,
  );

  test('the next start installs and builds nothing, and stops in order on SIGTERM', async () => {
    const start = run('node', ['hub/bin/start.mjs']);
    await ready(start, 20_000);
    expect(start.output()).not.toMatch(/Installing|Building/);
    start.child.kill('SIGTERM');
    expect(await start.ended).toBe(0);
  });

  test('npm test closes with what the runner counted', async () => {
    const tests = run('npm', ['test', '--', 'hub/bin/setup/stamp.test.ts']);
    expect(await tests.ended, tests.output()).toBe(0);
    expect(tests.output().trimEnd().split('\n').at(-1)).toMatch(/^[1-9]\d* passed, 0 failed$/);
  });
});
