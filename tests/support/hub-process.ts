import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { scheduler } from 'node:timers/promises';

const repository = resolve(import.meta.dirname, '../..');
const readyAnswerWithinMs = 10_000;

export interface HubProcess {
  readonly httpUrl: string;
  readonly webSocketUrl: string;
  readonly mqttPort: number;
  readonly dataDir: string;
  /** The one-time code of the first run, or undefined where the hub is set up already. */
  readonly setupCode: string | undefined;
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface HubProcessOptions {
  readonly dataDir: string;
  readonly httpPort: number;
  readonly mqttPort: number;
  readonly env?: Readonly<Record<string, string>>;
  /** What is run, below the repository; its sources where nothing is said. */
  readonly program?: string;
  /** Whether it speaks TLS; its certificate must then be one that this process trusts. */
  readonly secure?: boolean;
  /** How long it may take until it answers /readyz, in milliseconds. */
  readonly readyWithinMs?: number;
}

/** A directory of its own below the system's temporary one, and its removal. */
export async function temporaryDirectory(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'louyu-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A TCP port on loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the real hub on loopback and waits until it is ready. */
export async function startHub(options: HubProcessOptions): Promise<HubProcess> {
  const httpUrl = `${options.secure === true ? 'https' : 'http'}://127.0.0.1:${options.httpPort}`;
  const child = spawn(
    join(repository, 'node_modules/.bin/node'),
    [join(repository, options.program ?? 'hub/src/main.ts')],
    {
      cwd: repository,
      env: {
        ...process.env,
        LOUYU_DATA_DIR: options.dataDir,
        LOUYU_HTTP_HOST: '127.0.0.1',
        LOUYU_HTTP_PORT: String(options.httpPort),
        LOUYU_MQTT_PORT: String(options.mqttPort),
        LOUYU_PUBLIC_URL: httpUrl,
        LOUYU_LOG_LEVEL: 'warn',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  const running = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        // The last lines of the announcement, which is written in one piece after the doors are open.
        if (line.includes('Start-up code') || line.includes('This machine')) setImmediate(resolve);
      });
    }
  });
  const exited = once(child, 'exit');
  await Promise.race([running, exited, scheduler.wait(options.readyWithinMs ?? 30_000)]);
  if (!(await answersReady(httpUrl))) {
    child.kill('SIGKILL');
    throw new Error(`the hub did not get ready:\n${lines.join('\n')}`);
  }
  return {
    httpUrl,
    webSocketUrl: `${httpUrl.replace('http', 'ws')}/mqtt`,
    mqttPort: options.mqttPort,
    dataDir: options.dataDir,
    setupCode: /Start-up code:\s*([0-9A-Z-]+)/.exec(lines.join('\n'))?.[1],
    pid: child.pid ?? 0,
    output: () => lines.join('\n'),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}

async function answersReady(httpUrl: string): Promise<boolean> {
  try {
    // Patient: on a busy machine, a crowd that returns all at once is served first.
    const response = await fetch(`${httpUrl}/readyz`, { signal: AbortSignal.timeout(readyAnswerWithinMs) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
