import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { scheduleSchema } from '@louyu/contract/schedule';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { windowsOf } from '../hub/src/core/notices/schedule/windows.ts';
import { recurrence } from '../hub/src/recurrence/recurrence.ts';
import { pythonWithDateutil } from './bin/python.mjs';
import { scheduleCases, type ScheduleCase } from './support/generated-schedules.ts';

const script = fileURLToPath(new URL('support/windows-by-dateutil.py', import.meta.url));
const secondsSchema = v.array(v.tuple([v.number(), v.number()]));

/** The windows of each case in seconds since 1970, by Python's dateutil and zoneinfo. */
async function byDateutil(cases: readonly ScheduleCase[]): Promise<[number, number][][]> {
  const python = spawn((await pythonWithDateutil()) ?? 'python3', [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = cases.map(({ schedule: { repeat, dayparts }, outer, timeZone }) =>
    JSON.stringify({ ...repeat, ...outer, dayparts, timeZone }),
  );
  python.stdin.end(`${lines.join('\n')}\n`);
  const output = await text(python.stdout);
  return output
    .trim()
    .split('\n')
    .map((line) => v.parse(secondsSchema, JSON.parse(line)));
}

test('R11: 1,000 schedules have the windows that another implementation of RFC 5545 gives them', async () => {
  const cases = fc.sample(scheduleCases, { numRuns: 1_000, seed: 5_545 });
  const theirs = await byDateutil(cases);
  expect(theirs).toHaveLength(cases.length);
  let open = 0;
  for (const [index, each] of cases.entries()) {
    expect(v.is(scheduleSchema, each.schedule), each.schedule.repeat.rule).toBe(true);
    const ours = await windowsOf(each.schedule, each.outer, each.timeZone, recurrence);
    const seconds = ours.map(({ from, to }) => [Date.parse(from) / 1_000, Date.parse(to) / 1_000]);
    expect(seconds, JSON.stringify(each)).toEqual(theirs[index]);
    if (ours.length > 0) open += 1;
  }
  // Rules that meet no day prove little.
  expect(open).toBeGreaterThan(700);
});
