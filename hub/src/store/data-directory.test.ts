import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeDataDirectory } from './data-directory.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'louyu-lock-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

describe('a data directory', () => {
  it('is made, for its owner only', () => {
    const directory = join(parent, 'deep', 'data');
    takeDataDirectory(directory).release();
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it('belongs to one at a time', () => {
    const first = takeDataDirectory(parent);
    expect(() => takeDataDirectory(parent)).toThrow(
      expect.objectContaining({ code: 'store.in_use', details: { directory: parent } }),
    );
    first.release();
    takeDataDirectory(parent).release();
  });

  it('is free again when its process was killed', async () => {
    const module = join(import.meta.dirname, 'data-directory.ts');
    const script = `
      const { takeDataDirectory } = await import(${JSON.stringify(module)});
      takeDataDirectory(${JSON.stringify(parent)});
      process.stdout.write('held');
      process.stdin.resume();`;
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    await once(holder.stdout, 'data');
    expect(() => takeDataDirectory(parent)).toThrow(expect.objectContaining({ code: 'store.in_use' }));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    takeDataDirectory(parent).release();
  });
});
