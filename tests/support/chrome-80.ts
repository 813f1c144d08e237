import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { temporaryDirectory } from './hub-process.ts';
import { oldProtocol } from './old-protocol.ts';

/** What `npm test` has fetched (tests/bin/chrome-80.mjs). */
const program = resolve(import.meta.dirname, '../../.cache/chrome-80/chromium');

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--no-first-run',
  '--no-pings',
  '--remote-debugging-port=0',
];

/** A running Chrome 80; its first context is the one that its profile keeps on disk. */
export interface Chrome80 {
  readonly browser: Browser;
  readonly kept: BrowserContext;
  /** Ends it; resolves when the process is gone and its profile may be opened again. */
  close(): Promise<void>;
}

export interface Chrome80Options {
  /** Kept where given, otherwise gone with the browser. */
  readonly profileDirectory?: string;
  /** Names that stand for this machine, as a name in a LAN does: unlike `localhost` no secure context. */
  readonly hostNames?: readonly string[];
}

/** Starts the engine that the oldest screens have (DESIGN.md §6), without what Chrome has learnt since 2020. */
export async function launchChrome80({
  profileDirectory,
  hostNames = [],
}: Chrome80Options = {}): Promise<Chrome80> {
  const own = profileDirectory === undefined ? await temporaryDirectory() : undefined;
  const names = hostNames.map((name) => `MAP ${name} 127.0.0.1`).join(',');
  const child = spawn(
    program,
    [...flags, `--user-data-dir=${profileDirectory ?? own?.path ?? ''}`, `--host-resolver-rules=${names}`],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LANGUAGE: 'zh_CN' } },
  );
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stderr });
  const address = new Promise<string>((found) => {
    lines.on('line', (line) => {
      const url = /ws:\/\/\S+/.exec(line)?.[0];
      if (url !== undefined) found(url);
    });
  });
  const gone = exited.then(() => {
    throw new Error(`Chrome 80 ended at its start; run it by hand: ${program}`);
  });
  const between = await oldProtocol(await Promise.race([address, gone]));
  const browser = await chromium.connectOverCDP(between.url);
  const [kept] = browser.contexts();
  if (kept === undefined) throw new Error('Chrome 80 has no context');
  const ended = (async () => {
    await new Promise<void>((resolve) => browser.on('disconnected', () => resolve()));
    child.kill();
    await exited;
    between.close();
    await own?.remove();
  })();
  return {
    browser,
    kept,
    async close() {
      await browser.close();
      await ended;
    },
  };
}
