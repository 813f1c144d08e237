import type { RoomsRequest } from '@louyu/contract/api/households';
import { LouyuError } from '@louyu/contract/errors';
import { readSeries } from './series.ts';
import type { DoorCode } from './wording.ts';

/** A part of a series may count this many. */
const seriesMax = 200;

export interface Rooms {
  readonly codes: readonly DoorCode[];
  /** One unit, floor by floor from the top. */
  readonly floors: readonly { readonly floor: string; readonly doors: readonly string[] }[];
}

/**
 * Every door of building × unit × floor × door, without the numbers that are skipped (no 4th, 13th, 14th floor).
 * @throws LouyuError `request.invalid` with the field in `details.path`, `register.too_many`
 */
export function makeRooms(request: RoomsRequest, max: number): Rooms {
  const buildings = without(request, 'buildings', 'skipBuildings');
  const units = request.units === '' ? [''] : series(request, 'units');
  const floors = without(request, 'floors', 'skipFloors');
  const doors = without(request, 'doors', 'skipDoors');
  const plan = floors.map((floor) => ({
    floor,
    doors: doors.map((door) => doorOf(request.style, floor, door)),
  }));
  if (buildings.length * units.length * floors.length * doors.length > max) {
    throw new LouyuError('register.too_many', { details: { max } });
  }
  const codes = buildings.flatMap((building) =>
    units.flatMap((unit) => plan.flatMap((floor) => floor.doors.map((door) => ({ building, unit, door })))),
  );
  return { codes, floors: plan.toReversed() };
}

type SeriesField = Exclude<keyof RoomsRequest, 'style'>;

function series(request: RoomsRequest, field: SeriesField): string[] {
  const members = readSeries(request[field], seriesMax);
  if (members === undefined) throw wrong(field);
  return members;
}

function without(request: RoomsRequest, field: SeriesField, skipField: SeriesField): string[] {
  const skipped = new Set(series(request, skipField));
  const left = series(request, field).filter((member) => !skipped.has(member));
  if (left.length === 0) throw wrong(field);
  return left;
}

function doorOf(style: RoomsRequest['style'], floor: string, door: string): string {
  switch (style) {
    case '301':
      return `${floor}${door.padStart(2, '0')}`;
    case '0301':
      return `${floor.padStart(2, '0')}${door.padStart(2, '0')}`;
    case '31':
      return `${floor}${door}`;
    case '3-1':
      return `${floor}-${door}`;
  }
}

function wrong(path: SeriesField): LouyuError {
  return new LouyuError('request.invalid', { details: { path } });
}
