import * as v from 'valibot';

/*
 * What the hub and the process that reads tables say to each other: the file goes in by standard input, one line of JSON
 * comes out.
 */

/** How a file is to be read; the argument of the process, as JSON. */
export const orderSchema = v.object({
  kind: v.picklist(['csv', 'xlsx']),
  /** Rows above it are not read; one more tells that there are too many. */
  rowsMax: v.number(),
  columnsMax: v.number(),
  cellMaxChars: v.number(),
  /** All that a .xlsx unpacks to, in bytes. */
  unpackedMaxBytes: v.number(),
});

export const readFaults = [
  'register.file_unreadable',
  'register.file_too_big_inside',
  'register.file_has_formulas',
  'register.file_has_program',
  'register.too_many',
] as const;

/** The line that comes out. */
export const answerSchema = v.union([
  v.object({
    encoding: v.picklist(['utf-8', 'utf-16le', 'gb18030', 'xlsx']),
    rows: v.array(v.array(v.string())),
    dates: v.array(v.string()),
  }),
  v.object({
    code: v.picklist(readFaults),
    /** Where it is: `B5`. */
    cell: v.optional(v.string()),
  }),
]);

export type Order = v.InferOutput<typeof orderSchema>;
export type Answer = v.InferOutput<typeof answerSchema>;
