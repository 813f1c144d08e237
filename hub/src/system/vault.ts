import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LouyuError } from '@louyu/contract/errors';
import type { Vault } from '../core/households/vault.ts';

const cipher = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** The first byte of what is sealed, so that another way of sealing can be told apart later. */
const sealVersion = 1;

/** Where the key of the register lies: beside the database, never in it, so that a copy of the one is no use without the other. */
export function registerKeyFile(directory: string): string {
  return join(directory, 'register.key');
}

/**
 * Opens the vault of a data directory. Its key is made when there is none and nothing was sealed yet.
 * @param held the fingerprint of the key that the database was sealed with; undefined where nothing was
 * @throws LouyuError `register.key_missing` where the file is gone, or is another key
 */
export function openVault(
  directory: string,
  held: string | undefined,
): { readonly vault: Vault; readonly fingerprint: string } {
  const file = registerKeyFile(directory);
  const key = readKey(file) ?? (held === undefined ? makeKey(file) : undefined);
  if (key === undefined) throw new LouyuError('register.key_missing', { details: { file } });
  const fingerprint = createHmac('sha256', key).update('fingerprint').digest('hex').slice(0, 16);
  if (held !== undefined && held !== fingerprint) {
    throw new LouyuError('register.key_missing', { details: { file } });
  }
  return { vault: vaultOf(key), fingerprint };
}

/** Where a database keeps which key it was sealed with. */
export interface FingerprintKeeper {
  read(): Promise<string | undefined>;
  write(fingerprint: string): Promise<void>;
}

/** The vault of a data directory, opened when it is first asked for. A failure is tried again. */
export function vaultOnDemand(directory: string, keeper: FingerprintKeeper): () => Promise<Vault> {
  let opened: Vault | undefined;
  return async () => {
    if (opened !== undefined) return opened;
    const held = await keeper.read();
    const { vault, fingerprint } = openVault(directory, held);
    if (held === undefined) await keeper.write(fingerprint);
    return (opened = vault);
  };
}

function vaultOf(key: Buffer): Vault {
  const part = (name: string) => Buffer.from(hkdfSync('sha256', key, '', `louyu register ${name}`, keyBytes));
  const [sealKey, digestKey] = [part('seal'), part('digest')];
  return {
    seal(text, about) {
      const nonce = randomBytes(nonceBytes);
      const sealer = createCipheriv(cipher, sealKey, nonce);
      sealer.setAAD(Buffer.from(about));
      const body = Buffer.concat([sealer.update(text, 'utf8'), sealer.final()]);
      return Buffer.concat([Buffer.of(sealVersion), nonce, body, sealer.getAuthTag()]);
    },
    open(sealed, about) {
      try {
        const bytes = Buffer.from(sealed);
        if (bytes[0] !== sealVersion) throw new LouyuError('register.unreadable');
        const nonceEnd = 1 + nonceBytes;
        const opener = createDecipheriv(cipher, sealKey, bytes.subarray(1, nonceEnd), {
          authTagLength: tagBytes,
        });
        opener.setAAD(Buffer.from(about));
        opener.setAuthTag(bytes.subarray(-tagBytes));
        return opener.update(bytes.subarray(nonceEnd, -tagBytes), undefined, 'utf8') + opener.final('utf8');
      } catch (cause) {
        throw new LouyuError('register.unreadable', { cause });
      }
    },
    digest: (text) => createHmac('sha256', digestKey).update(text).digest('base64url').slice(0, 22),
  };
}

function readKey(file: string): Buffer | undefined {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    return key.length === keyBytes ? key : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** On disk before anything is sealed with it. */
function makeKey(file: string): Buffer {
  const key = randomBytes(keyBytes);
  const descriptor = openSync(file, 'wx', 0o600);
  writeSync(descriptor, `${key.toString('base64url')}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  return key;
}
