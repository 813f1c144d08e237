import { once } from 'node:events';
import { setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import { LouyuError } from '@louyu/contract/errors';
import { orderSchema, readFaults, type Answer } from './protocol.ts';

/* The process that reads a table: takes one file, answers, and is gone with all that reading has left in memory. */

/** It gives way to everything else on the machine. */
const niceness = 10;

setPriority(niceness);
const order = v.parse(orderSchema, JSON.parse(process.argv[2] ?? ''));
const file = await buffer(process.stdin);
process.stdout.end(JSON.stringify(await answer()));
await once(process.stdout, 'finish');

async function answer(): Promise<Answer> {
  try {
    const table =
      order.kind === 'csv'
        ? (await import('./read-csv.ts')).readCsv(file, order)
        : await (await import('./read-xlsx.ts')).readXlsx(file, order);
    return 'rows' in table && table.rows.length > order.rowsMax ? { code: 'register.too_many' } : table;
  } catch (error) {
    if (!(error instanceof LouyuError)) return { code: 'register.file_unreadable' };
    const code = readFaults.find((known) => known === error.code) ?? 'register.file_unreadable';
    const cell = error.details['cell'];
    return typeof cell === 'string' ? { code, cell } : { code };
  }
}
