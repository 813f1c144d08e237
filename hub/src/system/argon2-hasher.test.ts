import { describe, expect, it } from 'vitest';
import { argon2Defaults, createArgon2Hasher } from './argon2-hasher.ts';
import { createGate } from './gate.ts';

const hasher = createArgon2Hasher();

describe('password hashes', () => {
  it('are argon2id with the parameters in them, and salted', async () => {
    const [first, second] = await Promise.all([hasher.hash('password'), hasher.hash('password')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
  });

  it('know their password and no other', async () => {
    const hash = await hasher.hash('pässwörd 密码');
    expect(await hasher.verify('pässwörd 密码', hash)).toBe(true);
    expect(await hasher.verify('pässwörd 密', hash)).toBe(false);
    expect(await hasher.verify('', hash)).toBe(false);
  });

  it('are read with their own parameters after these have changed', async () => {
    const hash = await createArgon2Hasher({ ...argon2Defaults, argon2MemoryKib: 8192, argon2Passes: 1 }).hash(
      'p',
    );
    expect(await hasher.verify('p', hash)).toBe(true);
  });

  it('agree with the reference implementation', async () => {
    // `echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32` of the reference's own test vectors.
    const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await hasher.verify('password', hash)).toBe(true);
  });
});

describe('the gate', () => {
  it('runs so many at once, lets so many wait, and refuses the rest', async () => {
    const gate = createGate(2, 1);
    const release: (() => void)[] = [];
    let running = 0;
    const work = () =>
      gate(async () => {
        running += 1;
        await new Promise<void>((resolve) => release.push(resolve));
        running -= 1;
        return 'done';
      });
    const [first, second, third] = [work(), work(), work()];
    await expect(work()).rejects.toMatchObject({ code: 'hub.busy' });
    expect(running).toBe(2);
    release[0]?.();
    expect(await first).toBe('done');
    await expect.poll(() => release.length).toBe(3);
    release[1]?.();
    release[2]?.();
    expect(await Promise.all([second, third])).toEqual(['done', 'done']);
    expect(running).toBe(0);
  });

  it('goes on after work that failed', async () => {
    const gate = createGate(1, 0);
    await expect(gate(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate(() => Promise.resolve('next'))).toBe('next');
  });
});
