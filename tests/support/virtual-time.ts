/* Time in a page that passes as fast as the page can live it, so that a week can be tested. */

declare global {
  interface Window {
    virtual: VirtualTime;
  }
}

export interface VirtualTime {
  /** Milliseconds since the page began. */
  nowMs(): number;
  /** Milliseconds since 1970, as the world outside has it; the device's own clock may be made to jump away from it. */
  worldMs(): number;
  jumpClock(ms: number): void;
  /** Lets so much time pass, calling on the way whatever is due, in order. */
  pass(ms: number): Promise<void>;
  /** Calls back after so much virtual time, besides what the page itself waits for. */
  after(ms: number, call: () => void): void;
  /** Timers that the page has set and neither cleared nor seen fire. */
  pendingTimers(): number;
}

/** Puts every clock and timer of the page into our hands, before anything of the kiosk runs. */
export function takeTime({ startMs, startedMs }: { startMs: number; startedMs: number }): void {
  interface Timer {
    atMs: number;
    readonly everyMs: number | null;
    readonly call: () => void;
    readonly ours: boolean;
  }
  const timers = new Map<number, Timer>();
  const RealDate = Date;
  let nowMs = startedMs;
  let jumpMs = 0;
  let nextId = 1;
  let openTransactions = 0;

  const set = (
    call: unknown,
    waitMs: unknown,
    repeats: boolean,
    ours: boolean,
    args: unknown[] = [],
  ): number => {
    const id = nextId++;
    const everyMs = Math.max(1, Number(waitMs) || 0);
    timers.set(id, {
      atMs: nowMs + everyMs,
      everyMs: repeats ? everyMs : null,
      call: () => {
        if (typeof call === 'function') Reflect.apply(call, window, args);
      },
      ours,
    });
    return id;
  };
  const clear = (id: unknown) => timers.delete(Number(id));
  const localMs = () => startMs + nowMs + jumpMs;

  class VirtualDate extends RealDate {
    constructor(...args: [] | [number]) {
      if (args.length === 0) super(localMs());
      else super(...args);
    }
    static override now = localMs;
  }
  performance.now = () => nowMs;
  Object.assign(window, {
    Date: VirtualDate,
    setTimeout: (call: unknown, waitMs: unknown, ...args: unknown[]) => set(call, waitMs, false, false, args),
    setInterval: (call: unknown, waitMs: unknown, ...args: unknown[]) => set(call, waitMs, true, false, args),
    clearTimeout: clear,
    clearInterval: clear,
    requestAnimationFrame: (call: (atMs: number) => void) => set(() => call(nowMs), 16, false, false),
    cancelAnimationFrame: clear,
  });

  const transaction = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')?.value as unknown;
  if (typeof transaction === 'function') {
    IDBDatabase.prototype.transaction = function counted(this: IDBDatabase, ...args: unknown[]) {
      const opened = Reflect.apply(transaction, this, args) as IDBTransaction;
      openTransactions += 1;
      const ended = () => (openTransactions -= 1);
      opened.addEventListener('complete', ended);
      opened.addEventListener('abort', ended);
      return opened;
    };
  }

  /** A task later: what the browser has to tell has been told. */
  const task = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });

  async function settle(): Promise<void> {
    // Promises that hang on each other; whole tasks only where the disk is asked, and now and then.
    for (let hops = 0; hops < 8; hops += 1) await Promise.resolve();
    while (openTransactions > 4) await task();
  }

  function nextTimer(untilMs: number): [number, Timer] | null {
    let next: [number, Timer] | null = null;
    for (const entry of timers)
      if (entry[1].atMs <= untilMs && (next === null || entry[1].atMs < next[1].atMs)) next = entry;
    return next;
  }

  window.virtual = {
    nowMs: () => nowMs,
    worldMs: () => startMs + nowMs,
    jumpClock(ms) {
      jumpMs += ms;
    },
    async pass(ms) {
      const untilMs = nowMs + ms;
      let taskAtMs = nowMs;
      for (let next = nextTimer(untilMs); next !== null; next = nextTimer(untilMs)) {
        const [id, timer] = next;
        nowMs = Math.max(nowMs, timer.atMs);
        if (timer.everyMs === null) timers.delete(id);
        else timer.atMs += timer.everyMs;
        timer.call();
        await settle();
        if (nowMs < taskAtMs) continue;
        taskAtMs = nowMs + 1_000;
        await task();
      }
      nowMs = untilMs;
      while (openTransactions > 0) await task();
      await task();
    },
    after(ms, call) {
      set(call, ms, false, true);
    },
    pendingTimers: () => [...timers.values()].filter((timer) => !timer.ours).length,
  };
}
