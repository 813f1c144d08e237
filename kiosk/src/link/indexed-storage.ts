import { openDB, type DBSchema, type IDBPDatabase, type StoreNames } from 'idb';
import type { Receipt } from './receipt.ts';
import type { StateName, Storage } from './storage.ts';

const databaseName = 'louyu-kiosk';
/** 1: state, documents, receipts; 2: files. */
const databaseVersion = 2;

interface KioskDatabase extends DBSchema {
  state: { key: string; value: unknown };
  documents: { key: string; value: Uint8Array };
  files: { key: string; value: Uint8Array };
  receipts: { key: string; value: unknown };
}

/** On disk before it is told: without `strict` a browser reports a write that a power cut still undoes. */
const strict = { durability: 'strict' } as const;

/** Storage in IndexedDB. Opens anew where the browser closed the database under it. */
export class IndexedStorage implements Storage {
  #database: Promise<IDBPDatabase<KioskDatabase>> | null = null;
  #state: Promise<Map<string, unknown>> | null = null;

  /** @throws DOMException where the browser has no storage for this page */
  async open(): Promise<void> {
    await this.#opened();
  }

  async readState(name: StateName): Promise<unknown> {
    return (await this.#stateRead()).get(name);
  }

  async writeState(name: StateName, value: unknown): Promise<void> {
    const transaction = (await this.#opened()).transaction('state', 'readwrite', strict);
    await Promise.all([transaction.store.put(value, name), transaction.done]);
    await this.#state?.then(
      (state) => state.set(name, value),
      () => undefined,
    );
  }

  async readDocuments(): Promise<ReadonlyMap<string, Uint8Array>> {
    const { store } = (await this.#opened()).transaction('documents');
    const [topics, documents] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return new Map(topics.map((topic, index) => [topic, documents[index] ?? new Uint8Array()]));
  }

  async writeDocument(topic: string, bytes: Uint8Array): Promise<void> {
    try {
      await this.#put('documents', topic, bytes);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      // Words before pictures: those make room, and are brought again when there is some.
      await (await this.#opened()).clear('files');
      await this.#put('documents', topic, bytes);
    }
  }

  deleteDocuments(topics: readonly string[]): Promise<void> {
    return this.#delete('documents', topics);
  }

  async readFileNames(): Promise<readonly string[]> {
    return (await this.#opened()).getAllKeys('files');
  }

  async readFile(name: string): Promise<Uint8Array | null> {
    return (await (await this.#opened()).get('files', name)) ?? null;
  }

  writeFile(name: string, bytes: Uint8Array): Promise<void> {
    return this.#put('files', name, bytes);
  }

  deleteFiles(names: readonly string[]): Promise<void> {
    return this.#delete('files', names);
  }

  async readReceipts(): Promise<readonly unknown[]> {
    const database = await this.#opened();
    return database.getAll('receipts');
  }

  async writeReceipts(receipts: readonly Receipt[]): Promise<void> {
    const transaction = (await this.#opened()).transaction('receipts', 'readwrite', strict);
    const puts = receipts.map((receipt) => transaction.store.put(receipt, receipt.id));
    await Promise.all([...puts, transaction.done]);
  }

  deleteReceipts(ids: readonly string[]): Promise<void> {
    return this.#delete('receipts', ids);
  }

  async wipe(): Promise<void> {
    const stores = ['state', 'documents', 'files', 'receipts'] as const;
    const transaction = (await this.#opened()).transaction(stores, 'readwrite', strict);
    const clears = stores.map((name) => transaction.objectStore(name).clear());
    await Promise.all([...clears, transaction.done]);
    this.#state = null;
  }

  /** All of it at once: a screen that starts needs most of it, and each question takes a slow machine its time. */
  #stateRead(): Promise<Map<string, unknown>> {
    this.#state ??= this.#readState().catch((error: unknown) => {
      this.#state = null;
      throw error;
    });
    return this.#state;
  }

  async #readState(): Promise<Map<string, unknown>> {
    const database = await this.#opened();
    const { store } = database.transaction('state');
    try {
      const [names, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return new Map(names.map((name, index) => [name, values[index]]));
    } catch (error) {
      console.warn('louyu: not all that was kept can be read', error);
      return this.#readableState(database);
    }
  }

  /** What a damaged disk still gives. */
  async #readableState(database: IDBPDatabase<KioskDatabase>): Promise<Map<string, unknown>> {
    const state = new Map<string, unknown>();
    for (const name of await database.getAllKeys('state')) {
      try {
        state.set(name, await database.get('state', name));
      } catch (error) {
        console.warn(`louyu: ${name} cannot be read`, error);
      }
    }
    return state;
  }

  async #put(name: 'documents' | 'files', key: string, bytes: Uint8Array): Promise<void> {
    const transaction = (await this.#opened()).transaction(name, 'readwrite', strict);
    await Promise.all([transaction.store.put(bytes, key), transaction.done]);
  }

  async #delete(name: StoreNames<KioskDatabase>, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const transaction = (await this.#opened()).transaction(name, 'readwrite', strict);
    await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
  }

  #opened(): Promise<IDBPDatabase<KioskDatabase>> {
    const forget = () => {
      this.#database = null;
    };
    this.#database ??= openDB<KioskDatabase>(databaseName, databaseVersion, {
      upgrade(database, oldVersion) {
        if (oldVersion < 1) {
          database.createObjectStore('state');
          database.createObjectStore('documents');
          database.createObjectStore('receipts');
        }
        database.createObjectStore('files');
      },
      // A newer page waits to bring the store to its version.
      blocking(_current, _blocked, event) {
        forget();
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return this.#database;
  }
}
