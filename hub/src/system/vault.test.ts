import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openVault, registerKeyFile, vaultOnDemand } from './vault.ts';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'louyu-vault-'))));
afterEach(() => rmSync(directory, { recursive: true }));

it('gives back what it was given, for the household it was sealed for alone', () => {
  const { vault } = openVault(directory, undefined);
  const sealed = vault.seal('王秀英\n13912345678', 'h1');
  expect(vault.open(sealed, 'h1')).toBe('王秀英\n13912345678');
  expect(() => vault.open(sealed, 'h2')).toThrow('register.unreadable');
  expect(Buffer.from(sealed).includes('13912345678')).toBe(false);
});

it('never seals the same twice alike, and finds any change of a byte', () => {
  const { vault } = openVault(directory, undefined);
  const sealed = vault.seal('13912345678', 'h1');
  expect(vault.seal('13912345678', 'h1')).not.toEqual(sealed);
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Uint8Array.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => vault.open(changed, 'h1'), `byte ${index}`).toThrow('register.unreadable');
  }
});

it('keeps its key in a file for the owner alone, and the same one for ever', () => {
  const first = openVault(directory, undefined);
  const file = registerKeyFile(directory);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const second = openVault(directory, first.fingerprint);
  expect(second.fingerprint).toBe(first.fingerprint);
  expect(second.vault.open(first.vault.seal('a', 'h'), 'h')).toBe('a');
  expect(second.vault.digest('a')).toBe(first.vault.digest('a'));
  expect(second.vault.digest('b')).not.toBe(first.vault.digest('a'));
});

it('says so when the key is gone or another one, and makes none in its place', () => {
  const { fingerprint } = openVault(directory, undefined);
  const file = registerKeyFile(directory);
  const key = readFileSync(file);
  rmSync(file);
  expect(() => openVault(directory, fingerprint)).toThrow('register.key_missing');
  writeFileSync(file, Buffer.alloc(32, 7).toString('base64url'));
  expect(() => openVault(directory, fingerprint)).toThrow('register.key_missing');
  writeFileSync(file, key);
  expect(openVault(directory, fingerprint).fingerprint).toBe(fingerprint);
});

it('is opened when it is first asked for, and once', async () => {
  let kept: string | undefined;
  let reads = 0;
  const vault = vaultOnDemand(directory, {
    read: () => Promise.resolve((reads += 1) > 0 ? kept : undefined),
    write: (fingerprint) => Promise.resolve(void (kept = fingerprint)),
  });
  const [first, second] = [await vault(), await vault()];
  expect(second).toBe(first);
  expect(reads).toBe(1);
  expect(kept).toMatch(/^[0-9a-f]{16}$/);
});
