import { fileHashOf } from '@louyu/contract/file-hash';
import { fileNameOf, type ImageFile } from '@louyu/contract/images';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FileShelf, type FileWorld } from './file-shelf.ts';
import { limits } from './limits.ts';
import { MemoryStorage } from './memory-storage.ts';

const hub = 'http://hub:8080';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fileOf(text: string, change: Partial<ImageFile> = {}): ImageFile {
  const bytes = bytesOf(text);
  const size = { width: 4, height: 3, bytes: bytes.length };
  return { hash: fileHashOf(bytes), type: 'image/webp', ...size, ...change };
}

const [a, b, c] = [fileOf('a'), fileOf('b'), fileOf('c')];

/** A hub and a browser in our hands. */
class World implements FileWorld {
  readonly served = new Map<string, Uint8Array>();
  readonly asked: string[] = [];
  readonly shown = new Set<string>();
  reachable = true;
  decodes = true;
  nowMs = 0;
  #waits: { atMs: number; work: () => void }[] = [];
  #urls = 0;

  serve(...texts: string[]): void {
    for (const text of texts) this.served.set(`${hub}/files/${fileNameOf(fileOf(text))}`, bytesOf(text));
  }

  fetchFile = (url: string): Promise<Uint8Array> => {
    this.asked.push(url);
    const bytes = this.reachable ? this.served.get(url) : undefined;
    return bytes === undefined ? Promise.reject(new Error('not there')) : Promise.resolve(bytes);
  };

  prepare = (): Promise<string> => {
    if (!this.decodes) return Promise.reject(new Error('not decoded'));
    const url = `blob:${(this.#urls += 1)}`;
    this.shown.add(url);
    return Promise.resolve(url);
  };

  release = (url: string): void => {
    this.shown.delete(url);
  };

  later = (work: () => void, afterMs: number): (() => void) => {
    const wait = { atMs: this.nowMs + afterMs, work };
    this.#waits.push(wait);
    return () => {
      this.#waits = this.#waits.filter((other) => other !== wait);
    };
  };

  monotonicMs = (): number => this.nowMs;
  random = (): number => 1;

  /** How long until the next retry, or null where none is planned. */
  get waitMs(): number | null {
    return this.#waits.length === 0 ? null : Math.min(...this.#waits.map(({ atMs }) => atMs)) - this.nowMs;
  }

  pass(ms: number): void {
    this.nowMs += ms;
    const due = this.#waits.filter(({ atMs }) => atMs <= this.nowMs);
    this.#waits = this.#waits.filter((wait) => !due.includes(wait));
    for (const { work } of due) work();
  }
}

let world: World;
let storage: MemoryStorage;
let shelf: FileShelf;
let readyCalls: number;

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  world = new World();
  storage = new MemoryStorage();
  shelf = started();
});

function started(): FileShelf {
  readyCalls = 0;
  const next = new FileShelf(storage, world);
  next.start(
    () => hub,
    () => {
      readyCalls += 1;
    },
  );
  return next;
}

function ready(...files: ImageFile[]): Promise<void> {
  return vi.waitFor(() => {
    for (const file of files) expect(shelf.urlOf(file)).not.toBeNull();
  });
}

async function onDisk(): Promise<readonly string[]> {
  return [...(await storage.readFileNames())].sort();
}

function names(...files: ImageFile[]): string[] {
  return files.map(fileNameOf).sort();
}

