import { fileHashOf } from '@louyu/contract/file-hash';
import { LouyuError } from '@louyu/contract/errors';
import { fileNameOf, filePathOf, type ImageFile } from '@louyu/contract/images';
import { limits } from './limits.ts';
import type { Storage } from './storage.ts';

/** What the browser does for the shelf. */
export interface FileWorld {
  /** The bytes at an address; throws where they cannot be had, or are more than `maxBytes`. */
  readonly fetchFile: (url: string, maxBytes: number) => Promise<Uint8Array>;
  /** An address under which an element shows the file at once; throws where it cannot be decoded. */
  readonly prepare: (bytes: Uint8Array, type: ImageFile['type']) => Promise<string>;
  /** Gives back what {@link prepare} made. */
  readonly release: (url: string) => void;
  /** Calls back after milliseconds, and never again once it is cancelled. */
  readonly later: (work: () => void, afterMs: number) => () => void;
  readonly monotonicMs: () => number;
  readonly random: () => number;
}

interface Failure {
  readonly count: number;
  readonly retryAtMs: number;
}

/**
 * The files of the notices on this display's boards, those whose windows are still to come too: brought one after the
 * other, verified, kept on disk, and offered only when they are decoded. What no board lists goes; more than
 * {@link limits.filesMaxBytes} are never kept. A notice stands without its files, so nothing here may fail loudly.
 */
export class FileShelf {
  readonly #storage: Storage;
  readonly #world: FileWorld;
  readonly #ready = new Map<string, string>();
  readonly #failed = new Map<string, Failure>();
  /** By name, the most urgent first; null until the boards are known, lest a start throws away what they list. */
  #wanted: ReadonlyMap<string, ImageFile> | null = null;
  /** Listed, but above the limit of bytes. */
  #leftOut = 0;
  /** Names on disk; null until the disk was asked. */
  #onDisk: Set<string> | null = null;
  #hubUrl: () => string = () => '';
  #onReady: () => void = () => undefined;
  #working = false;
  #stopped = true;
  #cancelRetry: () => void = () => undefined;

  constructor(storage: Storage, world: FileWorld) {
    this.#storage = storage;
    this.#world = world;
  }

  /** @param onReady called when more can be shown than before */
  start(hubUrl: () => string, onReady: () => void): void {
    this.#hubUrl = hubUrl;
    this.#onReady = onReady;
    this.#stopped = false;
    this.#onDisk = null;
    void this.#work();
  }

