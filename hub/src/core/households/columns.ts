import type { ColumnField } from '@louyu/contract/api/households';
import { yesOrNo } from './wording.ts';

/** A table as a reader of files hands it over: rows of cells as text, the first row being row 1. */
export interface Table {
  readonly encoding: 'utf-8' | 'utf-16le' | 'gb18030' | 'xlsx';
  readonly rows: readonly (readonly string[])[];
  /** Cells that hold a date: `row:column`, both from 0. */
  readonly dates: readonly string[];
}

/** Headers as rosters write them, without white space, in lower case; the first that fits. */
const headers: readonly (readonly [ColumnField, RegExp])[] = [
  [
    'code',
    /^(楼栋-?单元-?(房号|室号|房间号)|房屋?(编号|编码|地址|坐落)|门牌(号)?|房产(编号|名称)?|地址|住址|address|code|household|dooraddress)$/,
  ],
  ['building', /^(楼栋|楼号|栋|栋号|幢|幢号|楼宇|楼座|座|座号|楼|building(no\.?|number)?|block|tower|bldg)$/],
  ['unit', /^(单元|单元号|门洞|梯号|unit(no\.?|number)?|entrance)$/],
  [
    'door',
    /^(房号|室号|室|房间|房间号|户号|房屋号|门号|room(no\.?|number)?|door(no\.?|number)?|flat|apartment|apt\.?)$/,
  ],
  [
    'name',
    /^(业主|住户|户主|联系人)?(姓名|名字|名称)$|^(业主|户主|住户|联系人|name|owner|resident|contact)$|^(owner|resident|contact|full)name$/,
  ],
  [
    'phone',
    /^(业主|户主|住户|联系)?(手机|电话|手机号|手机号码|电话号码|联系电话|联系方式|移动电话|固定电话)\d?$|^(备用|第二|紧急)(电话|手机|联系电话)$|^(mobile|phone|telephone|tel\.?|cell)(no\.?|number)?\d?$|^(mobile|cell|home)phone$/,
  ],
  ['tags', /^(标签|人群标签|住户标签|备注标签|特殊情况|关爱类型|tags?|labels?)$/],
];

/** A title and an empty line may stand above the headers. */
const headerRowsMax = 10;

/** The row that names the columns, from 0: the first in which two columns are known, or else the first with anything in it. */
export function findHeaderRow(table: Table): number {
  const top = table.rows.slice(0, headerRowsMax);
  const known = top.findIndex((row) => row.filter((cell) => fieldOf(cell) !== null).length >= 2);
  if (known >= 0) return known;
  const lone = top.findIndex((row) => row.some((cell) => fieldOf(cell) === 'code'));
  if (lone >= 0) return lone;
  return Math.max(
    0,
    top.findIndex((row) => row.some((cell) => cell.trim() !== '')),
  );
}

/** What each column holds, by its header; a column of yes and no under another header is a tag of that name. */
export function guessColumns(table: Table, headerRow: number): (ColumnField | null)[] {
  const header = table.rows[headerRow] ?? [];
  const taken = new Set<ColumnField>();
  return Array.from({ length: widthOf(table) }, (_, column) => {
    const field = fieldOf(header[column] ?? '');
    if (field === null) return isFlagColumn(table, headerRow, column) ? 'flag' : null;
    if (taken.has(field) && field !== 'phone' && field !== 'tags') return null;
    taken.add(field);
    return field;
  });
}

/** Whether the columns say which household a row is. */
export function areUsable(columns: readonly (ColumnField | null)[]): boolean {
  return columns.includes('code') || (columns.includes('building') && columns.includes('door'));
}

export function widthOf(table: Table): number {
  return table.rows.reduce((width, row) => Math.max(width, row.length), 0);
}

/** 0 → A, 25 → Z, 26 → AA */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnLetter(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

function fieldOf(header: string): ColumnField | null {
  const word = header
    .normalize('NFKC')
    .replace(/[\s*:_]|[（(].*[)）]/g, '')
    .toLowerCase();
  return headers.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

function isFlagColumn(table: Table, headerRow: number, column: number): boolean {
  if ((table.rows[headerRow]?.[column] ?? '').trim() === '') return false;
  let given = 0;
  for (const row of table.rows.slice(headerRow + 1)) {
    const answer = yesOrNo(row[column] ?? '');
    // Digits alone are numbers of something, not answers.
    if (answer === null || /^\d+$/.test((row[column] ?? '').trim())) return false;
    if (answer !== undefined) given += 1;
  }
  return given > 0;
}
