import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workbookParts, zip } from '../../../tests/support/zip.ts';
import { createTableReader, tableReaderDefaults } from './table-reader.ts';

const limits = { ...tableReaderDefaults, registerRowsMax: 100, registerUnpackedMaxBytes: 4_194_304 };
const reader = createTableReader({ limits });

function read(name: string, content: Uint8Array | string) {
  return reader.read(name, () => Promise.resolve(Buffer.from(content)));
}

const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
const someRows =
  row(1, text('A1', '楼栋') + text('B1', '房号')) + row(2, text('A2', '3') + '<c r="B2"><v>301</v></c>');
const workbook = (sheetData: string) => zip(workbookParts(sheetData));

describe('a table', () => {
  it.each([
    ['UTF-8', 'utf-8', Buffer.from('楼栋,房号\r\n3,301\r\n')],
    ['UTF-8 with its mark', 'utf-8', Buffer.from('\ufeff楼栋,房号\n3,301\n')],
    ['UTF-16 as spreadsheets save it', 'utf-16le', Buffer.from('\ufeff楼栋\t房号\r\n3\t301\r\n', 'utf16le')],
    [
      'GB18030',
      'gb18030',
      Buffer.from([0xc2, 0xa5, 0xb6, 0xb0, 0x2c, 0xb7, 0xbf, 0xba, 0xc5, 0x0a, 0x33, 0x2c, 0x33, 0x30, 0x31]),
    ],
    ['semicolons', 'utf-8', Buffer.from('楼栋;房号\n3;301')],
  ])('in %s is read', async (_, encoding, bytes) => {
    const { table } = await read('名单.CSV', bytes);
    expect(table).toMatchObject({
      encoding,
      rows: [
        ['楼栋', '房号'],
        ['3', '301'],
      ],
    });
  });

  it('keeps what stands in quotes together', async () => {
    const { table } = await read('a.csv', '楼栋,姓名\n3,"王,""二""\n小"\n');
    expect(table.rows[1]).toEqual(['3', '王,"二"\n小']);
  });

  it('may be a workbook, with numbers in full', async () => {
    const rows = someRows + row(3, `${text('A3', '3')}<c r="B3"><v>13912345678</v></c>`);
    const { table } = await read('a.xlsx', workbook(rows));
    expect(table.rows).toEqual([
      ['楼栋', '房号'],
      ['3', '301'],
      ['3', '13912345678'],
    ]);
  });
});

