import { EventEmitter, once } from 'node:events';
import mqtt, { MqttClient, type IClientOptions } from 'mqtt';
import * as v from 'valibot';
import { alarmSchema, type Alarm } from '@louyu/contract/alarm';
import { boardSchema, type Board } from '@louyu/contract/board';
import type { DeviceCredentials } from '@louyu/contract/api/devices';
import { deviceConfigSchema, type DeviceConfig } from '@louyu/contract/devices';
import { isNewer, type Document } from '@louyu/contract/documents';
import { openDocument } from '@louyu/contract/reading';
import { storedSchema, type AlertedReceipt, type Health, type ShownReceipt } from '@louyu/contract/messages';
import { parseTopic, topicOf } from '@louyu/contract/topics';
import { slowStream } from './slow-stream.ts';

interface SimulatedDisplayEvents {
  /** A document was taken. */
  board: [];
  alarm: [];
  /** The hub answered for receipts. */
  stored: [];
  connect: [];
  /** The broker has acknowledged a publish; whether the hub has stored it is another question. */
  puback: [];
}

/**
 * A display without glass: keeps documents by the rules of DESIGN.md §4, "shows" each notice once a revision, and keeps
 * its receipts until `stored` names them. For crowds; real pages are tested in a real browser.
 */
export class SimulatedDisplay extends EventEmitter<SimulatedDisplayEvents> {
  readonly credentials: DeviceCredentials;
  readonly boards = new Map<string, Document<Board>>();
  readonly alarms = new Map<string, Document<Alarm>>();
  /** Receipts that wait for `stored`, by id. */
  readonly pending = new Map<string, ShownReceipt | AlertedReceipt>();
  /** Ids that `stored` has named. */
  readonly stored = new Set<string>();
  readonly rejected = new Map<string, string>();
  /** Documents refused, by error code. */
  readonly refused: string[] = [];
  /** Boards that arrived after a newer one: the wire must not deliver any. */
  olderAfterNewer = 0;
  config: DeviceConfig | undefined;
  #configVersion: Document<DeviceConfig> | undefined;
  #client: MqttClient | undefined;
  /** The newest revision shown, by notice, in the order of showing. */
  readonly #shown = new Map<string, number>();
  /** The newest revision of each alert that it painted. */
  readonly #alerted = new Map<string, number>();
  #nextReceipt = 1;

  constructor(credentials: DeviceCredentials) {
    super();
    this.setMaxListeners(0);
    this.credentials = credentials;
  }

  connect(url: string): void {
    this.#follow(mqtt.connect(url, this.#connectOptions()));
  }

  /** Over TCP, reading only a little at a time. */
  connectSlowly(mqttPort: number): void {
    const client = new MqttClient(() => slowStream(mqttPort), this.#connectOptions());
    this.#follow(client);
  }

  #connectOptions(): IClientOptions {
    const { deviceId, siteId, secret } = this.credentials;
    return {
      clientId: deviceId,
      username: deviceId,
      password: secret,
      clean: true,
      keepalive: 15,
      reconnectPeriod: 200,
      connectTimeout: 3000,
      will: {
        topic: topicOf('presence', siteId, deviceId),
        payload: Buffer.from(JSON.stringify({ state: 'offline', version: 'simulated' })),
        qos: 1,
        retain: true,
      },
    };
  }

  #follow(client: MqttClient): void {
    const { deviceId, siteId } = this.credentials;
    this.#client = client;
    // A hub that is killed is what the tests are about: the client comes back by itself.
    client.on('error', () => undefined);
    client.on('connect', () => {
      client.subscribe([topicOf('config', siteId, deviceId), topicOf('stored', siteId, deviceId)], {
        qos: 1,
      });
      client.publish(
        topicOf('presence', siteId, deviceId),
        JSON.stringify({ state: 'online', version: 'simulated' }),
        { qos: 1, retain: true },
      );
      if (this.config !== undefined) this.#subscribeBoards(this.config);
      this.sendReceipts();
      this.emit('connect');
    });
    client.on('message', (topic, payload) => this.#take(topic, payload));
    client.on('packetreceive', (packet) => {
      if (packet.cmd === 'puback') this.emit('puback');
    });
  }

  async disconnect(): Promise<void> {
    await this.#client?.endAsync(true);
    this.#client = undefined;
  }

  /** The notices of all its boards, by id, newest revision. */
  notices(): Map<string, number> {
    const notices = new Map<string, number>();
    for (const { body } of this.boards.values()) {
      for (const notice of body.notices) {
        notices.set(notice.id, Math.max(notice.revision, notices.get(notice.id) ?? 0));
      }
    }
    return notices;
  }

  /** The alerts of all its alarm documents, newest revision of each. */
  alerts(): Alarm['alerts'] {
    const alerts = new Map<string, Alarm['alerts'][number]>();
    for (const { body } of this.alarms.values())
      for (const alert of body.alerts)
        if (alert.revision >= (alerts.get(alert.id)?.revision ?? 0)) alerts.set(alert.id, alert);
    return [...alerts.values()];
  }

