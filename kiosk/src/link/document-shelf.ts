import { boardSchema, type Board } from '@louyu/contract/board';
import type { DeviceCredentials } from '@louyu/contract/api/devices';
import { deviceConfigSchema, type DeviceConfig } from '@louyu/contract/devices';
import { isNewer, type Document } from '@louyu/contract/documents';
import { openDocument } from '@louyu/contract/reading';
import type { HeldDocument } from '@louyu/contract/messages';
import { parseTopic, topicOf } from '@louyu/contract/topics';
import type { DocumentStatus } from './link-status.ts';
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
  /** The boards as the disk has them: the same as on the glass, unless the disk is full. */
  readonly #boardsOnDisk = new Map<string, Board>();
  /** What a full disk has not taken yet. */
  readonly #unsaved = new Map<string, Uint8Array>();

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

  /** What the screen decides from, on disk or not. */
  get read(): readonly DocumentStatus[] {
    const config: [string, Document<unknown>][] =
      this.#config === null ? [] : [[this.configTopic, this.#config]];
    return [...config, ...this.#boards].map(([topic, { epoch, version, issuedAt }]) => ({
      topic,
      epoch,
      version,
      issuedAt,
    }));
  }

  get configTopic(): string {
    return topicOf('config', this.#credentials.siteId, this.#credentials.deviceId);
  }

  /** The boards of its places; none before the first configuration. */
  get boardTopics(): readonly string[] {
    const places = this.#config?.body.places ?? [];
    return places.map((place) => topicOf('board', this.#credentials.siteId, place.id));
  }

  /** Whether there is a board of each place. */
  get isComplete(): boolean {
    return this.#config !== null && this.boardTopics.every((topic) => this.#boards.has(topic));
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
      this.#noteOnDisk(topic);
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

  /** Tries once more to save what the disk has not taken. */
  async saveLeftovers(): Promise<void> {
    for (const [topic, bytes] of [...this.#unsaved]) await this.#keep(topic, bytes, []);
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
    for (const board of left) {
      this.#onDisk.delete(board);
      this.#boardsOnDisk.delete(board);
      this.#unsaved.delete(board);
    }
    if (entry !== null && isNewer(entry, this.#onDisk.get(topic))) this.#onDisk.set(topic, entry);
  }

  /** Whether the disk now holds this document, or at least no older one. */
  async #write(topic: string, bytes: Uint8Array, left: readonly string[]): Promise<boolean> {
    const board = this.#boards.get(topic)?.body;
    try {
      await this.#storage.writeDocument(topic, bytes);
      this.#unsaved.delete(topic);
      this.#noteOnDisk(topic, board);
      await this.#storage.deleteDocuments(left);
      return true;
    } catch (error) {
      console.warn('louyu: a document could not be saved', error);
      this.#unsaved.set(topic, bytes);
    }
    try {
      // An old board would come back with a restart, and what was recalled with it: better none.
      const lies = this.#mayStay(topic, board) ? [] : [topic];
      await this.#storage.deleteDocuments([...lies, ...left]);
      for (const lie of lies) this.#boardsOnDisk.delete(lie);
      return true;
    } catch {
      return false;
    }
  }

  #noteOnDisk(topic: string, board = this.#boards.get(topic)?.body): void {
    if (board !== undefined) this.#boardsOnDisk.set(topic, board);
  }

  /** Whether what the disk has of a topic is still true: an old configuration, or a board of which nothing was taken back. */
  #mayStay(topic: string, board: Board | undefined): boolean {
    if (topic === this.configTopic) return true;
    const kept = this.#boardsOnDisk.get(topic);
    if (kept === undefined) return false;
    const now = new Set((board?.notices ?? []).map((notice) => JSON.stringify(notice)));
    return kept.notices.every((notice) => now.has(JSON.stringify(notice)));
  }

  #entry(topic: string): HeldDocument | null {
    const document = topic === this.configTopic ? this.#config : this.#boards.get(topic);
    if (document === null || document === undefined) return null;
    return { topic, epoch: document.epoch, version: document.version };
  }
}
