import { lazily } from '../core/lazily.ts';
import type { RobotSender } from '../core/robots/robot-store.ts';
import type { RobotSenderOptions } from './robot-sender.ts';

/** What writes to robots, brought when there is one to write to. */
export function senderOnDemand(options: RobotSenderOptions): {
  get(): Promise<RobotSender>;
  /** Ends the requests that are under way. */
  close(): void;
} {
  const sender = lazily(async () => {
    const { createRobotSender } = await import('./robot-sender.ts');
    return createRobotSender(options);
  });
  return { get: sender.get, close: () => sender.here?.close() };
}
