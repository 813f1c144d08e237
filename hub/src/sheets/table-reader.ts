import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { LouyuError } from '@louyu/contract/errors';
import type { Table } from '../core/households/columns.ts';
import type { RosterReader } from '../core/households/register.ts';
import { answerSchema, type Order } from './protocol.ts';

const readerFile = fileURLToPath(new URL('reader.ts', import.meta.url));
const columnsMax = 64;
const cellMaxChars = 256;
/** No answer is longer than this, in bytes: what the largest table that is taken comes to. */
const answerMaxBytes = 64 * 1024 * 1024;
const megabyte = 1024 * 1024;

export const tableReaderDefaults = {
  /** All that a .xlsx unpacks to, in bytes. */
  registerUnpackedMaxBytes: 134_217_728,
  /** A reader that is not done by then is ended. */
  registerReadTimeoutMs: 30_000,
  /** Memory of a reader, in MB. */
  registerReaderMaxMb: 512,
  /** Files in memory at once; one of them is read. */
  registerFilesWaitingMax: 3,
};

export interface TableReaderOptions {
  readonly limits: typeof tableReaderDefaults & { readonly registerRowsMax: number };
  /** The program that reads; another one in tests. */
  readonly reader?: string;
}

/** A reader that reads elsewhere, and what ends it. */
export interface TableReader extends RosterReader {
  close(): void;
}

/**
 * Reads every file in a process of its own, one at a time, within a deadline and a bound of memory, without the right to
 * write, to start anything or to speak to the network: what is made to harm a reader harms that process.
 */
export function createTableReader({ limits, reader = readerFile }: TableReaderOptions): TableReader {
  let seats = 0;
  let last: Promise<unknown> = Promise.resolve();
  let running: ChildProcess | undefined;

  async function run(order: Order, file: Uint8Array): Promise<Table> {
    const { spawn } = await import('node:child_process');
    const { SystemRoot } = process.env;
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${limits.registerReaderMaxMb}`,
        '--permission',
        '--allow-fs-read=*',
        reader,
        JSON.stringify(order),
      ],
      { env: SystemRoot === undefined ? {} : { SystemRoot }, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    running = child;
    const deadline = { passed: false };
    const timer = setTimeout(() => {
      deadline.passed = true;
      child.kill('SIGKILL');
    }, limits.registerReadTimeoutMs);
    try {
      const ended = new Promise<void>((resolve, reject) => {
        child.once('close', () => resolve());
        child.once('error', reject);
      });
      // It may be gone before it has read everything: its answer, or that there is none, says why.
      child.stdin.on('error', () => undefined);
      child.stdin.end(file);
      const [answer] = await Promise.all([collect(child), ended]);
      if (deadline.passed) throw new LouyuError('register.took_too_long');
      return parsed(answer, limits.registerRowsMax);
    } finally {
      clearTimeout(timer);
      child.kill('SIGKILL');
      running = undefined;
    }
  }

  return {
    async read(name, bring) {
      if (seats >= limits.registerFilesWaitingMax) throw new LouyuError('hub.busy');
      seats += 1;
      try {
        const bytes = await bring();
        const order: Order = {
          kind: kindOf(name, bytes),
          // A title, an empty line and the headers stand above the rows.
          rowsMax: limits.registerRowsMax + 12,
          columnsMax,
          cellMaxChars,
          unpackedMaxBytes: limits.registerUnpackedMaxBytes,
        };
        const turn = last.then(() => run(order, bytes));
        last = turn.catch(() => undefined);
        return { table: await turn, bytes };
      } finally {
        seats -= 1;
      }
    },
    close() {
      running?.kill('SIGKILL');
    },
  };
}

/** @throws LouyuError `register.wrong_kind` where it is neither, or not what its name says */
function kindOf(name: string, bytes: Uint8Array): Order['kind'] {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOldWorkbook = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (extension === 'xlsx' && isZip) return 'xlsx';
  if ((extension === 'csv' || extension === 'txt') && !isZip && !isOldWorkbook) return 'csv';
  throw new LouyuError('register.wrong_kind');
}

async function collect(child: ChildProcess): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of child.stdout ?? []) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > answerMaxBytes) child.kill('SIGKILL');
    else chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The process has held what a stranger wrote: its answer is outside data. No answer, and the file has ended it. */
function parsed(answer: Buffer, rowsMax: number): Table {
  const result = v.safeParse(answerSchema, json(answer.toString()));
  if (!result.success) throw new LouyuError('register.file_too_big_inside');
  const { output } = result;
  if (!('code' in output)) return output;
  const { code, cell } = output;
  throw new LouyuError(code, {
    details: {
      max: rowsMax,
      maxMegabytes: Math.floor(answerMaxBytes / megabyte),
      ...(cell === undefined ? {} : { cell }),
    },
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
