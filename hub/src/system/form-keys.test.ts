import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemRandom } from './node-ports.ts';
import { openVault } from './vault.ts';
import type { Vault } from '../core/households/vault.ts';
import { codeOfForm, FormKeys, formKeyDefaults, hashOfCode } from '../core/cases/form-keys.ts';
import { readTrackingCode } from '../core/cases/tracking-code.ts';

let directory: string;
let vault: Vault;
let ms: number;
let keys: FormKeys;

const hourMs = 3_600_000;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'louyu-keys-'));
  vault = openVault(directory, undefined).vault;
  ms = Date.parse('2026-11-21T00:00:00.000Z');
  keys = keysOf(vault);
});
afterEach(() => rmSync(directory, { recursive: true }));

function keysOf(own: Vault): FormKeys {
  const clock = { now: () => new Date(ms).toISOString() };
  return new FormKeys({ vault: own, clock, random: systemRandom, limits: formKeyDefaults });
}

const unknown = expect.objectContaining({ code: 'case.form_unknown' }) as unknown;

describe('the key of a form', () => {
  test('is good for 72 hours and not a moment longer', () => {
    const key = keys.mint('lobby');
    ms += formKeyDefaults.caseFormHours * hourMs;
    expect(keys.read(key, 'lobby').mintedAt).toBe(Date.parse('2026-11-21T00:00:00.000Z'));
    ms += 1;
    expect(() => keys.read(key, 'lobby')).toThrow(unknown);
  });

  test('is each time another, for its place, of this hub', () => {
    const key = keys.mint('lobby');
    expect(keys.mint('lobby')).not.toBe(key);
    expect(() => keys.read(key, 'hall')).toThrow(unknown);
    const elsewhere = mkdtempSync(join(tmpdir(), 'louyu-keys-'));
    expect(() => keysOf(openVault(elsewhere, undefined).vault).read(key, 'lobby')).toThrow(unknown);
    rmSync(elsewhere, { recursive: true });
  });

  test('that somebody made younger, or changed anywhere, is none', () => {
    const key = keys.mint('lobby');
    const [nonce = '', , signature = ''] = key.split('.');
    expect(() => keys.read(`${nonce}.${(ms + hourMs).toString(36)}.${signature}`, 'lobby')).toThrow(unknown);
    for (const index of key.split('').keys()) {
      const char = key[index] === 'a' ? 'b' : 'a';
      const changed = key.slice(0, index) + char + key.slice(index + 1);
      expect(() => keys.read(changed, 'lobby'), changed).toThrow(unknown);
    }
    for (const none of ['', '..', 'x'.repeat(80), `${key}.`, `${key}\n`])
      expect(() => keys.read(none, 'lobby'), none).toThrow(unknown);
  });

  test('waits as long as a person needs to write, and says how long', () => {
    const key = keys.read(keys.mint('lobby'), 'lobby');
    ms += 1_000;
    expect(() => keys.assertDwelt(key)).toThrow(
      expect.objectContaining({ code: 'case.too_soon', details: { retryAfterSeconds: 2 } }) as unknown,
    );
    ms += 2_000;
    keys.assertDwelt(key);
  });

  test('makes the same tracking code again, of which the hub keeps a hash that another hub does not make', () => {
    const key = keys.mint('lobby');
    const code = codeOfForm(vault, key);
    expect(readTrackingCode(code)).toBe(code);
    expect(codeOfForm(vault, key)).toBe(code);
    expect(codeOfForm(vault, keys.mint('lobby'))).not.toBe(code);
    expect(hashOfCode(vault, code)).not.toContain(code);
    const elsewhere = mkdtempSync(join(tmpdir(), 'louyu-keys-'));
    const other = openVault(elsewhere, undefined).vault;
    expect(hashOfCode(other, code)).not.toBe(hashOfCode(vault, code));
    rmSync(elsewhere, { recursive: true });
  });
});
