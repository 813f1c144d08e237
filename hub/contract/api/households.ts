import * as v from 'valibot';
import {
  countSchema,
  idSchema,
  instantSchema,
  lineOrEmptySchema,
  lineSchema,
  localizedSchema,
} from '../primitives.ts';
import type { Role } from './staff.ts';

/** Who sees and changes what the register knows of people: names, phone numbers, tags (R22, R36). */
export const registerRoles: readonly Role[] = ['admin', 'service'];

/** What one household may have. Characters are UTF-16 units. */
export const householdLimits = {
  doorMaxChars: 16,
  nameMaxChars: 40,
  phoneMaxChars: 24,
  phonesMax: 4,
  tagMaxChars: 12,
  tagsMax: 12,
} as const;

const { doorMaxChars, nameMaxChars, phoneMaxChars, phonesMax, tagMaxChars, tagsMax } = householdLimits;

const tagNamesSchema = v.pipe(v.array(lineSchema(tagMaxChars)), v.maxLength(tagsMax));

/** Whom to call. Encrypted at rest; every look is in the audit log. */
export const contactSchema = v.object({
  name: lineOrEmptySchema(nameMaxChars),
  phones: v.pipe(v.array(lineSchema(phoneMaxChars)), v.maxLength(phonesMax)),
});

/** A household as lists show it. `tagIds` is empty for whoever may not see tags. */
export const householdSchema = v.object({
  id: idSchema,
  parentId: idSchema,
  /** Building and unit: `3栋 1单元`. */
  where: localizedSchema,
  /** `301`, without 室. */
  door: v.string(),
  tagIds: v.array(idSchema),
  phoneCount: countSchema,
  hasName: v.boolean(),
  updatedAt: instantSchema,
});

/** `GET /api/households?q=&place=&tag=&lacks=phone&offset=0&limit=50` */
export const householdPageSchema = v.object({
  /** How many fit the question, on all pages. */
  total: countSchema,
  households: v.array(householdSchema),
});

/** `POST /api/households`; the parent is a building, a unit or a floor. */
export const householdRequestSchema = v.object({
  parentId: idSchema,
  door: lineSchema(doorMaxChars),
  contact: v.optional(contactSchema),
  tags: v.optional(tagNamesSchema),
});
/** `PATCH /api/households/{id}`; what is left out stays. */
export const householdChangeSchema = v.partial(
  v.object({ door: lineSchema(doorMaxChars), contact: contactSchema, tags: tagNamesSchema }),
);

/** `GET /api/households/tags`, for all staff: audiences are made of them. */
export const tagSchema = v.object({ id: idSchema, name: v.string(), households: countSchema });
export const tagListSchema = v.array(tagSchema);

/** What a column of an imported table holds. `flag`: its header is a tag, its cells say yes or no. */
export const columnFields = ['code', 'building', 'unit', 'door', 'name', 'phone', 'tags', 'flag'] as const;
export const columnFieldSchema = v.picklist(columnFields);

/** Why a row of an imported table is left out. */
export const rowFaults = [
  'building_missing',
  'unit_missing',
  'door_missing',
  'door_wrong',
  'code_wrong',
  'date_cell',
  'phone_wrong',
  'phone_digits_lost',
  'phones_too_many',
  'name_wrong',
  'tag_wrong',
  'tags_too_many',
  'flag_wrong',
  'double_row',
] as const;

export const rowProblemSchema = v.object({
  /** As the spreadsheet counts, from 1. */
  row: countSchema,
  /** `C` */
  column: v.string(),
  header: v.string(),
  /** What stands there, shortened. */
  value: v.string(),
  fault: v.picklist(rowFaults),
  /** `double_row`: the row that it repeats. */
  other: v.optional(countSchema),
});

const importColumnSchema = v.object({
  letter: v.string(),
  header: v.string(),
  field: v.nullable(columnFieldSchema),
  /** The first cells with something in them. */
  samples: v.array(v.string()),
});

/**
 * `POST /api/households/import/check?name=file.xlsx&columns=…` with the file as it is: what an import would do; nothing
 * changes. `columns` names the field of each column, separated by commas, where the guess was wrong.
 */