  sendReceipts(): void {
    const items = [...this.pending.values()].slice(0, 100);
    if (items.length === 0 || this.#client === undefined) return;
    const { deviceId, siteId } = this.credentials;
    this.#client.publish(topicOf('receipt', siteId, deviceId), JSON.stringify({ items }), { qos: 1 });
  }

  /** One more turn of what it shows: a new receipt for the first notice. */
  reportAgain(): void {
    const [notice] = this.notices();
    if (notice === undefined) return;
    this.#report(...notice);
    this.sendReceipts();
  }

  /** Resolves with the broker's next PUBACK. */
  acknowledgedByBroker(): Promise<unknown> {
    return once(this, 'puback');
  }

  sendHealth(): void {
    const { deviceId, siteId } = this.credentials;
    const now = new Date().toISOString();
    const notices = this.notices();
    const [alert] = this.alerts();
    const visible = [...this.#shown.keys()].findLast((id) => notices.has(id));
    const health: Health = {
      at: now,
      version: 'simulated',
      documents: [...this.alarms.values(), ...this.boards.values()].map(({ topic, epoch, version }) => ({
        topic,
        epoch,
        version,
      })),
      visible:
        alert !== undefined
          ? { kind: 'alert', alertId: alert.id, revision: alert.revision, page: 1 }
          : visible === undefined
            ? { kind: 'idle' }
            : { kind: 'notice', noticeId: visible, revision: notices.get(visible) ?? 1, page: 1 },
      lastFrameAt: now,
      clock: { offsetMs: 0, trusted: true },
      pendingReceipts: this.pending.size,
    };
    this.#client?.publish(topicOf('health', siteId, deviceId), JSON.stringify(health), { qos: 0 });
  }

  #take(topic: string, payload: Uint8Array): void {
    const { deviceId, siteId, hubPublicKey } = this.credentials;
    if (topic === topicOf('stored', siteId, deviceId)) {
      this.#takeStored(payload);
      return;
    }
    try {
      if (topic === topicOf('config', siteId, deviceId)) {
        const document = openDocument(payload, topic, hubPublicKey, deviceConfigSchema);
        if (!isNewer(document, this.#configVersion)) return;
        this.#configVersion = document;
        this.config = document.body;
        this.#subscribeBoards(document.body);
        return;
      }
      if (parseTopic(topic)?.name === 'alarm') {
        this.#takeAlarm(topic, payload);
        return;
      }
      const document = openBoard(payload, topic, hubPublicKey);
      const held = this.boards.get(topic);
      if (!isNewer(document, held)) {
        if (held !== undefined && isNewer(held, document)) this.olderAfterNewer += 1;
        return;
      }
      this.boards.set(topic, document);
      this.#show(document.body);
      this.sendHealth();
      this.emit('board');
    } catch (error) {
      this.refused.push(error instanceof Error ? error.message : String(error));
    }
  }

  #takeAlarm(topic: string, payload: Uint8Array): void {
    const document = openAlarm(payload, topic, this.credentials.hubPublicKey);
    const held = this.alarms.get(topic);
    if (!isNewer(document, held)) {
      if (held !== undefined && isNewer(held, document)) this.olderAfterNewer += 1;
      return;
    }
    const receivedAt = new Date().toISOString();
    this.alarms.set(topic, document);
    for (const { id, revision } of document.body.alerts) {
      if ((this.#alerted.get(id) ?? 0) >= revision) continue;
      this.#alerted.set(id, revision);
      const receipt = `${this.credentials.deviceId}-${this.#nextReceipt}`;
      this.#nextReceipt += 1;
      const paintedAt = new Date().toISOString();
      this.pending.set(receipt, {
        id: receipt,
        kind: 'alerted',
        alertId: id,
        revision,
        receivedAt,
        paintedAt,
      });
    }
    this.sendReceipts();
    this.sendHealth();
    this.emit('alarm');
  }

  #takeStored(payload: Uint8Array): void {
    const { stored, rejected } = v.parse(storedSchema, JSON.parse(Buffer.from(payload).toString()));
    for (const id of stored) {
      this.stored.add(id);
      this.pending.delete(id);
    }
    for (const { id, code } of rejected) {
      this.rejected.set(id, code);
      this.pending.delete(id);
    }
    this.emit('stored');
  }

  #subscribeBoards(config: DeviceConfig): void {
    const { siteId } = this.credentials;
    const topics = config.places.flatMap(({ id }) => [
      topicOf('alarm', siteId, id),
      topicOf('board', siteId, id),
    ]);
    this.#client?.subscribe(topics, { qos: 1 });
  }

  #show(board: Board): void {
    for (const notice of board.notices) {
      if ((this.#shown.get(notice.id) ?? 0) >= notice.revision) continue;
      this.#shown.set(notice.id, notice.revision);
      this.#report(notice.id, notice.revision);
    }
    this.sendReceipts();
  }

  #report(noticeId: string, revision: number): void {
    const now = Date.now();
    const id = `${this.credentials.deviceId}-${this.#nextReceipt}`;
    this.#nextReceipt += 1;
    this.pending.set(id, {
      id,
      kind: 'shown',
      noticeId,
      revision,
      from: new Date(now - 1000).toISOString(),
      to: new Date(now).toISOString(),
      seconds: 1,
    });
  }
}

const openedMaxCount = 500;

/** Documents opened before, by their bytes: a crowd in one process verifies each signature once. */
function openingOnce<Body>(schema: v.GenericSchema<unknown, Body>) {
  const opened = new Map<string, Document<Body>>();
  return (payload: Uint8Array, topic: string, publicKey: string): Document<Body> => {
    const key = `${topic} ${publicKey} ${Buffer.from(payload).toString('latin1')}`;
    const known = opened.get(key);
    if (known !== undefined) return known;
    const document = openDocument(payload, topic, publicKey, schema);
    if (opened.size >= openedMaxCount) opened.clear();
    opened.set(key, document);
    return document;
  };
}

const openBoard = openingOnce(boardSchema);
const openAlarm = openingOnce(alarmSchema);
