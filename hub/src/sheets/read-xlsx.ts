import { read, utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import { LouyuError } from '@louyu/contract/errors';
import type { Answer, Order } from './protocol.ts';
import { inspectZip } from './unpack.ts';

/**
 * The first sheet of a workbook with anything in it, as text. Formulas are refused: what they said last need not be what
 * they would say now.
 * @throws LouyuError the codes of `readFaults`
 */
export async function readXlsx(bytes: Uint8Array, order: Order): Promise<Answer> {
  await inspectZip(bytes, order.unpackedMaxBytes);
  const sheet = firstSheet(bytes, order.rowsMax);
  const rows: string[][] = [];
  const dates: string[] = [];
  const area = utils.decode_range(sheet['!ref'] ?? 'A1');
  const lastColumn = Math.min(area.e.c, order.columnsMax - 1);
  const cells: (CellObject | undefined)[][] = sheet['!data'] ?? [];
  for (let row = 0; row <= Math.min(area.e.r, order.rowsMax); row += 1) {
    const texts: string[] = [];
    for (let column = 0; column <= lastColumn; column += 1) {
      const cell = cells[row]?.[column];
      if (cell?.f !== undefined) {
        const at = utils.encode_cell({ r: row, c: column });
        throw new LouyuError('register.file_has_formulas', { details: { cell: at } });
      }
      if (cell !== undefined && isDate(cell)) dates.push(`${row}:${column}`);
      texts.push(textOf(cell).slice(0, order.cellMaxChars));
    }
    rows.push(texts);
  }
  while (rows.at(-1)?.every((text) => text === '') === true) rows.pop();
  return { encoding: 'xlsx', rows, dates };
}

function firstSheet(bytes: Uint8Array, rowsMax: number): WorkSheet {
  const workbook = read(bytes, {
    type: 'array',
    dense: true,
    cellFormula: true,
    cellHTML: false,
    cellNF: true,
    cellText: true,
    sheetRows: rowsMax + 1,
  });
  const sheets: WorkSheet[] = Object.values(workbook.Sheets);
  const sheet = sheets.find((candidate) => candidate['!ref'] !== undefined) ?? sheets[0];
  if (sheet === undefined) throw new LouyuError('register.file_unreadable');
  return sheet;
}

function isDate(cell: CellObject): boolean {
  if (cell.t === 'd') return true;
  return cell.t === 'n' && typeof cell.z === 'string' && isDateFormat(cell.z);
}

/** Whether a number format names a year, a month, a day or a time outside of what it quotes: `yyyy-mm-dd`, `m"月"d"日"`. */
function isDateFormat(format: string): boolean {
  return /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}

/** Numbers in full: a phone number is not 1.38E+10. Dates as they are shown. */
function textOf(cell: CellObject | undefined): string {
  if (cell?.v === undefined || cell.t === 'e' || cell.t === 'z') return '';
  if (isDate(cell)) return cell.w ?? '';
  // Doors with leading zeros are numbers with a format such as 0000.
  if (cell.t === 'n' && typeof cell.z === 'string' && /^0+$/.test(cell.z)) return cell.w ?? String(cell.v);
  if (typeof cell.v === 'boolean') return cell.v ? '是' : '否';
  return String(cell.v);
}