export const importCheckSchema = v.object({
  columns: v.array(importColumnSchema),
  /** The row with the headers, from 1. */
  headerRow: countSchema,
  encoding: v.picklist(['utf-8', 'utf-16le', 'gb18030', 'xlsx']),
  /** False while no column says which household a row is. */
  usable: v.boolean(),
  rows: countSchema,
  added: countSchema,
  changed: countSchema,
  same: countSchema,
  wrong: countSchema,
  newBuildings: v.array(v.string()),
  newUnits: countSchema,
  /** The first ones; `wrong` counts all. */
  problems: v.array(rowProblemSchema),
  /** Names what was checked: the import takes place only if it would still do the same. */
  token: v.string(),
});

/** `POST /api/households/rooms/check` and `POST /api/households/rooms`: building × unit × floor × door. */
const seriesSchema = lineOrEmptySchema(200);
export const roomsRequestSchema = v.object({
  /** `1-6, 8, A`; so are the others. */
  buildings: seriesSchema,
  skipBuildings: seriesSchema,
  /** Empty: households stand directly in the building. */
  units: seriesSchema,
  floors: seriesSchema,
  skipFloors: seriesSchema,
  doors: seriesSchema,
  skipDoors: seriesSchema,
  /** How floor 3, door 1 is written: `301`, `0301`, `31`, `3-1`. */
  style: v.picklist(['301', '0301', '31', '3-1']),
});
export const roomsCheckSchema = v.object({
  total: countSchema,
  added: countSchema,
  existing: countSchema,
  newBuildings: v.array(v.string()),
  newUnits: countSchema,
  /** What one unit looks like, the top floor first. */
  sample: v.object({
    where: v.string(),
    floors: v.array(v.object({ floor: v.string(), doors: v.array(v.string()) })),
  }),
});

/** A bulk change, newest first in `GET /api/households/changes`; the newest one can be taken back. */
export const bulkEditSchema = v.object({
  id: idSchema,
  kind: v.picklist(['import', 'rooms']),
  at: instantSchema,
  by: v.string(),
  added: countSchema,
  changed: countSchema,
  undoneAt: v.nullable(instantSchema),
  undoable: v.boolean(),
});
export const bulkEditListSchema = v.array(bulkEditSchema);

/** `POST /api/households/changes/{id}/undo`: what was edited since stays as it is now. */
export const undoResultSchema = v.object({
  removed: countSchema,
  restored: countSchema,
  kept: countSchema,
});

export const qualityFaults = [
  'phone_twice',
  'door_twice',
  'door_odd',
  'beside_units',
  'door_missing',
  'unit_empty',
  'no_phone',
] as const;

/** `GET /api/households/quality`: what in the register is wrong, missing or double. */
export const qualityListSchema = v.array(
  v.object({
    fault: v.picklist(qualityFaults),
    total: countSchema,
    /** The first ones. */
    findings: v.array(
      v.object({
        where: localizedSchema,
        /** Doors in question. */
        doors: v.array(v.string()),
        /** Null where there is none yet. */
        householdId: v.nullable(idSchema),
      }),
    ),
  }),
);

export type Contact = v.InferOutput<typeof contactSchema>;
export type Household = v.InferOutput<typeof householdSchema>;
export type HouseholdPage = v.InferOutput<typeof householdPageSchema>;
export type HouseholdRequest = v.InferOutput<typeof householdRequestSchema>;
export type HouseholdChange = v.InferOutput<typeof householdChangeSchema>;
export type Tag = v.InferOutput<typeof tagSchema>;
export type ColumnField = v.InferOutput<typeof columnFieldSchema>;
export type RowFault = (typeof rowFaults)[number];
export type RowProblem = v.InferOutput<typeof rowProblemSchema>;
export type ImportCheck = v.InferOutput<typeof importCheckSchema>;
export type RoomsRequest = v.InferOutput<typeof roomsRequestSchema>;
export type RoomsCheck = v.InferOutput<typeof roomsCheckSchema>;
export type RegisterChange = v.InferOutput<typeof bulkEditSchema>;
export type UndoResult = v.InferOutput<typeof undoResultSchema>;
export type QualityFault = (typeof qualityFaults)[number];
export type QualityList = v.InferOutput<typeof qualityListSchema>;
