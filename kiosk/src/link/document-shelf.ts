import { boardSchema, type Board } from '@louyu/contract/board';
import type { DeviceCredentials } from '@louyu/contract/api/devices';
import { deviceConfigSchema, type DeviceConfig } from '@louyu/contract/devices';
import { isNewer, type Document } from '@louyu/contract/documents';
import { openDocument } from '@louyu/contract/reading';
import type { HeldDocument } from '@louyu/contract/messages';
import { parseTopic, topicOf } from '@louyu/contract/topics';
import type { Storage } from './storage.ts';

/** What taking a document changed. */
export interface Taken {
  /** Resolves when it is on disk; only then may health name it. */
  readonly kept: Promise<void>;
  /** Board topics that the device does not read any more. */
  readonly left: readonly string[];
}

/**
 * The documents of this device, newest only. A document is taken if its signature holds and (epoch, version) grows, and
 * then replaces the old one whole (DESIGN §4). On disk they stay sealed and are verified again when they are read.
 */
export class DocumentShelf {
  readonly #credentials: DeviceCredentials;
  readonly #storage: Storage;
  #config: Document<DeviceConfig> | null = null;
  readonly #boards = new Map<string, Document<Board>>();
  readonly #onDisk = new Map<string, HeldDocument>();

  constructor(credentials: DeviceCredentials, storage: Storage) {
    this.#credentials = credentials;
    this.#storage = storage;
  }

  get config(): DeviceConfig | null {
    return this.#config?.body ?? null;
  }

  get boards(): readonly Board[] {
    return [...this.#boards.values()].map((document) => document.body);
  }

  /** What is shown and on disk: a document that a power cut could take back is not named. */
  get held(): readonly HeldDocument[] {
    return [...this.#onDisk.values()];
  }

  get configTopic(): string {
    return topicOf('config', this.#credentials.siteId, this.#credentials.deviceId);
  }

  /** The boards of its places; none before the first configuration. */
  get boardTopics(): readonly string[] {
    const places = this.#config?.body.places ?? [];
    return places.map((place) => topicOf('board', this.#credentials.siteId, place.id));
  }

  /** Takes up what an earlier run kept; what does not verify is deleted. */
  async load(): Promise<void> {
    const saved = await this.#storage.readDocuments();
    // The configuration first: it says which boards are still read.
    const topics = [this.configTopic, ...saved.keys()].filter(
      (topic, index) => index === 0 || topic !== this.configTopic,
    );
    const bad: string[] = [];
    for (const topic of topics) {
      const bytes = saved.get(topic);
      if (bytes === undefined) continue;
      try {
        if (!this.#shelve(topic, bytes)) bad.push(topic);
      } catch {
        bad.push(topic);
      }
    }
    for (const topic of topics) {
      const entry = this.#entry(topic);
      if (entry !== null) this.#onDisk.set(topic, entry);
    }
    await this.#storage.deleteDocuments(bad);
  }

  /**
   * Takes a document that arrived; null where it is not newer than what is held.
   * @throws LouyuError `wire.*` where it is not a document of this hub for this topic
   */
  take(topic: string, bytes: Uint8Array): Taken | null {
    if (!this.#shelve(topic, bytes)) return null;
    const wanted = new Set(this.boardTopics);
    const left = [...this.#boards.keys()].filter((board) => !wanted.has(board));
    for (const board of left) this.#boards.delete(board);
    return { kept: this.#keep(topic, bytes, left), left };
  }

  #shelve(topic: string, bytes: Uint8Array): boolean {
    const key = this.#credentials.hubPublicKey;
    if (topic === this.configTopic) {
      const document = openDocument(bytes, topic, key, deviceConfigSchema);
      if (!isNewer(document, this.#config ?? undefined)) return false;
      this.#config = document;
      return true;
    }
    if (parseTopic(topic)?.name !== 'board' || !this.boardTopics.includes(topic)) return false;
    const document = openDocument(bytes, topic, key, boardSchema);
    if (!isNewer(document, this.#boards.get(topic))) return false;
    this.#boards.set(topic, document);
    return true;
  }

  async #keep(topic: string, bytes: Uint8Array, left: readonly string[]): Promise<void> {
    const entry = this.#entry(topic);
    if (!(await this.#write(topic, bytes, left))) return;
    for (const board of left) this.#onDisk.delete(board);
    if (entry !== null && isNewer(entry, this.#onDisk.get(topic))) this.#onDisk.set(topic, entry);
  }

  /** Whether the disk now holds this document, or at least no older one. */
  async #write(topic: string, bytes: Uint8Array, left: readonly string[]): Promise<boolean> {
    try {
      await this.#storage.writeDocument(topic, bytes);
      await this.#storage.deleteDocuments(left);
      return true;
    } catch (error) {
      console.warn('louyu: a document could not be saved', error);
    }
    try {
      // An old board would come back with a restart, and what was recalled with it: better none.
      await this.#storage.deleteDocuments([topic, ...left]);
      return true;
    } catch {
      return false;
    }
  }

  #entry(topic: string): HeldDocument | null {
    const document = topic === this.configTopic ? this.#config : this.#boards.get(topic);
    if (document === null || document === undefined) return null;
    return { topic, epoch: document.epoch, version: document.version };
  }
}
