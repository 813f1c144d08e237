import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdsAll, isInstalled, markInstalled } from './install.mjs';

const office = { os: 'linux', cpu: 'x64', libc: 'glibc' };
const lit = { version: '3.3.3', integrity: 'sha512-lit' };

describe('what npm recorded', () => {
  test('holds all if every package is there in its version', () => {
    expect(
      holdsAll(
        { packages: { '': {}, 'node_modules/lit': lit } },
        { packages: { 'node_modules/lit': lit } },
        office,
      ),
    ).toBe(true);
  });

  test.for([
    ['absent', {}],
    ['older', { 'node_modules/lit': { ...lit, version: '3.3.2' } }],
    ['of other content', { 'node_modules/lit': { ...lit, integrity: 'sha512-other' } }],
  ] as const)('does not if a package is %s', ([, packages]) => {
    expect(holdsAll({ packages: { 'node_modules/lit': lit } }, { packages }, office)).toBe(false);
  });

  const native = (made: { os: string; cpu: string; libc?: string }) => {
    const { os, cpu, libc } = made;
    const libcList = libc === undefined ? {} : { libc: [libc] };
    return {
      packages: { 'node_modules/x': { version: '1.0.0', optional: true, os: [os], cpu: [cpu], ...libcList } },
    };
  };

  test.for([
    { os: 'win32', cpu: 'x64' },
    { os: 'linux', cpu: 'arm64', libc: 'glibc' },
    { os: 'linux', cpu: 'x64', libc: 'musl' },
  ])('may lack what is made for another machine: %o', (made) => {
    expect(holdsAll(native(made), { packages: {} }, office)).toBe(true);
  });

  test.for([
    { os: 'linux', cpu: 'x64' },
    { os: 'linux', cpu: 'x64', libc: 'glibc' },
  ])('may not lack what is made for this machine, though it is optional: %o', (made) => {
    expect(holdsAll(native(made), { packages: {} }, office)).toBe(false);
  });

  test('may not hold an optional package in another version', () => {
    const present = { packages: { 'node_modules/x': { version: '0.9.0' } } };
    expect(holdsAll(native({ os: 'win32', cpu: 'x64' }), present, office)).toBe(false);
  });
});

describe('a clone', () => {
  let root: string;
  const lockText = (version: string) => JSON.stringify({ packages: { 'node_modules/lit': { version } } });
  const writeLock = (version: string) => writeFileSync(join(root, 'package-lock.json'), lockText(version));
  const writeRecord = (version: string) => {
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), lockText(version));
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'louyu-install-'));
    writeLock('3.3.3');
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  test('without node_modules is not installed', () => {
    expect(isInstalled(root)).toBe(false);
  });

  test('is installed when npm’s record says so, and no more when the lock file asks for something else', () => {
    writeRecord('3.3.3');
    expect(isInstalled(root)).toBe(true);
    expect(isInstalled(root)).toBe(true);
    writeLock('3.3.4');
    expect(isInstalled(root)).toBe(false);
  });

  test('that has all that can be installed here stays installed', () => {
    mkdirSync(join(root, 'node_modules'));
    markInstalled(root);
    expect(isInstalled(root)).toBe(true);
  });

  test('whose installation broke off, so that npm never wrote its record, is not installed', () => {
    mkdirSync(join(root, 'node_modules', 'lit'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });
});
