import { expect, it } from 'vitest';
import { oneTimeCode } from '../staff/one-time-code.ts';
import { doorCodeHash, readDoorCode } from './door-code.ts';

it('reads a code as people type it, and nothing else', () => {
  expect(readDoorCode(' 8k3f-7q2m ')).toBe('8K3F7Q2M');
  expect(readDoorCode('oOiL0011')).toBe('00110011');
  expect(readDoorCode('８Ｋ３Ｆ７Ｑ２Ｍ')).toBe('8K3F7Q2M');
  for (const wrong of ['', '8K3F7Q2', '8K3F7Q2MM', '8K3F7Q2U', '八八八八八八八八'])
    expect(readDoorCode(wrong)).toBeUndefined();
});

it('reads every code that is handed out', () => {
  let byte = 0;
  const random = { id: () => '', bytes: (length: number) => Uint8Array.from({ length }, () => (byte += 37)) };
  const codes = Array.from({ length: 100 }, () => oneTimeCode(random));
  for (const code of codes) expect(readDoorCode(code)).toBe(code.replace('-', ''));
});

it('keeps a code so that it proves its own door only', () => {
  const digest = (data: string | Uint8Array) => `hash of ${String(data)}`;
  const [here, there] = ['a', 'b'].map((door) => doorCodeHash(door, '8K3F7Q2M', digest));
  expect(here).not.toBe(there);
});
