import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compare, interleave, median, memoryMb, round, type Benchmark } from './harness.ts';
import { steadyMs } from './load-orders.ts';
import { startLoadedHub } from './loaded-hub.ts';

const repository = resolve(import.meta.dirname, '../..');
/** Until a hub that nobody uses has come to rest. */
const idleMs = 4_000;
const screens = 45;

interface Started {
  child: ChildProcess;
  ms: number;
}

/** Runs a program and takes the time until it has printed that it listens. */
async function started(file: string, sign: string, env: Record<string, string>): Promise<Started> {
  const startedAt = steadyMs();
  const child = spawn(process.execPath, [file], {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes(sign)) return { child, ms: steadyMs() - startedAt };
  }
  throw new Error(`${file} has ended: ${printed}`);
}

async function ended({ child }: Started): Promise<void> {
  child.kill();
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** From `node` to the open doors of a hub with the demo compound, against a bare HTTP server. */
export const h1: Benchmark = {
  id: 'H1',
  title: 'cold start: node → listening / bare node:http, and memory when idle',
  better: 'lower',
  first: 3,
  goal: 1.8,
  async run(repetitions) {
    const loaded = await startLoadedHub(screens);
    try {
      await loaded.hub.stop();
      const env = loaded.env;
      const ours = (): Promise<Started> => started('hub/dist/main.js', 'Louyu is running', env);
      const bare = (): Promise<Started> =>
        started(join(import.meta.dirname, 'bare-http.ts'), 'listening', {});
      const time = async (start: () => Promise<Started>): Promise<number> => {
        const run = await start();
        await ended(run);
        return run.ms;
      };
      await time(ours);
      const samples = await interleave(repetitions, { ours: () => time(ours), bare: () => time(bare) });
      const idle = await ours();
      await wait(idleMs);
      const idleMb = memoryMb(idle.child.pid ?? 0);
      await ended(idle);
      return compare('H1', samples.ours, samples.bare, {
        'ours ms': round(median(samples.ours)),
        'bare ms': round(median(samples.bare)),
        'idle MB': idleMb,
      });
    } finally {
      await loaded.remove();
    }
  },
};
