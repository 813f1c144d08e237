import { errorText } from '@louyu/contract/error-texts';
import { LouyuError } from '@louyu/contract/errors';
import { configFaults } from './config.ts';

/** What the console says of an error: what is wrong and what to do, in Chinese and English; a fault of ours with its stack. */
export function problemLines(error: unknown): string[] {
  if (!(error instanceof LouyuError)) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
  return [error, ...configFaults(error)].flatMap(({ code, details }) => [
    `✗ ${errorText(code, 'zh-CN', details)}`,
    `✗ ${errorText(code, 'en', details)}`,
  ]);
}
