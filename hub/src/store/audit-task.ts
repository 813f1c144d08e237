import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { LouyuError, errorCodeSchema } from '@louyu/contract/errors';

const backupLimitsSchema = v.object({ backupsKeepMax: v.number(), backupsMaxBytes: v.number() });

export const taskSchema = v.variant('kind', [
  v.object({ kind: v.literal('check'), databaseFile: v.string() }),
  v.object({
    kind: v.literal('backup'),
    databaseFile: v.string(),
    directory: v.string(),
    /** `2026-11-21` */
    date: v.string(),
    limits: backupLimitsSchema,
  }),
]);

const resultSchema = v.variant('kind', [
  v.object({
    kind: v.literal('check'),
    entries: v.number(),
    head: v.string(),
    brokenSeq: v.nullable(v.number()),
  }),
  v.object({ kind: v.literal('backup'), name: v.string() }),
  v.object({ kind: v.literal('failed'), code: errorCodeSchema, reason: v.string() }),
]);

type Task = v.InferOutput<typeof taskSchema>;
export type TaskResult = v.InferOutput<typeof resultSchema>;

/**
 * Does one thing in a thread of its own, which ends with it.
 * @throws LouyuError with the code that it failed with, `hub.internal` where the thread died
 */
export async function runTask(task: Task): Promise<Exclude<TaskResult, { kind: 'failed' }>> {
  const worker = new Worker(new URL('./audit-thread.ts', import.meta.url), { workerData: task });
  const answered = new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve(undefined));
  });
  try {
    const result = v.safeParse(resultSchema, await answered);
    if (!result.success) throw new LouyuError('hub.internal');
    if (result.output.kind === 'failed')
      throw new LouyuError(result.output.code, { cause: new Error(result.output.reason) });
    return result.output;
  } finally {
    await worker.terminate();
  }
}
