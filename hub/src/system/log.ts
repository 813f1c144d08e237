import { pino } from 'pino';
import type { Log } from '../core/log.ts';

/** JSON lines on standard output; `silent` writes none. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
