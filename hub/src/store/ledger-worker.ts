import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { checkpointPages, configure } from './database.ts';
import type { LedgerBatch } from './ledger-batch.ts';
import { LedgerWriter } from './ledger-writer.ts';

/*
 * The thread that writes the ledger, so that fsync does not stop the broker's loop. It answers each batch after its commit;
 * the empty message `null` closes it.
 */

const { file } = v.parse(v.object({ file: v.string() }), workerData);
const sqlite = new Database(file, { fileMustExist: true });
configure(sqlite);
sqlite.pragma(`wal_autocheckpoint = ${checkpointPages}`);
const writer = new LedgerWriter(sqlite);

parentPort?.on('message', (batch: LedgerBatch | null) => {
  if (batch !== null) {
    parentPort?.postMessage(writer.write(batch));
    return;
  }
  sqlite.close();
  parentPort?.close();
});
