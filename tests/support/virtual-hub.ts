import type { DeviceCredentials } from '@louyu/contract/api/devices';
import type { AlertedReceipt, Health, ShownReceipt } from '@louyu/contract/messages';
import './virtual-time.ts';

/* A hub inside the page, for one display that lives in virtual time: what it says travels no network that takes real time. */

declare global {
  interface Window {
    hub: VirtualHub;
  }
}

export type Network = 'up' | 'down' | 'silent';

/** What has come from the display since it was last asked. */
export interface HubLog {
  readonly health: readonly Health[];
  readonly connections: number;
  readonly receipts: readonly ShownReceipt[];
  readonly alerted: readonly AlertedReceipt[];
}

export interface VirtualHub {
  /** Keeps a sealed document, one character a byte, and sends it to who reads it. */
  retain(topic: string, bytes: string): void;
  /** Sends it to whoever, subscribed or not, and keeps nothing: what a broker does in wrong hands. */
  inject(topic: string, bytes: string): void;
  /** `down`: refuses at once; `silent`: takes everything and answers nothing. */
  setNetwork(network: Network): void;
  take(): HubLog;
}

/** Answers everything that a display asks of its hub: the time, the pairing and MQTT over WebSocket. */
export function takeNetwork(credentials: DeviceCredentials): void {
  const latencyMs = 20;
  const { virtual } = window;
  const emptyLog = () => ({
    health: [] as Health[],
    connections: 0,
    receipts: [] as ShownReceipt[],
    alerted: [] as AlertedReceipt[],
  });
  const realFetch = window.fetch.bind(window);
  const retained = new Map<string, string>();
  let network: Network = 'up';
  let log = emptyLog();

  const json = (body: unknown) =>
    new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

  function answer(path: string): Response | null {
    if (path === '/time') return json({ now: new Date(virtual.worldMs()).toISOString() });
    if (path === '/api/device/token') return json(credentials);
    if (path !== '/api/device/authorization') return null;
    const address = 'http://louyu.lan/pair';
    return json({
      device_code: 'week',
      user_code: 'WEEK-WEEK',
      verification_uri: address,
      verification_uri_complete: address,
      expires_in: 600,
      interval: 1,
    });
  }

  window.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, window.location.href);
    const made = answer(pathname);
    if (made === null) return realFetch(input, init);
    return new Promise((resolve, reject) => {
      const fail = () => reject(new TypeError('the network is away'));
      init?.signal?.addEventListener('abort', fail);
      virtual.after(latencyMs, () => {
        if (network === 'up') resolve(made);
        else if (network === 'down') fail();
      });
    });
  };

  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  function packet(type: number, ...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array {
    let length = parts.reduce((sum, part) => sum + part.length, 0);
    const bytes = [type];
    do {
      bytes.push((length % 128) | (length > 127 ? 128 : 0));
      length = Math.floor(length / 128);
    } while (length > 0);
    for (const part of parts) for (const byte of part) bytes.push(byte);
    return Uint8Array.from(bytes);
  }

  const publish = (topic: string, payload: Uint8Array, retain: boolean) => {
    const name = encoder.encode(topic);
    return packet(0x30 | Number(retain), [name.length >> 8, name.length & 255], name, payload);
  };

  // Without private methods by a hash, which Chrome 80 cannot read.
  class HubSocket extends EventTarget {
    static readonly OPEN = 1;
    readonly OPEN = 1;
    readonly bufferedAmount = 0;
    binaryType = 'arraybuffer';
    readyState = 0;
    #unread: number[] = [];
    readonly #topics = new Set<string>();

    constructor() {
      super();
      log.connections += 1;
      virtual.after(latencyMs, () => {
        if (network === 'down') this.cut();
        if (network !== 'up' || this.readyState !== 0) return;
        this.readyState = 1;
        sockets.add(this);
        this.dispatchEvent(new Event('open'));
      });
    }

    send(chunk: ArrayBuffer | Uint8Array): void {
      if (network !== 'up') return;
      for (const byte of new Uint8Array(chunk)) this.#unread.push(byte);
      for (;;) {
        let [length, factor, at] = [0, 1, 1];
        for (; ; at += 1) {
          const byte = this.#unread[at];
          if (byte === undefined) return;
          length += (byte & 127) * factor;
          factor *= 128;
          if (byte < 128) break;
        }
        if (this.#unread.length < at + 1 + length) return;
        const body = Uint8Array.from(this.#unread.slice(at + 1, at + 1 + length));
        const [head = 0] = this.#unread;
        this.#unread = this.#unread.slice(at + 1 + length);
        this.read(head, body);
      }
    }

    close(): void {
      this.cut();
    }

    /** The connection is over, and the page learns it. */
    cut(): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      sockets.delete(this);
      virtual.after(latencyMs, () => this.dispatchEvent(new CloseEvent('close')));
    }

    tell(topic: string, bytes: string, retain: boolean): void {
      if (this.#topics.has(topic)) this.force(topic, bytes, retain);
    }

    force(topic: string, bytes: string, retain: boolean): void {
      this.say(
        publish(
          topic,
          Uint8Array.from(bytes, (char) => char.charCodeAt(0)),
          retain,
        ),
      );
    }

    private say(bytes: Uint8Array): void {
      virtual.after(latencyMs, () => {
        if (network !== 'up' || this.readyState !== 1) return;
        this.dispatchEvent(new MessageEvent('message', { data: bytes.buffer }));
      });
    }

    private read(head: number, body: Uint8Array): void {
      const id = [body[0] ?? 0, body[1] ?? 0];
      switch (head >> 4) {
        case 1:
          this.say(packet(0x20, [0, 0]));
          break;
        case 3:
          this.readPublish(head, body);
          break;
        case 8: {
          const topics: string[] = [];
          for (let at = 2; at < body.length;) {
            const length = ((body[at] ?? 0) << 8) | (body[at + 1] ?? 0);
            topics.push(decoder.decode(body.subarray(at + 2, at + 2 + length)));
            at += 3 + length;
          }
          this.say(
            packet(
              0x90,
              id,
              topics.map(() => 1),
            ),
          );
          for (const topic of topics) {
            this.#topics.add(topic);
            const bytes = retained.get(topic);
            if (bytes !== undefined) this.tell(topic, bytes, true);
          }
          break;
        }
        case 10:
          this.say(packet(0xb0, id));
          break;
        case 12:
          this.say(packet(0xd0));
          break;
        default:
          break;
      }
    }

    private readPublish(head: number, body: Uint8Array): void {
      const length = ((body[0] ?? 0) << 8) | (body[1] ?? 0);
      const topic = decoder.decode(body.subarray(2, 2 + length));
      const acknowledged = (head & 6) !== 0;
      const payload = decoder.decode(body.subarray(2 + length + (acknowledged ? 2 : 0)));
      if (acknowledged) this.say(packet(0x40, body.subarray(2 + length, 4 + length)));
      if (topic.endsWith('/health')) log.health.push(JSON.parse(payload) as Health);
      if (topic.endsWith('/receipt')) this.store(topic, payload);
    }

    private store(topic: string, payload: string): void {
      const { items } = JSON.parse(payload) as { items: (ShownReceipt | AlertedReceipt)[] };
      for (const item of items) {
        if (item.kind === 'shown') log.receipts.push(item);
        else log.alerted.push(item);
      }
      const answer = JSON.stringify({ stored: items.map(({ id }) => id), rejected: [] });
      this.tell(topic.replace(/receipt$/, 'stored'), answer, false);
    }
  }

  const sockets = new Set<HubSocket>();
  Object.assign(window, { WebSocket: HubSocket });

  window.hub = {
    retain(topic, bytes) {
      retained.set(topic, bytes);
      // To who reads it already, a kept message comes as news (MQTT 3.1.1 §3.3.1.3).
      for (const socket of sockets) socket.tell(topic, bytes, false);
    },
    inject(topic, bytes) {
      for (const socket of sockets) socket.force(topic, bytes, false);
    },
    setNetwork(next) {
      network = next;
      if (next === 'down') for (const socket of sockets) socket.cut();
    },
    take() {
      const taken = log;
      log = emptyLog();
      return taken;
    },
  };
}
