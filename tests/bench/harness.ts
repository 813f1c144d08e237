import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** One line of `results.json`. */
export interface BenchResult {
  id: string;
  ratio: number;
  min: number;
  max: number;
  repetitions: number;
  figures: Record<string, number | string>;
}

export interface Benchmark {
  id: string;
  title: string;
  /** Which way is good. */
  better: 'lower' | 'higher';
  /** What the first release must reach, and what we want (as ratios). */
  first: number;
  goal: number;
  run(repetitions: number): Promise<BenchResult>;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Runs each variant once a repetition, one after the other, and turns about who is first. */
export async function interleave<Name extends string>(
  repetitions: number,
  variants: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(variants) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const order = repetition % 2 === 0 ? names : names.toReversed();
    for (const name of order) samples[name].push(await variants[name]());
  }
  return samples;
}

/** The ratio of each repetition, so that what slows the machine for a while slows both sides of it. */
export function compare(
  id: string,
  ours: number[],
  peer: number[],
  figures: BenchResult['figures'],
): BenchResult {
  const ratios = ours.map((value, index) => value / (peer[index] ?? Number.NaN));
  return {
    id,
    ratio: round(median(ratios)),
    min: round(Math.min(...ratios)),
    max: round(Math.max(...ratios)),
    repetitions: ratios.length,
    figures,
  };
}

export function round(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}

/** CPU model and number of cores: all that is told about a machine. */
export function machine(): string {
  const cores = cpus();
  return `${cores[0]?.model.trim() ?? 'unknown CPU'}, ${cores.length} cores`;
}

/** Resident memory of a process in MB; Linux only. */
export function memoryMb(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? Number.NaN) / 1024);
  } catch {
    return Number.NaN;
  }
}

const ticksPerSecond = 100;

/** CPU time a process has used, in milliseconds; Linux only. */
export function cpuMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}
