import { once } from 'node:events';
import * as v from 'valibot';
import { WebSocket, WebSocketServer } from 'ws';

/** What is read of a message of the DevTools protocol, in either direction. */
const messageSchema = v.looseObject({
  id: v.optional(v.number()),
  method: v.optional(v.string()),
  sessionId: v.optional(v.string()),
  params: v.optional(
    v.looseObject({
      targetInfo: v.optional(v.looseObject({ targetId: v.string(), type: v.string() })),
      context: v.optional(
        v.looseObject({ id: v.number(), auxData: v.optional(v.looseObject({ isDefault: v.boolean() })) }),
      ),
    }),
  ),
  result: v.optional(v.looseObject({ targetId: v.optional(v.string()) })),
  error: v.optional(v.looseObject({ message: v.string() })),
});

type Message = v.InferOutput<typeof messageSchema>;

/** What Playwright asks of elements, in the world that is its own: the page's own world stays as it is. */
const checkVisibility = `Element.prototype.checkVisibility = function () {
  return this.getClientRects().length > 0 || getComputedStyle(this).display === 'contents';
}`;

/** Ids of our own questions, far above any of Playwright's. */
const ownIdsFrom = 1_000_000_000;

export interface GoBetween {
  readonly url: string;
  close(): void;
}

/**
 * A go-between for Playwright and a browser of 2020. That one does not attach to new pages by itself when asked at the
 * root, so we attach for it, before Playwright hears that the page was made; what it does not know (download folders and
 * the like) counts as done.
 *
 * @param browserUrl address of the browser's own DevTools socket
 */
export async function oldProtocol(browserUrl: string): Promise<GoBetween> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  server.on('connection', (playwright) => {
    const browser = new WebSocket(browserUrl, { perMessageDeflate: false });
    const opened = once(browser, 'open');
    const carrier = new Carrier(
      (message) => void opened.then(() => browser.send(JSON.stringify(message))),
      (message) => {
        playwright.send(JSON.stringify(message));
      },
    );
    playwright.on('message', (data) => {
      carrier.asked(parsed(data));
    });
    browser.on('message', (data) => {
      carrier.answered(parsed(data));
    });
    playwright.on('close', () => {
      browser.close();
    });
    browser.on('close', () => {
      playwright.close();
    });
    browser.on('error', () => {
      playwright.close();
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `ws://127.0.0.1:${port}`,
    close: () => {
      server.close();
    },
  };
}

function parsed(data: WebSocket.RawData): Message {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
  return v.parse(messageSchema, JSON.parse(bytes.toString()));
}

class Carrier {
  readonly #toBrowser: (message: object) => void;
  readonly #toPlaywright: (message: object) => void;
  readonly #attached = new Set<string>();
  /** Answers about pages that are not attached to yet. */
  readonly #early = new Map<string, Message>();
  #ownId = ownIdsFrom;

  constructor(toBrowser: (message: object) => void, toPlaywright: (message: object) => void) {
    this.#toBrowser = toBrowser;
    this.#toPlaywright = toPlaywright;
  }

  asked(message: Message): void {
    this.#toBrowser(message);
    if (message.method === 'Target.setAutoAttach' && message.sessionId === undefined)
      this.#ask('Target.setDiscoverTargets', { discover: true });
  }

  answered(message: Message): void {
    const { id, method, params, result, error } = message;
    const target = params?.targetInfo;
    const context = params?.context;
    if (context?.auxData?.isDefault === false) {
      const { sessionId } = message;
      this.#ask('Runtime.evaluate', { expression: checkVisibility, contextId: context.id }, sessionId);
    }
    if (id !== undefined && id > ownIdsFrom) return;
    if (method === 'Target.targetCreated') {
      if (target?.type === 'page' && !this.#attached.has(target.targetId))
        this.#ask('Target.attachToTarget', { targetId: target.targetId, flatten: true });
      return;
    }
    if (method === 'Target.targetInfoChanged' || method === 'Target.targetDestroyed') return;
    if (error?.message.endsWith("wasn't found") === true) {
      this.#toPlaywright({ id, sessionId: message.sessionId, result: {} });
      return;
    }
    const made = result?.targetId;
    if (made !== undefined && !this.#attached.has(made)) {
      this.#early.set(made, message);
      return;
    }
    this.#toPlaywright(message);
    if (method !== 'Target.attachedToTarget' || target === undefined) return;
    this.#attached.add(target.targetId);
    const early = this.#early.get(target.targetId);
    if (early === undefined) return;
    this.#early.delete(target.targetId);
    this.#toPlaywright(early);
  }

  #ask(method: string, params: object, sessionId?: string): void {
    this.#ownId += 1;
    this.#toBrowser({ id: this.#ownId, method, params, sessionId });
  }
}
