/**
 * The load generator: a process of its own with many devices on raw sockets. It takes orders from the parent process
 * and answers with what it has measured. Every order ends by itself or by its time-out.
 */
import { AnswerRound } from './answer-round.ts';
import { LoadCrowd, pubackOf } from './load-crowd.ts';
import { emptyReport, steadyMs, type FanOutOrder, type LoadOrder, type LoadReport } from './load-orders.ts';
import { publishPacket } from './packets.ts';

const orderTimeoutMs = 60_000;
/** Between two rounds that measure latency: time for a broker to take the PUBACKs of thousands. */
const quietMs = 60;

const crowd = new LoadCrowd();
/** What the order under way has come to, for the message of a time-out. */
let state: () => string = () => '';
let round: AnswerRound | undefined;

function fanOut(order: FanOutOrder): Promise<LoadReport> {
  const { devices } = crowd;
  const payload = Buffer.alloc(order.payloadBytes, 'x');
  const isLatency = order.window === 1;
  const startedAt = steadyMs();
  const roundsMs: number[] = [];
  const sentAt: number[] = [];
  const seen = new Uint32Array(devices.length);
  let held: (() => void)[] = [];
  let sent = 0;
  let delivered = 0;
  state = () => {
    const fewest = seen.indexOf(Math.min(...seen));
    return `${sent} published, ${delivered} delivered to ${devices.length}, fewest to device ${fewest}`;
  };
  return new Promise((resolve) => {
    const publish = (): void => {
      sent += 1;
      sentAt.push(steadyMs());
      crowd.publisher?.send(publishPacket(order.topic, payload, (sent % 65_535) + 1, order.retain));
    };
    const roundEnds = (): void => {
      const at = steadyMs();
      roundsMs.push(at - (sentAt[roundsMs.length] ?? at));
      for (const send of held) send();
      held = [];
      if (roundsMs.length === order.rounds) {
        const duplicates = seen.reduce((sum, count) => sum + Math.max(0, count - order.rounds), 0);
        resolve({ ...emptyReport, ms: at - startedAt, roundsMs, duplicates });
      } else if (sent < order.rounds) {
        if (isLatency) setTimeout(publish, quietMs);
        else publish();
      }
    };
    crowd.events = {
      publish(connection, bytes, start) {
        const puback = pubackOf(connection, bytes, start);
        if (puback !== undefined) {
          if (isLatency) held.push(() => connection.sendFramed(puback));
          else connection.sendFramed(puback);
        }
        seen[connection.index] = (seen[connection.index] ?? 0) + 1;
        delivered += 1;
        if (delivered % devices.length === 0) roundEnds();
      },
      puback: () => {},
    };
    for (let running = 0; running < Math.min(order.window, order.rounds); running += 1) publish();
  });
}

async function obey(order: LoadOrder): Promise<LoadReport> {
  switch (order.kind) {
    case 'connect':
      return crowd.connect(order);
    case 'fan-out':
      return fanOut(order);
    case 'arm':
      await crowd.quiet();
      round = new AnswerRound(crowd, order);
      state = () => round?.state() ?? '';
      return emptyReport;
    case 'answers':
      return (await round?.answers(order)) ?? emptyReport;
    case 'disconnect':
      crowd.disconnect();
      return emptyReport;
  }
}

process.on('message', (order: LoadOrder) => {
  const timeout = setTimeout(() => {
    process.send?.({ error: `${order.kind} took too long; ${state()}` });
  }, orderTimeoutMs);
  obey(order)
    .then(
      (report) => process.send?.({ report }),
      (error: unknown) => process.send?.({ error: String(error) }),
    )
    .finally(() => clearTimeout(timeout));
});
process.on('disconnect', () => process.exit(0));
