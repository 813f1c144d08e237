import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RowFault } from '@louyu/contract/api/households';

const run = promisify(execFile);

const header = ['楼栋', '单元', '房号', '业主姓名', '手机号', '标签', '独居'];
const familyNames = ['王', '李', '欧阳', '𠮷', '㛃', '張', '司马'];
const doorsPerFloor = 4;
const floors = 25;
const unitsPerBuilding = 2;

/** A fault that a roster is given on purpose. */
export interface Planted {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  readonly column: string;
  readonly fault: RowFault;
}

export interface Roster {
  readonly rows: readonly (readonly string[])[];
  readonly planted: readonly Planted[];
  /** Households that are right. */
  readonly households: number;
}

const faults: readonly (readonly [fault: RowFault, column: number, value: string])[] = [
  ['building_missing', 0, ''],
  ['door_missing', 2, ''],
  ['door_wrong', 2, '101、102'],
  ['phone_wrong', 4, '1390000'],
  // A spreadsheet would take it for the number that it no longer is.
  ['phone_digits_lost', 4, '1.39E+10'],
  ['name_wrong', 3, '某'.repeat(41)],
  ['tag_wrong', 5, '这是一个长得没有人会这样写的标签'],
];

/**
 * A roster as an office would have it: a title, the headers, then `count` right rows, with a wrong one among every so many.
 * Names take one, two and four bytes in GB18030.
 */
export function makeRoster(count: number, kind: 'csv' | 'xlsx'): Roster {
  const rows: string[][] = [['瑞安苑住户登记表'], header];
  const planted: Planted[] = [];
  const each = Math.floor(count / (faults.length + 1));
  for (let index = 0; index < count; index += 1) {
    rows.push(household(index));
    const which = Math.floor(index / each);
    const fault = index % each === each - 1 ? faults[which] : undefined;
    if (fault === undefined) continue;
    const [code, column, value] =
      kind === 'xlsx' && fault[0] === 'phone_digits_lost' ? (['date_cell', 2, '2026/3/1'] as const) : fault;
    // No other row is this household.
    const wrong = household(count + which);
    wrong[column] = value;
    rows.push(wrong);
    planted.push({ row: rows.length, column: String.fromCharCode(65 + column), fault: code });
  }
  rows.push([...household(0)]);
  planted.push({ row: rows.length, column: 'C', fault: 'double_row' });
  return { rows, planted, households: count };
}

export function household(index: number): string[] {
  const perUnit = floors * doorsPerFloor;
  const unit = Math.floor(index / perUnit);
  const floor = Math.floor((index % perUnit) / doorsPerFloor) + 1;
  const door = floor * 100 + (index % doorsPerFloor) + 1;
  return [
    `${Math.floor(unit / unitsPerBuilding) + 1}栋`,
    `${(unit % unitsPerBuilding) + 1}单元`,
    `${door}室`,
    nameOf(index),
    phoneOf(index),
    index % 50 === 0 ? '无智能机、行动不便' : '',
    index % 20 === 0 ? '是' : '',
  ];
}

export function nameOf(index: number): string {
  return `${familyNames[index % familyNames.length] ?? ''}某${String(index)}`;
}

export function phoneOf(index: number): string {
  return String(13_900_000_000 + index);
}

/** As a file of comma-separated text. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) =>
      row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\r\n')
    .concat('\r\n');
}

/** The text in GB18030, encoded by the machine's own iconv. */
export async function inGb18030(text: string, directory: string): Promise<Buffer> {
  const [source, target] = [join(directory, 'roster-utf8.csv'), join(directory, 'roster-gb18030.csv')];
  await writeFile(source, text);
  const { stdout } = await run('iconv', ['-f', 'UTF-8', '-t', 'GB18030', source], {
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
  });
  await writeFile(target, stdout);
  return readFile(target);
}

/** The text as a workbook that Gnumeric has written: it takes numbers for numbers and 3-1 for a date, as spreadsheets do. */
export async function asWorkbook(text: string, directory: string): Promise<Buffer> {
  const [source, target] = [join(directory, 'roster.csv'), join(directory, 'roster.xlsx')];
  await writeFile(source, text);
  await run('ssconvert', ['--export-type=Gnumeric_Excel:xlsx', source, target], {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  return readFile(target);
}
