import { LouyuError } from '@louyu/contract/errors';

/** Lets at most so many pieces of work run at once. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * @param runningMax pieces of work that run at once
 * @param waitingMax pieces that may wait; one more is refused with `hub.busy`
 */
export function createGate(runningMax: number, waitingMax: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < runningMax) {
      running += 1;
      return;
    }
    if (waiting.length >= waitingMax) throw new LouyuError('hub.busy');
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
