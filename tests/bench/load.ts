import { fork } from 'node:child_process';
import type { LoadOrder, LoadReport } from './load-orders.ts';

/** The parent's end of a load generator. */
export interface Load {
  order(order: LoadOrder): Promise<LoadReport>;
  stop(): void;
}

type Answer = { report: LoadReport } | { error: string };

/** @param name of the peer, for messages */
export function startLoad(name: string): Load {
  const child = fork(new URL('./load-client.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let answer: (answer: Answer) => void = () => {};
  child.on('message', (message: Answer) => answer(message));
  child.on('exit', () => answer({ error: 'the load generator has ended' }));
  return {
    order: (order) =>
      new Promise((resolve, reject) => {
        answer = (received) => {
          if ('report' in received) resolve(received.report);
          else reject(new Error(`${name}: ${received.error}`));
        };
        child.send(order);
      }),
    stop: () => child.disconnect(),
  };
}
