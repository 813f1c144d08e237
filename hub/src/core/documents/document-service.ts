import type { Board } from '@louyu/contract/board';
import type { DeviceConfig } from '@louyu/contract/devices';
import { sealCommand } from '@louyu/contract/commands';
import { sealDocument } from '@louyu/contract/documents';
import type { Command } from '@louyu/contract/messages';
import type { Signer } from '@louyu/contract/signing';
import { topicOf } from '@louyu/contract/topics';
import type { Clock, Digest, Random, Wire } from '../ports.ts';
import type { Store } from '../store.ts';
import { laterBy } from '../time.ts';
import { boardBody } from './board-body.ts';
import type { BoardEntry, DocumentRecord } from './document-store.ts';

/** How long a command is good for, in milliseconds: a device that was away does not act on old ones. */
export const commandLifeMs = 30_000;

/** The way to the broker. */
export interface Transmitter {
  /** Retained, QoS 1. */
  retain(topic: string, payload: Uint8Array): void;
  /** Not retained, QoS 1. */
  send(topic: string, payload: Uint8Array): void;
  /** Ends a device's session. */
  disconnect(deviceId: string): void;
}

export interface DocumentServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly epoch: number;
  readonly signer: Signer;
  readonly transmitter: Transmitter;
  /** The config of a device, or undefined once it is gone or revoked. */
  readonly configOf: (deviceId: string) => Promise<DeviceConfig | undefined>;
  /** A document that could not be made, with the topic: the rest goes on. */
  readonly onFailure: (topic: string, error: unknown) => void;
}

/**
 * Keeps the retained tree a view of the database: documents are made anew after commits, and one that differs from what
 * was published gets the next version (DESIGN.md §4). One refresh runs at a time, so versions reach the wire in order.
 */
export class DocumentService implements Wire {
  readonly #options: DocumentServiceOptions;
  #last: Promise<void> = Promise.resolve();
  /** Undefined before the first run: there is nothing to publish yet. */
  #siteId: string | undefined;
  readonly #published = new Map<string, { readonly epoch: number; readonly version: number }>();

  constructor(options: DocumentServiceOptions) {
    this.#options = options;
  }

  /**
   * Publishes what is stored, then brings every document up to date. The broker opens its doors after this; the first run
   * calls it again once there is a site.
   */
  async start(): Promise<void> {
    const { store, epoch } = this.#options;
    this.#siteId = (await store.places.site())?.id;
    for (const document of await store.documents.all()) {
      if (document.epoch === epoch) this.#transmit(document);
    }
    await this.refreshAll();
  }

  /** All boards and configs: at the start, and every minute for windows that ended or came within the horizon. */
  async refreshAll(): Promise<void> {
    await this.refreshAllBoards();
    const devices = await this.#options.store.devices.all();
    await this.refreshConfigs(
      devices.filter((device) => device.pairedAt !== null).map((device) => device.id),
    );
  }

  async refreshAllBoards(): Promise<void> {
    const tree = await this.#options.store.places.tree();
    await this.refreshBoards(tree.all().map((place) => place.id));
  }

  refreshBoards(placeIds: Iterable<string>): Promise<void> {
    const ids = [...new Set(placeIds)];
    return this.#inTurn(async () => {
      const { store, clock } = this.#options;
      const siteId = this.#siteId;
      if (siteId === undefined || ids.length === 0) return;
      const now = clock.now();
      const notices = await store.notices.forBoards(ids, now);
      for (const placeId of ids) {
        const board = boardBody(placeId, notices, now);
        const entries = board.notices.map((notice) => ({ noticeId: notice.id, revision: notice.revision }));
        await this.#publish(siteId, topicOf('board', siteId, placeId), board, entries);
      }
    });
  }

  refreshConfigs(deviceIds: Iterable<string>): Promise<void> {
    const ids = [...new Set(deviceIds)];
    return this.#inTurn(async () => {
      const siteId = this.#siteId;
      if (siteId === undefined) return;
      for (const deviceId of ids) {
        const config = await this.#options.configOf(deviceId);
        if (config === undefined) continue;
        await this.#publish(siteId, topicOf('config', siteId, deviceId), config, null);
      }
    });
  }

  /** The site's id; undefined before the first run. */
  get siteId(): string | undefined {
    return this.#siteId;
  }

  /** What stands on the wire for a topic; undefined where nothing does. */
  readonly published = (topic: string): { readonly epoch: number; readonly version: number } | undefined =>
    this.#published.get(topic);

  disconnect(deviceId: string): void {
    this.#options.transmitter.disconnect(deviceId);
  }

  command(deviceId: string, kind: Command['kind']): Promise<void> {
    const { clock, random, signer, transmitter } = this.#options;
    if (this.#siteId === undefined) return Promise.resolve();
    const topic = topicOf('command', this.#siteId, deviceId);
    const command = { topic, id: random.id(), kind, expiresAt: laterBy(clock.now(), commandLifeMs) };
    transmitter.send(topic, sealCommand(command, signer));
    return Promise.resolve();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(work);
    // The next turn comes whatever became of this one; its caller hears of the failure.
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #transmit({ topic, epoch, version, payload }: DocumentRecord): void {
    this.#published.set(topic, { epoch, version });
    this.#options.transmitter.retain(topic, payload);
  }

  /** Saves the next version and puts it on the wire, unless the body is what was published last. */
  async #publish(
    siteId: string,
    topic: string,
    body: Board | DeviceConfig,
    entries: readonly BoardEntry[] | null,
  ): Promise<void> {
    const { store, clock, digest, epoch, signer, onFailure } = this.#options;
    try {
      const bodyHash = digest(JSON.stringify(body));
      const published = await store.documents.byTopic(topic);
      if (published !== undefined && published.epoch === epoch && published.bodyHash === bodyHash) return;
      const version = published?.epoch === epoch ? published.version + 1 : 1;
      const issuedAt = clock.now();
      const payload = sealDocument({ topic, epoch, version, issuedAt, body }, signer);
      const document: DocumentRecord = { topic, siteId, epoch, version, bodyHash, payload, issuedAt };
      await store.transaction(async (areas) => {
        await areas.documents.save(document);
        if (entries !== null) await areas.documents.saveEntries(topic, epoch, version, entries);
      });
      this.#transmit(document);
    } catch (error) {
      // A board that cannot be made keeps its last version; it must not hold up the boards of other places.
      onFailure(topic, error);
    }
  }
}
