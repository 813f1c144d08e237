import { expect, test } from 'vitest';
import { run } from './child.mjs';

const here = { cwd: import.meta.dirname, quiet: true };
const node = (script: string) => run(process.execPath, ['--eval', script], here);

test('a program’s exit code and words come back', async () => {
  await expect(node('console.log("out"); console.error("err"); process.exit(7)')).resolves.toEqual({
    code: 7,
    output: expect.stringMatching(/out[^]*err|err[^]*out/) as string,
  });
});

test('a program ended by a signal counts as 128 and the signal’s number', async () => {
  expect((await node('process.kill(process.pid, "SIGKILL")')).code).toBe(137);
});

test('a program that is not there counts as 127 and says so', async () => {
  const ending = await run('louyu-no-such-program', [], here);
  expect(ending.code).toBe(127);
  expect(ending.output).toContain('ENOENT');
});

test('what is kept of the output has a limit', async () => {
  const { output } = await node('process.stdout.write("x".repeat(1e6) + "end")');
  expect(output.length).toBeLessThanOrEqual(64 * 1024);
  expect(output.endsWith('end')).toBe(true);
});

test.for(['SIGTERM', 'SIGHUP'] as const)(
  '%s is passed on, and the program decides how it ends',
  async (signal) => {
    const before = process.listenerCount(signal);
    const ending = run(
      process.execPath,
      [
        '--eval',
        `const idle = setInterval(() => {}, 1000);
       process.on('${signal}', () => { clearInterval(idle); process.exitCode = 5; });
       process.kill(process.ppid, '${signal}');`,
      ],
      here,
    );
    expect((await ending).code).toBe(5);
    expect(process.listenerCount(signal)).toBe(before);
  },
);
