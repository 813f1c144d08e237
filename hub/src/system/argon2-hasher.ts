import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { LouyuError } from '@louyu/contract/errors';
import type { PasswordHasher } from '../core/staff/password-hasher.ts';
import { createGate } from './gate.ts';

/** argon2id by OWASP's password storage cheat sheet: 19 MiB, two passes, one lane. */
export const argon2Defaults = {
  argon2MemoryKib: 19_456,
  argon2Passes: 2,
  /** Hashes made at once, each on a thread of its own. */
  argon2ConcurrentMax: 2,
  /** Hashes that may wait for a thread; more are refused. */
  argon2WaitingMax: 32,
};

type Argon2Limits = typeof argon2Defaults;

const saltBytes = 16;
const tagBytes = 32;
const phcPattern = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/;

/** Hashes passwords off the main thread, kept as PHC strings: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export function createArgon2Hasher(limits: Argon2Limits = argon2Defaults): PasswordHasher {
  const gate = createGate(limits.argon2ConcurrentMax, limits.argon2WaitingMax);
  return {
    hash: (password) =>
      gate(async () => {
        const salt = randomBytes(saltBytes);
        const { argon2MemoryKib: memory, argon2Passes: passes } = limits;
        const parameters = { memory, passes, parallelism: 1, tagLength: tagBytes };
        const tag = await derive({ ...parameters, message: password, nonce: salt });
        return `$argon2id$v=19$m=${memory},t=${passes},p=1$${base64(salt)}$${base64(tag)}`;
      }),
    verify: (password, hash) =>
      gate(async () => {
        const { tag, ...parameters } = parsePhc(hash);
        const made = await derive({ ...parameters, message: password, tagLength: tag.length });
        return timingSafeEqual(made, tag);
      }),
  };
}

function derive(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => {
      if (error === null) resolve(tag);
      else reject(error);
    });
  });
}

function parsePhc(hash: string): {
  memory: number;
  passes: number;
  parallelism: number;
  nonce: Buffer;
  tag: Buffer;
} {
  const [, memory, passes, parallelism, salt, tag] = phcPattern.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) throw new LouyuError('hub.internal');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
