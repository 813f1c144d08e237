import type { Receipt } from './receipt.ts';
import type { StateName, Storage } from './storage.ts';

/** Storage for as long as the page lives: where a browser has none, a screen still shows what it is sent. */
export class MemoryStorage implements Storage {
  readonly #state = new Map<StateName, unknown>();
  readonly #documents = new Map<string, Uint8Array>();
  readonly #files = new Map<string, Uint8Array>();
  readonly #receipts = new Map<string, Receipt>();

  readState(name: StateName): Promise<unknown> {
    return Promise.resolve(this.#state.get(name));
  }

  writeState(name: StateName, value: unknown): Promise<void> {
    this.#state.set(name, value);
    return Promise.resolve();
  }

  readDocuments(): Promise<ReadonlyMap<string, Uint8Array>> {
    return Promise.resolve(new Map(this.#documents));
  }

  writeDocument(topic: string, bytes: Uint8Array): Promise<void> {
    this.#documents.set(topic, bytes);
    return Promise.resolve();
  }

  deleteDocuments(topics: readonly string[]): Promise<void> {
    for (const topic of topics) this.#documents.delete(topic);
    return Promise.resolve();
  }

  readFileNames(): Promise<readonly string[]> {
    return Promise.resolve([...this.#files.keys()]);
  }

  readFile(name: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.#files.get(name) ?? null);
  }

  writeFile(name: string, bytes: Uint8Array): Promise<void> {
    this.#files.set(name, bytes);
    return Promise.resolve();
  }

  deleteFiles(names: readonly string[]): Promise<void> {
    for (const name of names) this.#files.delete(name);
    return Promise.resolve();
  }

  readReceipts(): Promise<readonly unknown[]> {
    return Promise.resolve([...this.#receipts.values()]);
  }

  writeReceipts(receipts: readonly Receipt[]): Promise<void> {
    for (const receipt of receipts) this.#receipts.set(receipt.id, receipt);
    return Promise.resolve();
  }

  deleteReceipts(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#receipts.delete(id);
    return Promise.resolve();
  }

  wipe(): Promise<void> {
    this.#state.clear();
    this.#documents.clear();
    this.#files.clear();
    this.#receipts.clear();
    return Promise.resolve();
  }
}
