import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { FileStore } from '../core/images/image-store.ts';

const namePattern = /^[0-9a-f]{64}\.[a-z0-9]{2,5}$/;
const partialPattern = /\.partial$/;

/** Files named by the hash of their bytes, in a directory beside the database. */
export interface Blobs extends FileStore {
  /** Undefined where there is no file of this name. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** Where the files of a database lie. */
export function filesDirectoryOf(databaseFile: string): string {
  return join(dirname(databaseFile), 'files');
}

/** Where the photos of cases lie, which nobody may see by an address. */
export function casePhotosDirectoryOf(databaseFile: string): string {
  return join(dirname(databaseFile), 'case-photos');
}

/** @param directory made when the first file is put */
export function createBlobs(directory: string): Blobs {
  let partials = 0;

  return {
    async put(name, bytes) {
      if (!namePattern.test(name)) throw new LouyuError('hub.internal', { details: { name } });
      const file = join(directory, name);
      try {
        if (await isThere(file, bytes.length)) {
          // Put again: its time counts from now, or it might be removed before anything lists it.
          const now = new Date();
          await utimes(file, now, now);
          return;
        }
        await mkdir(directory, { recursive: true, mode: 0o700 });
        partials += 1;
        const partial = join(directory, `${name}.${process.pid}-${partials}.partial`);
        try {
          await writeThrough(partial, bytes);
          await rename(partial, file);
        } catch (error) {
          await rm(partial, { force: true });
          throw error;
        }
        await syncDirectory(directory);
      } catch (cause) {
        throw codeOf(cause) === 'ENOSPC' ? new LouyuError('store.disk_full', { cause }) : cause;
      }
    },
    async read(name) {
      if (!namePattern.test(name)) return undefined;
      try {
        return await readFile(join(directory, name));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    async removeAllBut(keep, before) {
      const names = await namesIn(directory);
      let removed = 0;
      for (const name of names) {
        const ours = namePattern.test(name) ? !keep.has(name) : partialPattern.test(name);
        if (ours && (await wasPutBefore(join(directory, name), before))) {
          await rm(join(directory, name), { force: true });
          removed += 1;
        }
      }
      return removed;
    },
  };
}

/** A file that a crash cut short has another length: it is written anew. */
async function isThere(file: string, bytes: number): Promise<boolean> {
  try {
    return (await stat(file)).size === bytes;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function wasPutBefore(file: string, before: Instant): Promise<boolean> {
  try {
    return (await stat(file)).mtimeMs < Date.parse(before);
  } catch {
    return false;
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The new name itself must survive a power cut. */
async function syncDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows syncs no directories; its file system keeps a journal of names.
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
