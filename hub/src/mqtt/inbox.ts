import type { Change } from '@louyu/contract/api/overview';
import { parseWire } from '@louyu/contract/documents';
import { LouyuError } from '@louyu/contract/errors';
import {
  healthSchema,
  presenceSchema,
  receiptBatchSchema,
  type Health,
  type HeldDocument,
  type Stored,
} from '@louyu/contract/messages';
import { parseTopic, topicOf, topicRules } from '@louyu/contract/topics';
import type { DeviceDirectory } from '../core/devices/device-directory.ts';
import type { FaultWatch } from '../core/devices/faults.ts';
import { Laggards, type PublishedVersion } from '../core/devices/laggards.ts';
import type { LiveDevices } from '../core/devices/live-devices.ts';
import type { PairingService } from '../core/devices/pairing-service.ts';
import type { Log } from '../core/log.ts';
import type { Clock, LiveEvents, Wire } from '../core/ports.ts';
import type { AlertedOutcome, Ledger, ReceiptOutcome } from '../core/receipts/ledger.ts';
import type { DisconnectReason } from './broker-access.ts';
import type { Broker } from './broker.ts';
import { sortReceipts } from './receipt-items.ts';

export interface InboxOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Pick<Ledger, 'storeReceipts' | 'storeAlerted' | 'hold'>;
  readonly directory: DeviceDirectory;
  readonly devices: LiveDevices;
  readonly faults: Pick<FaultWatch, 'heard'>;
  readonly pairings: Pick<PairingService, 'connected'>;
  readonly live: LiveEvents;
  readonly wire: Pick<Wire, 'command'>;
  /** What stands on the wire, to tell who lags. */
  readonly published: PublishedVersion;
  /** The broker's `publish`. */
  readonly publish: Broker['publish'];
  readonly siteId: string;
}

export interface InboxStats {
  /** Messages that were not what their topic says. */
  malformed: number;
  receiptsStored: number;
  receiptsRejected: number;
  /** Batches left unanswered because they could not be stored; their devices send them again. */
  receiptsUnanswered: number;
  resubscribes: number;
}

/** A device's malformed messages are logged at most this often, in milliseconds. */
const malformedLogIntervalMs = 60_000;

const nothingShown: ReceiptOutcome = { stored: [], rejected: [], noticeIds: [] };
const nothingAlerted: AlertedOutcome = { stored: [], rejected: [], alertIds: [] };

