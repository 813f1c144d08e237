import { hash, randomBytes, randomFillSync } from 'node:crypto';
import type { Clock, Digest, Random } from '../core/ports.ts';

const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idChars = 16;

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Randomness for ids, asked for in one piece: every request is given an id. Each byte is used once. */
const idPool = Buffer.alloc(256 * idChars);
let idPoolUsed = idPool.length;

function newId(): string {
  if (idPoolUsed === idPool.length) {
    randomFillSync(idPool);
    idPoolUsed = 0;
  }
  let id = '';
  // 32 letters: five of the eight random bits make one, without bias.
  for (const byte of idPool.subarray(idPoolUsed, idPoolUsed + idChars)) id += idAlphabet.charAt(byte & 31);
  idPoolUsed += idChars;
  return id;
}

/** The operating system's randomness. */
export const systemRandom: Random = {
  id: newId,
  bytes: (length) => new Uint8Array(randomBytes(length)),
};

export const sha256: Digest = (data) => hash('sha256', data, 'hex');
