import {
  householdLimits,
  type ColumnField,
  type RowFault,
  type RowProblem,
} from '@louyu/contract/api/households';
import { columnLetter, type Table } from './columns.ts';
import {
  buildingKey,
  doorText,
  hasLostDigits,
  isDoor,
  phoneNumber,
  readCode,
  splitList,
  unitKey,
  yesOrNo,
} from './wording.ts';

/** What a row of a table says of a household; what is undefined, the table does not say. */
export interface HouseholdRow {
  /** From 1. */
  readonly row: number;
  readonly building: string;
  /** Empty: directly in the building. */
  readonly unit: string;
  readonly door: string;
  readonly name: string | undefined;
  readonly phones: readonly string[] | undefined;
  readonly tags: readonly string[] | undefined;
  readonly flags: ReadonlyMap<string, boolean>;
}

const valueMaxChars = 24;
const badCharacters = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|^[=@\t]/u;

class Fault extends Error {
  readonly fault: RowFault;
  readonly column: number;

  constructor(fault: RowFault, column: number) {
    super(fault);
    this.fault = fault;
    this.column = column;
  }
}

/** Reads one row of a table; undefined for an empty one. */
export function readRow(
  table: Table,
  columns: readonly (ColumnField | null)[],
  headerRow: number,
  index: number,
): HouseholdRow | RowProblem | undefined {
  const cells = table.rows[index] ?? [];
  if (cells.every((cell, column) => (columns[column] ?? null) === null || cell.trim() === ''))
    return undefined;
  try {
    return new RowReader(table, columns, headerRow, index).read();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return {
      row: index + 1,
      column: columnLetter(error.column),
      header: shortened(table.rows[headerRow]?.[error.column] ?? ''),
      value: shortened(cells[error.column] ?? ''),
      fault: error.fault,
    };
  }
}

class RowReader {
  readonly #table: Table;
  readonly #columns: readonly (ColumnField | null)[];
  readonly #headerRow: number;
  readonly #index: number;

  constructor(table: Table, columns: readonly (ColumnField | null)[], headerRow: number, index: number) {
    this.#table = table;
    this.#columns = columns;
    this.#headerRow = headerRow;
    this.#index = index;
  }

  read(): HouseholdRow {
    return {
      row: this.#index + 1,
      ...this.#place(),
      name: this.#name(),
      phones: this.#phones(),
      tags: this.#tags(),
      flags: this.#flags(),
    };
  }

  #cell(column: number): string {
    return (this.#table.rows[this.#index]?.[column] ?? '').trim();
  }

  #column(field: ColumnField): number {
    return this.#columns.indexOf(field);
  }

  #columnsOf(field: ColumnField): number[] {
    return this.#columns.flatMap((known, column) => (known === field ? [column] : []));
  }

  #place(): Pick<HouseholdRow, 'building' | 'unit' | 'door'> {
    const codeColumn = this.#column('code');
    const code = codeColumn < 0 ? '' : this.#cell(codeColumn);
    if (code !== '') {
      const parts = readCode(this.#noDate(codeColumn));
      if (parts === undefined) throw new Fault('code_wrong', codeColumn);
      const building = buildingKey(parts.building);
      if (building === '') throw new Fault('code_wrong', codeColumn);
      return { building, unit: unitKey(parts.unit), door: this.#door(parts.door, codeColumn, 'code_wrong') };
    }
    const [buildingColumn, doorColumn] = [this.#column('building'), this.#column('door')];
    if (buildingColumn < 0 || doorColumn < 0) throw new Fault('code_wrong', codeColumn);
    const building = buildingKey(this.#noDate(buildingColumn));
    if (building === '' || !isDoor(building)) throw new Fault('building_missing', buildingColumn);
    const unitColumn = this.#column('unit');
    const unit = unitColumn < 0 ? '' : unitKey(this.#noDate(unitColumn));
    if (unit !== '' && !isDoor(unit)) throw new Fault('unit_missing', unitColumn);
    const door = this.#noDate(doorColumn);
    if (door === '') throw new Fault('door_missing', doorColumn);
    // 楼栋 3, 单元 1, 房号 3-1-301: the whole code stands where the door belongs.
    const parts = readCode(door);
    const own = parts !== undefined && parts.unit !== '' && buildingKey(parts.building) === building;
    return { building, unit, door: this.#door(own ? parts.door : door, doorColumn, 'door_wrong') };
  }

  #door(text: string, column: number, fault: RowFault): string {
    const door = doorText(text);
    if (!isDoor(door) || hasLostDigits(text)) throw new Fault(fault, column);
    return door;
  }

  /** 3-1 typed into a spreadsheet becomes 1 March. */
  #noDate(column: number): string {
    if (this.#table.dates.includes(`${this.#index}:${column}`)) throw new Fault('date_cell', column);
    return this.#cell(column);
  }

  #name(): string | undefined {
    const column = this.#column('name');
    const name = column < 0 ? '' : this.#cell(column).replace(/^'/, '');
    if (name === '') return undefined;
    if (name.length > householdLimits.nameMaxChars || badCharacters.test(name)) {
      throw new Fault('name_wrong', column);
    }
    return name;
  }

  #phones(): string[] | undefined {
    const phones = new Set<string>();
    for (const column of this.#columnsOf('phone')) {
      const text = this.#cell(column).replace(/^'/, '');
      if (text === '') continue;
      if (hasLostDigits(text)) throw new Fault('phone_digits_lost', column);
      const single = phoneNumber(text);
      for (const part of single === undefined ? splitList(text) : [single]) {
        const phone = phoneNumber(part);
        if (phone === undefined) throw new Fault('phone_wrong', column);
        phones.add(phone);
      }
      if (phones.size > householdLimits.phonesMax) throw new Fault('phones_too_many', column);
    }
    return phones.size === 0 ? undefined : [...phones];
  }

  #tags(): string[] | undefined {
    const tags = new Set<string>();
    for (const column of this.#columnsOf('tags')) {
      for (const tag of splitList(this.#cell(column))) {
        assertTag(tag, column);
        tags.add(tag);
      }
      if (tags.size > householdLimits.tagsMax) throw new Fault('tags_too_many', column);
    }
    return tags.size === 0 ? undefined : [...tags];
  }

  #flags(): ReadonlyMap<string, boolean> {
    const flags = new Map<string, boolean>();
    for (const column of this.#columnsOf('flag')) {
      const tag = (this.#table.rows[this.#headerRow]?.[column] ?? '').trim();
      const answer = yesOrNo(this.#cell(column));
      if (answer === undefined) continue;
      if (answer === null) throw new Fault('flag_wrong', column);
      assertTag(tag, column);
      flags.set(tag, answer);
    }
    return flags;
  }
}

function assertTag(tag: string, column: number): void {
  if (tag === '' || tag.length > householdLimits.tagMaxChars || badCharacters.test(tag)) {
    throw new Fault('tag_wrong', column);
  }
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > valueMaxChars ? `${line.slice(0, valueMaxChars)}…` : line;
}
