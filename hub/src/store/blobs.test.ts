import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBlobs, type Blobs } from './blobs.ts';

const bytes = Buffer.from('a picture');
const name = `${createHash('sha256').update(bytes).digest('hex')}.webp`;
const other = `${'0'.repeat(64)}.png`;
const longAgo = new Date('2026-01-01T00:00:00Z');
const since = '2026-06-01T00:00:00.000Z';

let directory: string;
let blobs: Blobs;
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'louyu-blobs-')), 'files');
  blobs = createBlobs(directory);
});
afterEach(() => rmSync(join(directory, '..'), { recursive: true }));

describe('a file', () => {
  it('is there under its name, for its owner only, with nothing half-written beside it', async () => {
    await blobs.put(name, bytes);
    expect(await blobs.read(name)).toEqual(bytes);
    expect(readdirSync(directory)).toEqual([name]);
    expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  });

  it('that a power cut left shorter is written anew', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, name), bytes.subarray(0, 3));
    await blobs.put(name, bytes);
    expect(await blobs.read(name)).toEqual(bytes);
  });

  it('is put twice at once without harm', async () => {
    await Promise.all([blobs.put(name, bytes), blobs.put(name, bytes)]);
    expect(readdirSync(directory)).toEqual([name]);
  });

  it.each(['../louyu.db', 'louyu.db', `${'0'.repeat(64)}/../x`, '', `${'A'.repeat(64)}.webp`])(
    'is never one beside the directory: %j',
    async (wrong) => {
      mkdirSync(directory);
      writeFileSync(join(directory, '..', 'louyu.db'), 'secret');
      expect(await blobs.read(wrong)).toBeUndefined();
      await expect(blobs.put(wrong, bytes)).rejects.toThrow('hub.internal');
    },
  );

  it('that is not there is nothing', async () => {
    expect(await blobs.read(other)).toBeUndefined();
  });
});

describe('removing', () => {
  function age(file: string): void {
    utimesSync(join(directory, file), longAgo, longAgo);
  }

  it('takes what is not kept and old, and what a crash left half-written', async () => {
    await blobs.put(name, bytes);
    await blobs.put(other, bytes);
    const partial = `${other}.1-1.partial`;
    writeFileSync(join(directory, partial), 'half');
    for (const file of [name, other, partial]) age(file);
    expect(await blobs.removeAllBut(new Set([name]), since)).toBe(2);
    expect(readdirSync(directory)).toEqual([name]);
  });

  it('spares what was put a moment ago, and again a moment ago', async () => {
    await blobs.put(other, bytes);
    expect(await blobs.removeAllBut(new Set(), since)).toBe(0);
    age(other);
    await blobs.put(other, bytes);
    expect(await blobs.removeAllBut(new Set(), since)).toBe(0);
    expect(existsSync(join(directory, other))).toBe(true);
  });

  it('leaves alone what is none of ours', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'README'), 'keep');
    age('README');
    expect(await blobs.removeAllBut(new Set(), since)).toBe(0);
  });

  it('finds nothing where no file was ever put', async () => {
    expect(await blobs.removeAllBut(new Set(), since)).toBe(0);
  });
});
