import { describe, expect, it } from 'vitest';
import {
  buildingKey,
  doorKey,
  doorOrder,
  doorText,
  hasLostDigits,
  isDoor,
  phoneNumber,
  readCode,
  splitList,
  unitKey,
  yesOrNo,
} from './wording.ts';

describe('buildings and units', () => {
  it.each(['3', '3栋', '03栋', '3号楼', '3幢', '３栋', '三栋', '第3栋', 'Building 3', ' 3 # '])(
    '%s is building 3',
    (text) => {
      expect(buildingKey(text)).toBe('3');
    },
  );
  it.each([
    ['A座', 'A'],
    ['a栋', 'A'],
    ['十二栋', '12'],
    ['二十号楼', '20'],
    ['十栋', '10'],
    ['商业楼', '商业'],
  ])('%s is building %s', (text, key) => {
    expect(buildingKey(text)).toBe(key);
  });
  it.each(['1', '1单元', '一单元', 'Unit 1', '01单元', '1门'])('%s is unit 1', (text) => {
    expect(unitKey(text)).toBe('1');
  });
});

describe('doors', () => {
  it.each([
    ['301室', '301'],
    ['３０１', '301'],
    ['0301', '0301'],
    ['a12', 'A12'],
    ['Flat 7B', '7B'],
    ['3—1', '3-1'],
  ])('%s is %s', (text, door) => {
    expect(doorText(text)).toBe(door);
    expect(isDoor(door)).toBe(true);
  });
  it.each(['', '-', '=1+1', '301,302', '3'.repeat(17), '<b>'])('%s is none', (text) => {
    expect(isDoor(doorText(text))).toBe(false);
  });
  it('are the same with and without leading zeros, and sort as people count', () => {
    expect(doorKey('0301')).toBe(doorKey('301'));
    expect(doorKey('0')).toBe('0');
    const sorted = ['1201', '301', 'A2', '0302', '101'].toSorted((a, b) =>
      doorOrder(a) < doorOrder(b) ? -1 : 1,
    );
    expect(sorted).toEqual(['101', '301', '0302', '1201', 'A2']);
  });
});

describe('codes', () => {
  it.each([
    '3-1-301',
    '3栋1单元301室',
    '3#1单元301',
    '3栋-1单元-301',
    '３－１－３０１',
    '3/1/301',
    '3号楼1单元301',
  ])('%s is building 3, unit 1, door 301', (text) => {
    const code = readCode(text);
    expect([
      buildingKey(code?.building ?? ''),
      unitKey(code?.unit ?? ''),
      doorText(code?.door ?? ''),
    ]).toEqual(['3', '1', '301']);
  });
  it('may leave the unit out', () => {
    expect(readCode('3-301')).toEqual({ building: '3', unit: '', door: '301' });
  });
  it.each(['301', '', '3-1-3-301', '栋单元'])('%s is none', (text) => {
    expect(readCode(text)).toBeUndefined();
  });
});

describe('phone numbers', () => {
  it.each([
    ['13912345678', '13912345678'],
    ['139-1234-5678', '13912345678'],
    ['+86 139 1234 5678', '13912345678'],
    ['008613912345678', '13912345678'],
    ['１３９１２３４５６７８', '13912345678'],
    ['010-88001234', '010-88001234'],
    ['(0755)26001234', '0755-26001234'],
    ['88001234', '88001234'],
    ['0571-8800123-12', '0571-8800123-12'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is %s', (text, number) => {
    expect(phoneNumber(text)).toBe(number);
  });
  it.each(['1391234567', '139123456789', '12345678901', '无', '1.39E+10', '99', ''])('%s is none', (text) => {
    expect(phoneNumber(text)).toBeUndefined();
  });
  it('lost their digits in a narrow cell', () => {
    expect([hasLostDigits('1.39E+10'), hasLostDigits('1.39123E10'), hasLostDigits('13912345678')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('cells', () => {
  it('hold lists', () => {
    expect(splitList('独居、无智能机;行动不便')).toEqual(['独居', '无智能机', '行动不便']);
  });
  it.each([
    ['是', true],
    ['√', true],
    ['y', true],
    ['否', false],
    ['', undefined],
    ['也许', null],
  ])('%s answers %s', (text, answer) => {
    expect(yesOrNo(text)).toBe(answer);
  });
});
