import { alarmSchema, type Alarm } from '@louyu/contract/alarm';
import { boardSchema, type Board } from '@louyu/contract/board';
import type { DeviceCredentials } from '@louyu/contract/api/devices';
import { deviceConfigSchema, type DeviceConfig } from '@louyu/contract/devices';
import { isNewer, type Document } from '@louyu/contract/documents';
import { LouyuError } from '@louyu/contract/errors';
import type { HeldDocument } from '@louyu/contract/messages';
import { parseTopic, topicOf } from '@louyu/contract/topics';
import { DocumentRack, type Shelved } from './document-rack.ts';
import type { DocumentStatus } from './link-status.ts';
import type { Storage } from './storage.ts';

/** What taking a document changed. */
export interface Taken {
  /** Resolves when it is on disk; only then may health name it. */
  readonly kept: Promise<void>;
  /** Topics that the device does not read any more. */
  readonly left: readonly string[];
}

/**
 * The documents of this device, newest only. A document is taken if its signature holds and (epoch, version) grows, and
 * then replaces the old one whole (DESIGN §4). On disk they stay sealed and are verified again when they are read.
 */
export class DocumentShelf {
  readonly #credentials: DeviceCredentials;
  readonly #storage: Storage;
  readonly #config = new DocumentRack<DeviceConfig>(deviceConfigSchema, () => []);
  readonly #alarms = new DocumentRack<Alarm>(alarmSchema, ({ alerts }) => alerts);
  readonly #boards = new DocumentRack<Board>(boardSchema, ({ notices }) => notices);
  readonly #onDisk = new Map<string, HeldDocument>();
  /** What a full disk has not taken yet. */
  readonly #unsaved = new Map<string, Uint8Array>();
  /** Of places that it has left: their messages may still be under way. */
  readonly #left = new Set<string>();

  constructor(credentials: DeviceCredentials, storage: Storage) {
    this.#credentials = credentials;
    this.#storage = storage;
  }

  get config(): DeviceConfig | null {
    return this.#config.bodies[0] ?? null;
  }

  get boards(): readonly Board[] {
    return this.#boards.bodies;
  }

  get alarms(): readonly Alarm[] {
    return this.#alarms.bodies;
  }

