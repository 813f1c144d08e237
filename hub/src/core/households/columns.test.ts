import { describe, expect, it } from 'vitest';
import { areUsable, columnLetter, findHeaderRow, guessColumns, type Table } from './columns.ts';

function table(...rows: readonly (readonly string[])[]): Table {
  return { encoding: 'utf-8', rows, dates: [] };
}

function guess(...rows: readonly (readonly string[])[]) {
  const given = table(...rows);
  return guessColumns(given, findHeaderRow(given));
}

describe('columns', () => {
  it.each([
    [
      ['楼栋', '单元', '房号', '业主姓名', '手机号', '标签'],
      ['building', 'unit', 'door', 'name', 'phone', 'tags'],
    ],
    [
      ['楼号*', '门洞', '室号', '户主', '联系电话', '备用电话'],
      ['building', 'unit', 'door', 'name', 'phone', 'phone'],
    ],
    [
      ['房屋编号', '住户', '电话1', '电话2'],
      ['code', 'name', 'phone', 'phone'],
    ],
    [
      ['Building', 'Unit No.', 'Room Number', 'Owner Name', 'Mobile'],
      ['building', 'unit', 'door', 'name', 'phone'],
    ],
    [
      ['楼栋-单元-房号', '建筑面积', '联系方式（手机）'],
      ['code', null, 'phone'],
    ],
    [
      ['序号', '栋', '室'],
      [null, 'building', 'door'],
    ],
  ])('%j are %j', (header, fields) => {
    expect(
      guess(
        header,
        header.map(() => 'x'),
      ),
    ).toEqual(fields);
  });

  it('may stand below a title and an empty line', () => {
    const given = table(
      ['瑞安苑住户登记表', '', ''],
      ['', '', ''],
      ['楼栋', '单元', '房号'],
      ['1', '1', '101'],
    );
    expect(findHeaderRow(given)).toBe(2);
  });

  it('of yes and no are tags of their name', () => {
    const rows = [
      ['楼栋', '房号', '独居', '面积', '备注'],
      ['1', '101', '是', '89', ''],
      ['1', '102', '', '1', '养狗'],
    ];
    expect(guess(...rows)).toEqual(['building', 'door', 'flag', null, null]);
  });

  it('say which household a row is, or cannot be used', () => {
    expect(areUsable(['code'])).toBe(true);
    expect(areUsable(['building', null, 'door'])).toBe(true);
    expect(areUsable(['door', 'phone'])).toBe(false);
  });

  it('have letters', () => {
    expect([0, 25, 26, 51, 52].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  });
});