  /** Forgets what is in memory; what is on disk stays for the next start. */
  stop(): void {
    this.#stopped = true;
    this.#cancelRetry();
    this.#wanted = null;
    this.#leftOut = 0;
    this.#failed.clear();
    for (const name of [...this.#ready.keys()]) this.#drop(name);
  }

  /** What the boards list now, the most urgent first. Everything else goes. */
  want(files: readonly ImageFile[]): void {
    if (this.#stopped) return;
    const wanted = new Map<string, ImageFile>();
    let bytes = 0;
    this.#leftOut = 0;
    for (const file of files) {
      const name = fileNameOf(file);
      if (wanted.has(name)) continue;
      if (bytes + file.bytes > limits.filesMaxBytes) {
        this.#leftOut += 1;
        continue;
      }
      bytes += file.bytes;
      wanted.set(name, file);
    }
    this.#wanted = wanted;
    for (const name of [...this.#ready.keys()]) if (!wanted.has(name)) this.#drop(name);
    for (const name of [...this.#failed.keys()]) if (!wanted.has(name)) this.#failed.delete(name);
    void this.#work();
  }

  /** The hub is there again: what failed is tried now. */
  retry(): void {
    this.#failed.clear();
    void this.#work();
  }

  /** Where an element finds the file; null while it is not there, verified and decoded. */
  urlOf(file: Pick<ImageFile, 'hash' | 'type'>): string | null {
    return this.#ready.get(fileNameOf(file)) ?? null;
  }

  /** Files that boards list and that cannot be shown. */
  get missing(): number {
    return (this.#wanted?.size ?? 0) - this.#ready.size + this.#leftOut;
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    this.#cancelRetry();
    try {
      await this.#clear();
      for (let file = this.#next(); file !== undefined; file = this.#next()) {
        await this.#bring(file);
        await this.#clear();
      }
    } finally {
      this.#working = false;
    }
    this.#planRetry();
  }

  #next(): ImageFile | undefined {
    const nowMs = this.#world.monotonicMs();
    for (const [name, file] of this.#wanted ?? []) {
      if (!this.#ready.has(name) && (this.#failed.get(name)?.retryAtMs ?? 0) <= nowMs) return file;
    }
    return undefined;
  }

  async #bring(file: ImageFile): Promise<void> {
    const name = fileNameOf(file);
    try {
      const bytes = (await this.#kept(file)) ?? (await this.#fetched(file));
      const url = await this.#world.prepare(bytes, file.type);
      if (this.#wanted?.has(name) !== true) {
        this.#world.release(url);
        return;
      }
      this.#failed.delete(name);
      this.#ready.set(name, url);
      this.#onReady();
    } catch (error) {
      console.warn('louyu: a picture is not there yet', name, error);
      this.#fail(name);
    }
  }

  #fail(name: string): void {
    const count = (this.#failed.get(name)?.count ?? 0) + 1;
    const stepMs = Math.min(limits.fileRetryLastMs, limits.fileRetryFirstMs * 2 ** Math.min(count - 1, 30));
    const waitMs = stepMs * (0.5 + this.#world.random() / 2);
    this.#failed.set(name, { count, retryAtMs: this.#world.monotonicMs() + waitMs });
  }

  #planRetry(): void {
    const times = [...this.#failed.values()].map(({ retryAtMs }) => retryAtMs);
    if (this.#stopped || times.length === 0) return;
    const waitMs = Math.max(0, Math.min(...times) - this.#world.monotonicMs());
    this.#cancelRetry = this.#world.later(() => void this.#work(), waitMs);
  }

  /** From disk, if it is there and still what its name says; what is not is removed. */
  async #kept(file: ImageFile): Promise<Uint8Array | null> {
    const name = fileNameOf(file);
    if (this.#onDisk?.has(name) !== true) return null;
    try {
      const bytes = await this.#storage.readFile(name);
      if (bytes !== null && isWhole(bytes, file)) return bytes;
      await this.#storage.deleteFiles([name]);
    } catch (error) {
      console.warn('louyu: a kept picture could not be read', name, error);
    }
    this.#onDisk.delete(name);
    return null;
  }

  /** @throws Error where the hub does not have it, or something else under its name */
  async #fetched(file: ImageFile): Promise<Uint8Array> {
    const name = fileNameOf(file);
    const bytes = await this.#world.fetchFile(this.#hubUrl() + filePathOf(file), file.bytes);
    if (!isWhole(bytes, file)) throw new LouyuError('wire.invalid', { details: { path: name } });
    try {
      await this.#storage.writeFile(name, bytes);
      this.#onDisk?.add(name);
    } catch (error) {
      // A full disk: it is shown all the same, and brought again after a restart.
      console.warn('louyu: a picture could not be saved', name, error);
    }
    return bytes;
  }

  /** Removes from disk what no board lists. */
  async #clear(): Promise<void> {
    try {
      this.#onDisk ??= new Set(await this.#storage.readFileNames());
      const wanted = this.#wanted;
      if (wanted === null) return;
      const unlisted = [...this.#onDisk].filter((name) => !wanted.has(name));
      await this.#storage.deleteFiles(unlisted);
      for (const name of unlisted) this.#onDisk.delete(name);
    } catch (error) {
      console.warn('louyu: old pictures could not be removed', error);
    }
  }

  #drop(name: string): void {
    const url = this.#ready.get(name);
    this.#ready.delete(name);
    if (url !== undefined) this.#world.release(url);
  }
}

function isWhole(bytes: Uint8Array, { hash, bytes: length }: ImageFile): boolean {
  return bytes.length === length && fileHashOf(bytes) === hash;
}
