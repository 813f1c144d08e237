import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { LouyuError } from '@louyu/contract/errors';
import { walkAudit } from './audit.ts';
import { taskSchema, type TaskResult } from './audit-task.ts';
import { takeDailyBackup } from './backup-daily.ts';
import { openForReading } from './database-file.ts';

/* The thread that walks the audit log or takes a backup, once, off the broker's loop. */

const task = v.parse(taskSchema, workerData);
parentPort?.postMessage(await run());

async function run(): Promise<TaskResult> {
  try {
    if (task.kind === 'backup') {
      const name = await takeDailyBackup(task.databaseFile, task.directory, task.date, task.limits);
      return { kind: 'backup', name };
    }
    const db = openForReading(task.databaseFile);
    try {
      return { kind: 'check', ...(await walkAudit(db)), brokenSeq: null };
    } finally {
      await db.destroy();
    }
  } catch (error) {
    if (!(error instanceof LouyuError)) {
      return { kind: 'failed', code: 'hub.internal', reason: String(error) };
    }
    const { code, details } = error;
    const { seq } = details;
    if (code === 'audit.chain_broken' && typeof seq === 'number')
      return { kind: 'check', entries: seq - 1, head: '', brokenSeq: seq };
    return { kind: 'failed', code, reason: error.message };
  }
}
