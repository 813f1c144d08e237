import { readFile, writeFile } from 'node:fs/promises';
import type { Benchmark, BenchResult } from './harness.ts';

const file = new URL('./results.json', import.meta.url);

async function stored(): Promise<BenchResult[]> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(parsed) ? (parsed as BenchResult[]) : [];
  } catch {
    return [];
  }
}

/** Puts new results in the place of those with the same id and keeps the others. */
export async function merge(results: BenchResult[]): Promise<void> {
  const kept = (await stored()).filter(({ id }) => !results.some((result) => result.id === id));
  const all = [...kept, ...results].toSorted((a, b) => a.id.localeCompare(b.id));
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
}

export function verdict({ better, first, goal }: Benchmark, ratio: number): string {
  const reaches = (target: number): boolean => (better === 'lower' ? ratio <= target : ratio >= target);
  if (reaches(goal)) return 'goal';
  return reaches(first) ? 'first' : 'MISSED';
}

/** A line for people: ratio with its spread, targets, and the figures behind. */
export function line(benchmark: Benchmark, { ratio, min, max, repetitions, figures }: BenchResult): string {
  const sign = benchmark.better === 'lower' ? '≤' : '≥';
  const parts = [
    benchmark.id.padEnd(4),
    String(ratio).padStart(7),
    `(${min} … ${max}, ${repetitions} repetitions)`.padEnd(36),
    `first ${sign} ${benchmark.first}, goal ${sign} ${benchmark.goal}:`.padEnd(30),
    verdict(benchmark, ratio),
  ];
  const detail = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  return `${parts.join(' ')}\n     ${benchmark.title}\n     ${detail.join(', ')}`;
}
