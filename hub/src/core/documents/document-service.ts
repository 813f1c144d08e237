import type { DeviceConfig } from '@louyu/contract/devices';
import { sealCommand } from '@louyu/contract/commands';
import type { Command } from '@louyu/contract/messages';
import type { Signer } from '@louyu/contract/signing';
import { topicOf } from '@louyu/contract/topics';
import type { Clock, Digest, Random, Wire } from '../ports.ts';
import type { Store } from '../store.ts';
import { laterBy } from '../time.ts';
import { alarmBody } from '../alerts/alarm-body.ts';
import { boardBody } from './board-body.ts';
import { Publisher, type WantedDocument } from './publisher.ts';

/** How long a command is good for, in milliseconds: a device that was away does not act on old ones. */
export const commandLifeMs = 30_000;

/** So many documents are signed and saved at once: the loop of the broker waits for no more. */
export const documentBatchMax = 100;

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
  /** The configs of devices by id; those that are gone or revoked have none. */
  readonly configsOf: (deviceIds: readonly string[]) => Promise<ReadonlyMap<string, DeviceConfig>>;
  /** A document that could not be made or saved, with the topic: the rest goes on, and it is tried again. */
  readonly onFailure: (topic: string, error: unknown) => void;
  /** Lets other work go on between two batches. */
  readonly pause: () => Promise<void>;
}

/**
 * Keeps the retained tree a view of the database: documents are made anew after commits, and one that differs from what
 * was published gets the next version (DESIGN.md §4). One refresh runs at a time, so versions reach the wire in order.
 */
export class DocumentService implements Wire {
  readonly #options: DocumentServiceOptions;
  #last: Promise<void> = Promise.resolve();
  /** Alarms take turns of their own: an emergency does not wait for boards. */
  #lastAlarm: Promise<void> = Promise.resolve();
  /** Undefined before the first run: there is nothing to publish yet. */
  #siteId: string | undefined;
  readonly #publisher: Publisher;
  /** Devices whose config could not be published: `renew` tries again. */
  readonly #unpublished = new Set<string>();
  /** Places whose alarm could not be published: `retryAlarms` tries again. */
  readonly #unpublishedAlarms = new Set<string>();

  constructor(options: DocumentServiceOptions) {
    this.#options = options;
    const { retain } = options.transmitter;
    this.#publisher = new Publisher({ ...options, retain });
  }

  /**
   * Publishes what is stored, then brings every document up to date. The broker opens its doors after this; the first run
   * calls it again once there is a site.
   */
  async start(): Promise<void> {
    const { store, epoch } = this.#options;
    this.#siteId = (await store.places.site())?.id;
    for (const document of await store.documents.all()) {
      if (document.epoch === epoch) this.#publisher.transmit(document);
    }
    await this.refreshAll();
  }

