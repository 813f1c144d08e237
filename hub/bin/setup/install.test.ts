import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdsAll, isInstalled } from './install.mjs';

const lit = { version: '3.3.3', integrity: 'sha512-lit' };

describe('what npm recorded', () => {
  test('holds all if every package is there in its version', () => {
    expect(
      holdsAll({ packages: { '': {}, 'node_modules/lit': lit } }, { packages: { 'node_modules/lit': lit } }),
    ).toBe(true);
  });

  test.for([
    ['absent', {}],
    ['older', { 'node_modules/lit': { ...lit, version: '3.3.2' } }],
    ['of other content', { 'node_modules/lit': { ...lit, integrity: 'sha512-other' } }],
  ] as const)('does not if a package is %s', ([, packages]) => {
    expect(holdsAll({ packages: { 'node_modules/lit': lit } }, { packages })).toBe(false);
  });

  test('may lack what is for another machine, but not hold it in another version', () => {
    const wanted = { packages: { 'node_modules/x-win32': { version: '1.0.0', optional: true } } };
    expect(holdsAll(wanted, { packages: {} })).toBe(true);
    expect(holdsAll(wanted, { packages: { 'node_modules/x-win32': { version: '0.9.0' } } })).toBe(false);
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

  test('whose installation broke off, so that npm never wrote its record, is not installed', () => {
    mkdirSync(join(root, 'node_modules', 'lit'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });
});