/** What devices say: parsed, handed to who decides, and answered once it is stored. */
export class Inbox {
  readonly stats: InboxStats = {
    malformed: 0,
    receiptsStored: 0,
    receiptsRejected: 0,
    receiptsUnanswered: 0,
    resubscribes: 0,
  };
  readonly #options: InboxOptions;
  readonly #laggards: Laggards;
  /** The board and alarm documents each device was last written down with. */
  readonly #held = new Map<string, string>();
  readonly #malformedLoggedAt = new Map<string, number>();

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#laggards = new Laggards(options.published);
  }

  /** The broker's `onMessage`: never throws. */
  readonly take = (clientId: string, topic: string, payload: Buffer): void => {
    const name = parseTopic(topic)?.name;
    try {
      if (name === 'receipt') this.#takeReceipts(clientId, payload);
      else if (name === 'health') this.#takeHealth(clientId, payload);
      else if (name === 'presence') this.#takePresence(clientId, payload);
    } catch (error) {
      this.#malformed(clientId, name, error);
    }
  };

  readonly connected = (clientId: string): void => {
    const { clock, devices, faults, pairings, log } = this.#options;
    devices.connected(clientId, clock.now());
    faults.heard(clientId);
    pairings.connected(clientId).catch((error: unknown) => {
      log.error({ deviceId: clientId, err: error }, 'pairing not closed');
    });
  };

  readonly disconnected = (clientId: string, reason: DisconnectReason): void => {
    // The connection that took over is the device's own: it has not gone.
    if (reason !== 'taken-over') this.#options.devices.disconnected(clientId);
  };

  #takePresence(deviceId: string, payload: Buffer): void {
    const { clock, devices, faults } = this.#options;
    devices.presence(deviceId, parseWire(presenceSchema, payload.toString()), clock.now());
    faults.heard(deviceId);
  }

  #takeReceipts(deviceId: string, payload: Buffer): void {
    const { clock, ledger, live } = this.#options;
    const now = clock.now();
    const batch = parseWire(receiptBatchSchema, payload.toString());
    const { shown, alerted, rejected, nameless } = sortReceipts(batch, now);
    this.stats.malformed += nameless;
    if (shown.length + alerted.length === 0) {
      if (rejected.length > 0) this.#answer(deviceId, { stored: [], rejected });
      return;
    }
    // Both go with one commit: the ledger gathers what comes in one turn of the loop.
    Promise.all([
      alerted.length === 0 ? nothingAlerted : ledger.storeAlerted(deviceId, alerted, now),
      shown.length === 0 ? nothingShown : ledger.storeReceipts(deviceId, shown, now),
    ]).then(
      ([alerts, notices]) => {
        this.#answer(deviceId, {
          stored: [...alerts.stored, ...notices.stored],
          rejected: [...rejected, ...alerts.rejected, ...notices.rejected],
        });
        for (const id of alerts.alertIds) live.emit({ resource: 'alert', id });
        for (const id of notices.noticeIds) live.emit({ resource: 'delivery', id });
      },
      () => {
        // Busy or out of disk, which the ledger has logged: without an answer the device keeps them and sends again.
        this.stats.receiptsUnanswered += 1;
      },
    );
  }

  #answer(deviceId: string, stored: Stored): void {
    const { publish, siteId } = this.#options;
    this.stats.receiptsStored += stored.stored.length;
    this.stats.receiptsRejected += stored.rejected.length;
    const { qos, retain } = topicRules.stored;
    const payload = Buffer.from(JSON.stringify(stored));
    publish({ topic: topicOf('stored', siteId, deviceId), payload, qos, retain });
  }

  #takeHealth(deviceId: string, payload: Buffer): void {
    const { clock, directory, devices, faults } = this.#options;
    const health = parseWire(healthSchema, payload.toString());
    const now = clock.now();
    const before = devices.get(deviceId);
    devices.health(deviceId, health, now);
    faults.heard(deviceId);
    this.#announceVisible(before?.visible ?? null, health.visible);
    this.#noteRefused(deviceId, before?.refused ?? null, health.refused ?? null);
    this.#hold(deviceId, health.documents, now);
    const reader = directory.reader(deviceId);
    if (reader !== undefined && this.#laggards.isDue(reader, health.documents, now))
      this.#resubscribe(deviceId);
  }

  /** Pages that follow a notice or an alert see at once that it came onto a glass, or left it. */
  #announceVisible(before: Health['visible'] | null, after: Health['visible']): void {
    const [from, to] = [subjectOf(before), subjectOf(after)];
    if (from?.resource === to?.resource && from?.id === to?.id) return;
    for (const change of [from, to]) if (change !== null) this.#options.live.emit(change);
  }

  /** A forged, replayed or expired document is in the log, with the device that refused it. */
  #noteRefused(deviceId: string, before: Health['refused'] | null, after: Health['refused'] | null): void {
    if (after === null || after === before) return;
    this.#options.log.warn({ deviceId, code: after }, 'device refused a document');
  }

  /** Writes down which boards and alarms a device holds, when that has changed. */
  #hold(deviceId: string, documents: readonly HeldDocument[], at: string): void {
    const { ledger, live, directory, siteId } = this.#options;
    const ofPlaces = documents.filter(({ topic }) => {
      const parsed = parseTopic(topic);
      return parsed?.siteId === siteId && topicRules[parsed.name].branch === 'place';
    });
    // A glass in the place of another one speaks for itself, though it holds the same.
    const glass = directory.get(deviceId)?.pairedAt ?? '';
    const key = `${glass} ${ofPlaces.map(({ topic, epoch, version }) => `${topic} ${epoch} ${version}`).join()}`;
    if (this.#held.get(deviceId) === key) return;
    this.#held.set(deviceId, key);
    const again = () => {
      if (this.#held.get(deviceId) === key) this.#held.delete(deviceId);
    };
    ledger.hold({ deviceId, documents: ofPlaces, at }).then((outcome) => {
      if (!outcome.understood) again();
      for (const id of outcome.noticeIds) live.emit({ resource: 'delivery', id });
      for (const id of outcome.alertIds) live.emit({ resource: 'alert', id });
    }, again);
  }

  #resubscribe(deviceId: string): void {
    const { wire, log } = this.#options;
    this.stats.resubscribes += 1;
    log.warn({ deviceId }, 'device holds old documents; told to subscribe anew');
    wire.command(deviceId, 'resubscribe').catch((error: unknown) => {
      log.error({ deviceId, err: error }, 'command not sent');
    });
  }

  #malformed(deviceId: string, name: string | undefined, error: unknown): void {
    const { clock, log } = this.#options;
    this.stats.malformed += 1;
    const now = Date.parse(clock.now());
    if (now - (this.#malformedLoggedAt.get(deviceId) ?? 0) < malformedLogIntervalMs) return;
    this.#malformedLoggedAt.set(deviceId, now);
    if (error instanceof LouyuError) {
      const { code, details } = error;
      log.warn({ deviceId, topic: name, code, path: details['path'] }, 'malformed message of a device');
    } else log.error({ deviceId, topic: name, err: error }, 'message of a device not taken');
  }
}

/** What a page follows of what is on a glass. */
function subjectOf(visible: Health['visible'] | null): Change | null {
  if (visible?.kind === 'notice') return { resource: 'delivery', id: visible.noticeId };
  return visible?.kind === 'alert' ? { resource: 'alert', id: visible.alertId } : null;
}
