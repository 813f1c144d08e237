import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  penaltyMs,
  rates,
  robotSecrets,
  rulebook,
  tooMany,
  type RuledRobot,
  type Ruling,
} from './robot-rulebook.ts';

export interface TakenMessage {
  readonly kind: RuledRobot;
  readonly atMs: number;
  readonly text: string;
  readonly alertIds: readonly string[];
  readonly messageId: string;
  readonly path: string;
}

/** `down` answers 503, `hang` nothing, `redirect` elsewhere, `huge` without end. */
export type Mood = 'well' | 'down' | 'hang' | 'redirect' | 'huge' | 'busy';

/** The robots of the makers on loopback, with their documented rules; what breaks one is refused as they refuse it. */
export interface RobotServer {
  readonly taken: TakenMessage[];
  /** The answers to what was refused. */
  readonly refused: { readonly kind: RuledRobot; readonly answer: unknown }[];
  /** Requests that were one too many. */
  readonly excess: RuledRobot[];
  mood: Mood;
  addressOf(kind: RuledRobot): string;
  requestOf(kind: RuledRobot): {
    name: string;
    kind: RuledRobot;
    url: string;
    secret: string;
    privateAllowed: boolean;
    kinds: ('review' | 'fault' | 'countersignature' | 'deadline')[];
    language: 'zh-CN' | 'en';
  };
  close(): Promise<void>;
}

const paths: Readonly<Record<RuledRobot, string>> = {
  wecom: '/cgi-bin/webhook/send?key=wecom-key-0123456789',
  dingtalk: '/robot/send?access_token=dingtalk-token-0123456789',
  feishu: '/open-apis/bot/v2/hook/feishu-token-0123456789',
  webhook: '/hooks/louyu',
  notices: '/hooks/notices',
};

/** @param nowMs the robots' clock, in milliseconds since 1970 */
export async function openRobotServer(nowMs: () => number = Date.now): Promise<RobotServer> {
  const arrivals = new Map<RuledRobot, number[]>();
  const closedUntil = new Map<RuledRobot, number>();

  function isTooMany(kind: RuledRobot, now: number): boolean {
    if (now < (closedUntil.get(kind) ?? 0)) return true;
    const all = [...(arrivals.get(kind) ?? []), now];
    arrivals.set(kind, all);
    const over = rates[kind].some(
      ({ max, withinMs }) => all.filter((at) => at > now - withinMs).length > max,
    );
    if (over) closedUntil.set(kind, now + penaltyMs[kind]);
    return over;
  }

  const server = createServer((request, response) => {
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const now = nowMs();
    const url = new URL(request.url ?? '/', 'http://robots');
    response.setHeader('date', new Date(now).toUTCString());
    if (inBadMood(robots.mood, response)) return;
    const kind = kindAt(url);
    if (kind === undefined || request.method !== 'POST') return void response.writeHead(404).end();
    const body = Buffer.concat(chunks).toString('utf8');
    const excess = isTooMany(kind, now);
    const ruling: Ruling = excess
      ? tooMany[kind]
      : rulebook[kind]({ url, headers: request.headers, body, nowMs: now });
    if (excess) robots.excess.push(kind);
    if (ruling.text === undefined) robots.refused.push({ kind, answer: ruling.answer });
    else {
      const { text, alertIds = [], messageId = '' } = ruling;
      robots.taken.push({ kind, atMs: now, text, alertIds, messageId, path: url.pathname });
    }
    response.writeHead(ruling.status, { 'content-type': 'application/json', ...ruling.headers });
    response.end(typeof ruling.answer === 'string' ? ruling.answer : JSON.stringify(ruling.answer));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const robots: RobotServer = {
    taken: [],
    refused: [],
    excess: [],
    mood: 'well',
    addressOf: (kind) => `http://127.0.0.1:${port}${paths[kind]}`,
    requestOf: (kind) => ({
      name: `${kind} 群`,
      kind,
      url: `http://127.0.0.1:${port}${paths[kind]}`,
      secret: robotSecrets[kind],
      privateAllowed: true,
      kinds: kind === 'notices' ? [] : ['review', 'fault', 'countersignature', 'deadline'],
      language: 'zh-CN',
    }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return robots;
}

function kindAt(url: URL): RuledRobot | undefined {
  const kinds = ['wecom', 'dingtalk', 'feishu', 'webhook', 'notices'] as const;
  return kinds.find((kind) => new URL(paths[kind], 'http://robots').pathname === url.pathname);
}

/** Whether the answer was given, or withheld, by mood. */
function inBadMood(mood: Mood, response: ServerResponse): boolean {
  switch (mood) {
    case 'well':
      return false;
    case 'hang':
      return true;
    case 'down':
      response.writeHead(502).end('<html>Bad Gateway</html>');
      return true;
    case 'busy':
      response.writeHead(503, { 'retry-after': '5' }).end();
      return true;
    case 'redirect':
      response.writeHead(307, { location: paths.webhook }).end();
      return true;
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.on('error', () => undefined);
      for (let part = 0; part < 64; part += 1) response.write('x'.repeat(65_536));
      response.end();
      return true;
  }
}
