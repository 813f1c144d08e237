import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Digest, Random } from '../core/ports.ts';

const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idChars = 16;

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** The operating system's randomness. */
export const systemRandom: Random = {
  // 32 letters: five of the eight random bits make one, without bias.
  id: () => Array.from(randomBytes(idChars), (byte) => idAlphabet[byte & 31]).join(''),
  bytes: (length) => new Uint8Array(randomBytes(length)),
};

export const sha256: Digest = (data) => createHash('sha256').update(data).digest('hex');