describe('a listed file', () => {
  it('is brought, kept, and offered once it is decoded', async () => {
    world.serve('a', 'b');
    shelf.want([a, b]);
    expect(shelf.urlOf(a)).toBeNull();
    expect(shelf.missing).toBe(2);
    await ready(a, b);
    expect(shelf.missing).toBe(0);
    expect(readyCalls).toBe(2);
    expect(await onDisk()).toEqual(names(a, b));
  });

  it('is brought once, however often it is listed', async () => {
    world.serve('a');
    shelf.want([a, a]);
    shelf.want([a]);
    await ready(a);
    shelf.want([a]);
    expect(world.asked).toHaveLength(1);
  });

  it('comes from disk after a restart, without the hub', async () => {
    world.serve('a');
    shelf.want([a]);
    await ready(a);
    shelf.stop();
    world.reachable = false;
    shelf = started();
    shelf.want([a]);
    await ready(a);
    expect(world.asked).toHaveLength(1);
  });

  it('is not shown where the bytes are not what the name says, from the hub or from disk', async () => {
    world.served.set(`${hub}/files/${fileNameOf(a)}`, bytesOf('x'));
    await storage.writeFile(fileNameOf(a), bytesOf('y'));
    shelf = started();
    shelf.want([a]);
    await vi.waitFor(() => expect(world.waitMs).not.toBeNull());
    expect(shelf.urlOf(a)).toBeNull();
    expect(await onDisk()).toEqual([]);
    world.serve('a');
    world.pass(limits.fileRetryFirstMs);
    await ready(a);
  });

  it('is not shown where it cannot be decoded', async () => {
    world.serve('a');
    world.decodes = false;
    shelf.want([a]);
    await vi.waitFor(() => expect(world.waitMs).not.toBeNull());
    expect(shelf.urlOf(a)).toBeNull();
    expect(shelf.missing).toBe(1);
  });

  it('that fails is tried again after longer and longer waits, and at once when the hub is there again', async () => {
    shelf.want([a]);
    const waits: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      await vi.waitFor(() => expect(world.waitMs).not.toBeNull());
      const waitMs = world.waitMs ?? 0;
      waits.push(waitMs);
      world.pass(waitMs);
    }
    expect(waits.slice(0, 3)).toEqual([2_000, 4_000, 8_000]);
    expect(Math.max(...waits)).toBe(limits.fileRetryLastMs);
    world.serve('a');
    shelf.retry();
    await ready(a);
    expect(world.waitMs).toBeNull();
  });

  it('holds up no other: what can be had is there', async () => {
    world.serve('b');
    shelf.want([a, b]);
    await ready(b);
    expect(shelf.missing).toBe(1);
  });
});

describe('the shelf', () => {
  it('lets go of what no board lists, on disk and in memory', async () => {
    world.serve('a', 'b');
    shelf.want([a, b]);
    await ready(a, b);
    shelf.want([b]);
    expect(shelf.urlOf(a)).toBeNull();
    expect(world.shown.size).toBe(1);
    await vi.waitFor(async () => expect(await onDisk()).toEqual(names(b)));
    shelf.want([]);
    await vi.waitFor(async () => expect(await onDisk()).toEqual([]));
    expect(world.shown.size).toBe(0);
  });

  it('throws nothing away before the boards are known', async () => {
    await storage.writeFile(fileNameOf(a), bytesOf('a'));
    shelf = started();
    await Promise.resolve();
    expect(await onDisk()).toEqual(names(a));
  });

  it('keeps no more than its limit: the most urgent', async () => {
    world.serve('a', 'b', 'c');
    const large = fileOf('b', { bytes: limits.filesMaxBytes });
    shelf.want([a, large, c]);
    await ready(a, c);
    expect(shelf.urlOf(large)).toBeNull();
    expect(world.asked).toHaveLength(2);
    expect(shelf.missing).toBe(1);
  });

  it('shows on a full disk what it cannot keep', async () => {
    world.serve('a');
    vi.spyOn(storage, 'writeFile').mockRejectedValue(new Error('QuotaExceededError'));
    shelf.want([a]);
    await ready(a);
    expect(await onDisk()).toEqual([]);
  });

  it('goes on where the disk cannot be read', async () => {
    world.serve('a');
    vi.spyOn(storage, 'readFileNames').mockRejectedValue(new Error('broken'));
    shelf.want([a]);
    await ready(a);
  });

  it('drops a file that is taken off the board while it is on its way', async () => {
    let arrive: (bytes: Uint8Array) => void = () => undefined;
    world.fetchFile = () =>
      new Promise((resolve) => {
        arrive = resolve;
      });
    shelf.want([a]);
    await vi.waitFor(() => {
      shelf.want([]);
      arrive(bytesOf('a'));
      expect(world.shown.size).toBe(0);
    });
    expect(shelf.urlOf(a)).toBeNull();
    await vi.waitFor(async () => expect(await onDisk()).toEqual([]));
  });

  it('is quiet once it is stopped', async () => {
    shelf.want([a]);
    await vi.waitFor(() => expect(world.waitMs).not.toBeNull());
    shelf.stop();
    expect(world.waitMs).toBeNull();
    shelf.want([a]);
    expect(shelf.missing).toBe(0);
  });
});