  /** What is shown and on disk: a document that a power cut could take back is not named. */
  get held(): readonly HeldDocument[] {
    return [...this.#onDisk.values()];
  }

  /** What the screen decides from, on disk or not. */
  get read(): readonly DocumentStatus[] {
    return [this.#config, this.#alarms, this.#boards]
      .flatMap((rack): [string, Document<unknown>][] => [...rack.documents])
      .map(([topic, { epoch, version, issuedAt }]) => ({ topic, epoch, version, issuedAt }));
  }

  get configTopic(): string {
    return topicOf('config', this.#credentials.siteId, this.#credentials.deviceId);
  }

  /** The documents of its places, alarms before boards; none before the first configuration. */
  get placeTopics(): readonly string[] {
    return [...this.#topicsOf('alarm'), ...this.#topicsOf('board')];
  }

  /** Whether there is a board of each place. Alarms are not waited for: most places never have one. */
  get isComplete(): boolean {
    const held = this.#boards.documents;
    return this.config !== null && this.#topicsOf('board').every((topic) => held.has(topic));
  }

  /** Takes up what an earlier run kept; what does not verify is deleted. */
  async load(): Promise<void> {
    const saved = await this.#storage.readDocuments();
    // The configuration first: it says which documents are still read.
    const topics = [this.configTopic, ...saved.keys()].filter(
      (topic, index) => index === 0 || topic !== this.configTopic,
    );
    const bad: string[] = [];
    for (const topic of topics) {
      const bytes = saved.get(topic);
      if (bytes === undefined) continue;
      try {
        if (this.#shelve(topic, bytes) !== 'newer') bad.push(topic);
      } catch {
        bad.push(topic);
      }
    }
    for (const topic of topics) {
      const entry = this.#entry(topic);
      if (entry !== null) this.#onDisk.set(topic, entry);
      this.#rackOf(topic)?.noteAsHeld(topic);
    }
    await this.#storage.deleteDocuments(bad);
  }

  /**
   * Takes a document that arrived; null where it is not newer than what is held. Brokers deliver what they had `retained` after
   * newer news; an older document that comes as news itself is another matter.
   * @throws LouyuError `wire.*` where it is not a document of this hub for this topic; `wire.replayed` where an older one
   *   comes as news; `wire.wrong_topic` where an alarm is of a place where the device never stood
   */
  take(topic: string, bytes: Uint8Array, retained = false): Taken | null {
    const shelved = this.#shelve(topic, bytes);
    if (shelved === 'older' && !retained) throw new LouyuError('wire.replayed');
    if (shelved === null && parseTopic(topic)?.name === 'alarm' && !this.#left.has(topic))
      throw new LouyuError('wire.wrong_topic');
    if (shelved !== 'newer') return null;
    const wanted = new Set(this.placeTopics);
    const held = [...this.#alarms.documents.keys(), ...this.#boards.documents.keys()];
    const left = held.filter((other) => !wanted.has(other));
    for (const other of left) this.#rackOf(other)?.drop(other);
    for (const other of left) this.#left.add(other);
    return { kept: this.#keep(topic, bytes, left), left };
  }

  /** Tries once more to save what the disk has not taken. */
  async saveLeftovers(): Promise<void> {
    for (const [topic, bytes] of [...this.#unsaved]) await this.#keep(topic, bytes, []);
  }

  #topicsOf(name: 'alarm' | 'board'): readonly string[] {
    const places = this.config?.places ?? [];
    return places.map((place) => topicOf(name, this.#credentials.siteId, place.id));
  }

  #rackOf(topic: string): DocumentRack<DeviceConfig> | DocumentRack<Alarm> | DocumentRack<Board> | null {
    if (topic === this.configTopic) return this.#config;
    switch (parseTopic(topic)?.name) {
      case 'alarm':
        return this.#alarms;
      case 'board':
        return this.#boards;
      default:
        return null;
    }
  }

  /** Null where the device does not read this topic. */
  #shelve(topic: string, bytes: Uint8Array): Shelved | null {
    if (topic !== this.configTopic && !this.placeTopics.includes(topic)) return null;
    return this.#rackOf(topic)?.shelve(topic, bytes, this.#credentials.hubPublicKey) ?? null;
  }

  async #keep(topic: string, bytes: Uint8Array, left: readonly string[]): Promise<void> {
    const entry = this.#entry(topic);
    if (!(await this.#write(topic, bytes, left))) return;
    for (const other of left) {
      this.#onDisk.delete(other);
      this.#rackOf(other)?.forgetOnDisk(other);
      this.#unsaved.delete(other);
    }
    if (entry !== null && isNewer(entry, this.#onDisk.get(topic))) this.#onDisk.set(topic, entry);
  }

  /** Whether the disk now holds this document, or at least no older one. */
  async #write(topic: string, bytes: Uint8Array, left: readonly string[]): Promise<boolean> {
    const rack = this.#rackOf(topic);
    const noteOnDisk = rack?.noteLater(topic);
    try {
      await this.#storage.writeDocument(topic, bytes);
      this.#unsaved.delete(topic);
      noteOnDisk?.();
      await this.#storage.deleteDocuments(left);
      return true;
    } catch (error) {
      console.warn('louyu: a document could not be saved', error);
      this.#unsaved.set(topic, bytes);
    }
    try {
      // An old document would come back with a restart, and what was recalled or ended with it: better none.
      const isTrue = topic === this.configTopic || rack?.mayStay(topic) === true;
      await this.#storage.deleteDocuments([...(isTrue ? [] : [topic]), ...left]);
      if (!isTrue) rack?.forgetOnDisk(topic);
      return true;
    } catch {
      return false;
    }
  }

  #entry(topic: string): HeldDocument | null {
    const document = this.#rackOf(topic)?.documents.get(topic);
    return document === undefined ? null : { topic, epoch: document.epoch, version: document.version };
  }
}
