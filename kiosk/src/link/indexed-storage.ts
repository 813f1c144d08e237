import type { ShownReceipt } from '@louyu/contract/messages';
import { openDB, type DBSchema, type IDBPDatabase, type StoreNames } from 'idb';
import type { StateName, Storage } from './storage.ts';

const databaseName = 'louyu-kiosk';
const databaseVersion = 1;

interface KioskDatabase extends DBSchema {
  state: { key: string; value: unknown };
  documents: { key: string; value: Uint8Array };
  receipts: { key: string; value: unknown };
}

/** On disk before it is told: without `strict` a browser reports a write that a power cut still undoes. */
const strict = { durability: 'strict' } as const;

/** Storage in IndexedDB. Opens anew where the browser closed the database under it. */
export class IndexedStorage implements Storage {
  #database: Promise<IDBPDatabase<KioskDatabase>> | null = null;

  /** @throws DOMException where the browser has no storage for this page */
  async open(): Promise<void> {
    await this.#opened();
  }

  async readState(name: StateName): Promise<unknown> {
    const database = await this.#opened();
    return database.get('state', name);
  }

  async writeState(name: StateName, value: unknown): Promise<void> {
    const transaction = (await this.#opened()).transaction('state', 'readwrite', strict);
    await Promise.all([transaction.store.put(value, name), transaction.done]);
  }

  async readDocuments(): Promise<ReadonlyMap<string, Uint8Array>> {
    const { store } = (await this.#opened()).transaction('documents');
    const [topics, documents] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return new Map(topics.map((topic, index) => [topic, documents[index] ?? new Uint8Array()]));
  }

  async writeDocument(topic: string, bytes: Uint8Array): Promise<void> {
    const transaction = (await this.#opened()).transaction('documents', 'readwrite', strict);
    await Promise.all([transaction.store.put(bytes, topic), transaction.done]);
  }

  deleteDocuments(topics: readonly string[]): Promise<void> {
    return this.#delete('documents', topics);
  }

  async readReceipts(): Promise<readonly unknown[]> {
    const database = await this.#opened();
    return database.getAll('receipts');
  }

  async writeReceipts(receipts: readonly ShownReceipt[]): Promise<void> {
    const transaction = (await this.#opened()).transaction('receipts', 'readwrite', strict);
    const puts = receipts.map((receipt) => transaction.store.put(receipt, receipt.id));
    await Promise.all([...puts, transaction.done]);
  }

  deleteReceipts(ids: readonly string[]): Promise<void> {
    return this.#delete('receipts', ids);
  }

  async wipe(): Promise<void> {
    const stores = ['state', 'documents', 'receipts'] as const;
    const transaction = (await this.#opened()).transaction(stores, 'readwrite', strict);
    const clears = stores.map((name) => transaction.objectStore(name).clear());
    await Promise.all([...clears, transaction.done]);
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
      upgrade(database) {
        database.createObjectStore('state');
        database.createObjectStore('documents');
        database.createObjectStore('receipts');
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return this.#database;
  }
}
