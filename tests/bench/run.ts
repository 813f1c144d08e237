/**
 * `npm run bench` runs all benchmarks, `npm run bench -- F2 L1` some, `--repetitions N` how often (default 5).
 * Prints a table and merges it into `results.json`.
 */
import { parseArgs } from 'node:util';
import { a1 } from './a1-acknowledgments.ts';
import { a1TenThousand } from './a1-ten-thousand.ts';
import { a2 } from './a2-group-commit.ts';
import { c1 } from './c1-reconnect.ts';
import { d1 } from './d1-dashboard-lists.ts';
import { f1 } from './f1-fan-out-tcp.ts';
import { f2 } from './f2-fan-out-websocket.ts';
import { f3 } from './f3-saturated.ts';
import { h1 } from './h1-cold-start.ts';
import { k1 } from './k1-kiosk-size.ts';
import { k2 } from './k2-first-paint.ts';
import { l1, l1EightThousand, l1Thousand } from './l1-notice-to-stored.ts';
import { v2 } from './v2-alert-painted.ts';
import { machine, type BenchResult } from './harness.ts';
import { line, merge } from './results.ts';

const benchmarks = [
  f1,
  f2,
  f3,
  c1,
  l1,
  l1Thousand,
  l1EightThousand,
  a1,
  a1TenThousand,
  a2,
  k1,
  k2,
  d1,
  h1,
  v2,
];
const repetitionsMin = 5;

const { values, positionals } = parseArgs({
  options: { repetitions: { type: 'string', default: String(repetitionsMin) } },
  allowPositionals: true,
});
const repetitions = Math.max(1, Number.parseInt(values.repetitions, 10) || repetitionsMin);
const wanted = positionals.map((id) => id.toUpperCase());
const unknown = wanted.filter((id) => !benchmarks.some((benchmark) => benchmark.id === id));
if (unknown.length > 0) {
  console.error(
    `No benchmark ${unknown.join(', ')}. There are: ${benchmarks.map(({ id }) => id).join(', ')}.`,
  );
  process.exit(2);
}

console.log(`${machine()}; ratios of the same run, median (min … max)\n`);
const results: BenchResult[] = [];
for (const benchmark of benchmarks) {
  if (wanted.length > 0 && !wanted.includes(benchmark.id)) continue;
  const result = await benchmark.run(repetitions);
  results.push(result);
  console.log(line(benchmark, result));
  await merge(results);
}
// the timers of kept-alive connections would hold the process for minutes
process.exit(0);