describe('a hostile file', () => {
  const [types, ...others] = workbookParts(someRows);
  const bomb = { name: 'xl/media/image1.xml', content: Buffer.alloc(64 * 1024 * 1024) };
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>';

  it.each([
    [
      'unpacks to far too much',
      'register.file_too_big_inside',
      'a.xlsx',
      () => zip([...workbookParts(someRows), bomb]),
    ],
    [
      'lies about what it unpacks to',
      'register.file_unreadable',
      'a.xlsx',
      () => zip([...workbookParts(someRows), { ...bomb, claimedBytes: 1_000 }]),
    ],
    [
      'has thousands of parts',
      'register.file_too_big_inside',
      'a.xlsx',
      () => zip(Array.from({ length: 2_500 }, (_, index) => ({ name: `p${index}`, content: '' }))),
    ],
    [
      'brings macros',
      'register.file_has_program',
      'a.xlsx',
      () => zip([...workbookParts(someRows), { name: 'xl/vbaProject.bin', content: 'x' }]),
    ],
    [
      'looks elsewhere',
      'register.file_has_program',
      'a.xlsx',
      () =>
        zip([...workbookParts(someRows), { name: 'xl/externalLinks/externalLink1.xml', content: '<x/>' }]),
    ],
    [
      'declares entities',
      'register.file_unreadable',
      'a.xlsx',
      () =>
        zip([
          types ?? bomb,
          ...others.map((part) => ({ ...part, content: entities + String(part.content) })),
        ]),
    ],
    [
      'holds formulas',
      'register.file_has_formulas',
      'a.xlsx',
      () => workbook(someRows + row(3, text('A3', '3') + '<c r="B3"><f>A1+1</f><v>2</v></c>')),
    ],
    [
      'is a zip of something else',
      'register.file_unreadable',
      'a.xlsx',
      () => zip([{ name: 'a.txt', content: 'a' }]),
    ],
    ['is cut off', 'register.file_unreadable', 'a.xlsx', () => workbook(someRows).subarray(0, 400)],
    ['is a workbook called .csv', 'register.wrong_kind', 'a.csv', () => workbook(someRows)],
    ['is text called .xlsx', 'register.wrong_kind', 'a.xlsx', () => Buffer.from('楼栋,房号')],
    ['is an old workbook', 'register.wrong_kind', 'a.xls', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0])],
    ['is a program', 'register.wrong_kind', 'a.exe', () => Buffer.from('MZ')],
    ['has no name', 'register.wrong_kind', '', () => Buffer.from('a,b')],
    ['is no text', 'register.file_unreadable', 'a.csv', () => Buffer.from([0xff, 0xff, 0x80, 0x00, 0x81])],
    ['holds zeros', 'register.file_unreadable', 'a.csv', () => Buffer.from('楼栋,房号\n3,30\x001')],
    [
      'never closes its quotes',
      'register.file_unreadable',
      'a.csv',
      () => Buffer.from(`a,"${'x'.repeat(100_000)}`),
    ],
    ['has too many rows', 'register.too_many', 'a.csv', () => Buffer.from('3,301\n'.repeat(500))],
    [
      'says that it has a million rows',
      'register.too_many',
      'a.xlsx',
      () =>
        workbook(
          Array.from({ length: 500 }, (_, index) => row(index + 1, text(`A${index + 1}`, '3'))).join(''),
        ),
    ],
  ])('that %s is refused as %s', async (_, code, name, make) => {
    await expect(read(name, make())).rejects.toMatchObject({ code });
  });
});

describe('a reader', () => {
  let directory: string;
  beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'louyu-reader-'))));
  afterAll(() => rmSync(directory, { recursive: true }));

  function readBy(program: string, change: Partial<typeof limits> = {}) {
    const file = join(directory, 'reader.mjs');
    writeFileSync(file, program);
    const other = createTableReader({ limits: { ...limits, ...change }, reader: file });
    return other.read('a.csv', () => Promise.resolve(Buffer.from('a,b')));
  }

  it('that never ends is ended', async () => {
    await expect(readBy('for (;;);', { registerReadTimeoutMs: 300 })).rejects.toMatchObject({
      code: 'register.took_too_long',
    });
  });
  it('that takes all memory is ended', async () => {
    const hungry = 'const all = []; for (;;) all.push(new Array(1_000_000).fill({}));';
    await expect(readBy(hungry, { registerReaderMaxMb: 64 })).rejects.toMatchObject({
      code: 'register.file_too_big_inside',
    });
  });
  it.each([
    ["console.log('nonsense')", 'nonsense'],
    ['console.log(JSON.stringify({ rows: 1 }))', 'something else'],
    [
      "import { writeFileSync } from 'node:fs'; writeFileSync('/nowhere', 'x')",
      'nothing, for it may not write',
    ],
    [
      "import { execSync } from 'node:child_process'; execSync('true'); console.log('{}')",
      'nothing, for it may start nothing',
    ],
  ])('that does %s is believed nothing: it says %s', async (program) => {
    await expect(readBy(program)).rejects.toMatchObject({ code: 'register.file_too_big_inside' });
  });

  it('takes one file after the other, and no more than may wait', async () => {
    const few = createTableReader({ limits: { ...limits, registerFilesWaitingMax: 2 } });
    const csv = () => Promise.resolve(Buffer.from('楼栋,房号\n3,301'));
    const both = [few.read('a.csv', csv), few.read('b.csv', csv)];
    await expect(few.read('c.csv', csv)).rejects.toMatchObject({ code: 'hub.busy' });
    expect((await Promise.all(both)).map(({ table }) => table.rows.length)).toEqual([2, 2]);
    await few.read('c.csv', csv);
  });
});
