import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A server that the load generator is pointed at. */
export interface Peer {
  name: string;
  pid: number;
  port: number;
  webSocketPort: number;
  stop(): Promise<void>;
}

const mosquittoNames = ['mosquitto', '/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto'];
const startAttempts = 100;
const startPauseMs = 50;

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  child.kill();
  await ended(child);
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (open) return;
    await wait(startPauseMs);
  }
  throw new Error(`nothing answers on port ${port}`);
}

/** The version of the Mosquitto on this machine, undefined when there is none. */
export function mosquittoVersion(): { command: string; version: string } | undefined {
  for (const command of mosquittoNames) {
    const { stdout } = spawnSync(command, ['-h'], { encoding: 'utf8' });
    const version = /mosquitto version (\S+)/.exec(stdout)?.[1];
    if (version !== undefined) return { command, version };
  }
  return undefined;
}

/** Mosquitto on loopback, open to everybody, without a disk: the bare peer. */
export async function startMosquitto(): Promise<Peer> {
  const found = mosquittoVersion();
  if (found === undefined) throw new Error('Mosquitto is not installed (Debian: apt install mosquitto)');
  const directory = await mkdtemp(join(tmpdir(), 'louyu-bench-'));
  const [port, webSocketPort] = [await freePort(), await freePort()];
  const config = join(directory, 'mosquitto.conf');
  await writeFile(
    config,
    [
      `listener ${port} 127.0.0.1`,
      `listener ${webSocketPort} 127.0.0.1`,
      'protocol websockets',
      'allow_anonymous true',
      'persistence false',
      'set_tcp_nodelay true',
      'log_type none',
      '',
    ].join('\n'),
  );
  const child = spawn(found.command, ['-c', config], { stdio: 'ignore' });
  await answers(port);
  return {
    name: `Mosquitto ${found.version}`,
    pid: child.pid ?? 0,
    port,
    webSocketPort,
    async stop() {
      await stopChild(child);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Starts a server of this directory as a process of its own; it reports its ports over IPC. */
export function startServer(name: string, file: string): Promise<Peer> {
  const child = fork(new URL(file, import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    child.once('message', (ports: { port: number; webSocketPort: number }) => {
      resolve({ name, pid: child.pid ?? 0, ...ports, stop: () => stopChild(child) });
    });
  });
}

export const startOurs = (): Promise<Peer> => startServer('Louyu', './broker-under-load.ts');
export const startFloor = (): Promise<Peer> => startServer('Node floor', './floor-under-load.ts');
