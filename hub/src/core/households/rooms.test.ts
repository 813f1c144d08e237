import { describe, expect, it } from 'vitest';
import type { RoomsRequest } from '@louyu/contract/api/households';
import { makeRooms } from './rooms.ts';
import { readSeries } from './series.ts';

const request: RoomsRequest = {
  buildings: '1-3',
  skipBuildings: '',
  units: '1-2',
  floors: '1-18',
  skipFloors: '4, 13, 14',
  doors: '1-2',
  skipDoors: '',
  style: '301',
};

describe('a series', () => {
  it.each([
    ['1-6', '1 2 3 4 5 6'],
    ['1-3，8、A-C', '1 2 3 8 A B C'],
    ['1 至 3', '1 2 3'],
    ['3～5', '3 4 5'],
    ['2,2,1', '2 1'],
    ['甲 乙', '甲 乙'],
    ['', ''],
  ])('%s counts %s', (text, members) => {
    expect(readSeries(text, 100)?.join(' ')).toBe(members);
  });
  it.each(['6-1', '1-A', '1-', '*', '1-101'])('%s cannot be read', (text) => {
    expect(readSeries(text, 100)).toBeUndefined();
  });
});

describe('rooms', () => {
  it('are building × unit × floor × door without what is skipped', () => {
    const { codes, floors } = makeRooms(request, 20_000);
    expect(codes).toHaveLength(3 * 2 * 15 * 2);
    expect(codes[0]).toEqual({ building: '1', unit: '1', door: '101' });
    const doors = new Set(codes.map(({ door }) => door));
    expect(['401', '1301', '1402'].some((door) => doors.has(door))).toBe(false);
    expect(['301', '1201', '1802'].every((door) => doors.has(door))).toBe(true);
    expect(floors[0]).toEqual({ floor: '18', doors: ['1801', '1802'] });
  });
  it.each([
    ['301', '302', '1202'],
    ['0301', '0302', '1202'],
    ['31', '32', '122'],
    ['3-1', '3-2', '12-2'],
  ] as const)('are written as %s is', (style, third, twelfth) => {
    const doors = makeRooms({ ...request, style }, 20_000).codes.map(({ door }) => door);
    expect(doors).toContain(third);
    expect(doors).toContain(twelfth);
  });
  it('may stand directly in a building', () => {
    expect(makeRooms({ ...request, units: '' }, 20_000).codes[0]).toEqual({
      building: '1',
      unit: '',
      door: '101',
    });
  });
  it('name the field that cannot be read, or is empty', () => {
    expect(() => makeRooms({ ...request, floors: '18-1' }, 20_000)).toThrow(
      expect.objectContaining({ code: 'request.invalid', details: { path: 'floors' } }),
    );
    expect(() => makeRooms({ ...request, skipBuildings: '1-9' }, 20_000)).toThrow(
      expect.objectContaining({ details: { path: 'buildings' } }),
    );
  });
  it('are so many at most', () => {
    expect(() => makeRooms(request, 100)).toThrow(expect.objectContaining({ code: 'register.too_many' }));
  });
});