  /** Every minute: all boards, for windows that ended or came within the horizon, and what could not be published before. */
  async renew(): Promise<void> {
    await this.refreshAllAlarms();
    await this.refreshAllBoards();
    if (this.#unpublished.size > 0) await this.refreshConfigs([...this.#unpublished]);
  }

  /** All alarms, boards and configs: alarms first. */
  async refreshAll(): Promise<void> {
    await this.refreshAllAlarms();
    await this.refreshAllBoards();
    const devices = await this.#options.store.devices.all();
    await this.refreshConfigs(
      devices.filter((device) => device.pairedAt !== null).map((device) => device.id),
    );
  }

  async refreshAllBoards(): Promise<void> {
    await this.refreshBoards(await this.#placeIds());
  }

  async refreshAllAlarms(): Promise<void> {
    await this.refreshAlarms(await this.#placeIds());
  }

  async #placeIds(): Promise<string[]> {
    const tree = await this.#options.store.places.tree();
    return tree.all().map((place) => place.id);
  }

  refreshAlarms(placeIds: Iterable<string>): Promise<void> {
    const ids = [...new Set(placeIds)];
    for (const id of ids) this.#unpublishedAlarms.add(id);
    const turn = this.#lastAlarm.then(() => this.#publishAlarms(ids));
    // The next turn comes whatever became of this one; its caller hears of the failure.
    this.#lastAlarm = turn.catch(() => undefined);
    return turn;
  }

  /** Once a second: alarms that could not be published. */
  async retryAlarms(): Promise<void> {
    if (this.#unpublishedAlarms.size > 0) await this.refreshAlarms(this.#unpublishedAlarms);
  }

  async #publishAlarms(placeIds: readonly string[]): Promise<void> {
    const { store, clock } = this.#options;
    const siteId = this.#siteId;
    if (siteId === undefined || placeIds.length === 0) return;
    const now = clock.now();
    const alerts = await store.alerts.onGlass(now);
    for (const batch of batchesOf(placeIds)) {
      const alarms = batch.map((placeId): WantedDocument => {
        const body = alarmBody(placeId, alerts, now);
        const entries = body.alerts.map((alert) => ({ alertId: alert.id, revision: alert.revision }));
        return { topic: topicOf('alarm', siteId, placeId), body, entries: { kind: 'alarm', entries } };
      });
      const failed = await this.#publisher.publish(siteId, alarms);
      for (const placeId of batch)
        if (!failed.has(topicOf('alarm', siteId, placeId))) this.#unpublishedAlarms.delete(placeId);
    }
  }

  refreshBoards(placeIds: Iterable<string>): Promise<void> {
    const ids = [...new Set(placeIds)];
    return this.#inTurn(async () => {
      const { store, clock } = this.#options;
      const siteId = this.#siteId;
      if (siteId === undefined || ids.length === 0) return;
      const now = clock.now();
      const notices = await store.notices.forBoards(ids, now);
      const boards = ids.map((placeId): WantedDocument => {
        const body = boardBody(placeId, notices, now);
        const entries = body.notices.map((notice) => ({ noticeId: notice.id, revision: notice.revision }));
        return { topic: topicOf('board', siteId, placeId), body, entries: { kind: 'board', entries } };
      });
      for (const batch of batchesOf(boards)) await this.#publisher.publish(siteId, batch);
    });
  }

  /** In batches, between which boards may take their turn: a notice does not wait for thousands of configs. */
  async refreshConfigs(deviceIds: Iterable<string>): Promise<void> {
    if (this.#siteId === undefined) return;
    const ids = [...new Set(deviceIds)];
    for (const id of ids) this.#unpublished.add(id);
    const batches = batchesOf(ids);
    for (const [index, batch] of batches.entries()) {
      if (index > 0) await this.#options.pause();
      await this.#inTurn(() => this.#publishConfigs(batch));
    }
  }

  async #publishConfigs(deviceIds: readonly string[]): Promise<void> {
    const siteId = this.#siteId ?? '';
    const topicFor = (deviceId: string) => topicOf('config', siteId, deviceId);
    try {
      const configs = [...(await this.#options.configsOf(deviceIds))];
      const wanted = configs.map(([id, body]) => ({ topic: topicFor(id), body, entries: null }));
      const failed = await this.#publisher.publish(siteId, wanted);
      for (const id of deviceIds) if (!failed.has(topicFor(id))) this.#unpublished.delete(id);
    } catch (error) {
      this.#options.onFailure(topicFor(deviceIds[0] ?? ''), error);
    }
  }

  /** The site's id; undefined before the first run. */
  get siteId(): string | undefined {
    return this.#siteId;
  }

  /** What stands on the wire for a topic; undefined where nothing does. */
  readonly published = (topic: string): { readonly epoch: number; readonly version: number } | undefined =>
    this.#publisher.published(topic);

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
}

function batchesOf<Item>(items: readonly Item[]): Item[][] {
  const batches: Item[][] = [];
  for (let start = 0; start < items.length; start += documentBatchMax)
    batches.push(items.slice(start, start + documentBatchMax));
  return batches;
}
