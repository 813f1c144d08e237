import { parse } from 'csv-parse/sync';
import { LouyuError } from '@louyu/contract/errors';
import type { Answer, Order } from './protocol.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'gb18030';

/** A table as text: UTF-8 with or without its mark, UTF-16 with its mark, or GB18030, as spreadsheets in China write it. */
export function readCsv(bytes: Uint8Array, { rowsMax, columnsMax, cellMaxChars }: Order): Answer {
  const { text, encoding } = decode(bytes);
  if (text.includes('\0')) throw new LouyuError('register.file_unreadable');
  const rows: string[][] = [];
  try {
    const records: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // What stands between quotes may go on after them: "3"栋.
      relax_quotes: true,
      max_record_size: columnsMax * (cellMaxChars + 3),
      to: rowsMax + 1,
    });
    for (const record of records) rows.push(record);
  } catch (cause) {
    throw new LouyuError('register.file_unreadable', { cause });
  }
  return { encoding, rows, dates: [] };
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodedAs('utf-16le', bytes);
  try {
    return decodedAs('utf-8', bytes);
  } catch {
    try {
      return decodedAs('gb18030', bytes);
    } catch (cause) {
      throw new LouyuError('register.file_unreadable', { cause });
    }
  }
}

/** @throws TypeError where the bytes are no text of that encoding */
function decodedAs(encoding: Encoding, bytes: Uint8Array): { text: string; encoding: Encoding } {
  return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
}

/** What parts the cells of the first line. */
function delimiterOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text.trimStart())?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = [',', '\t', ';'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}
