import * as v from 'valibot';
import { countSchema, idSchema, instantSchema, localizedSchema } from '../primitives.ts';
import { registerRoles } from './households.ts';

/** Who hands out the slips that prove a door. */
export const doorCodeRoles = registerRoles;
/** Most doors on the sheets of one order. */
export const doorCodesMax = 500;

/** `GET /api/door-codes`: for each unit, or building without units, how many doors have a code. */
export const doorCodeStandSchema = v.array(
  v.object({
    placeId: idSchema,
    where: localizedSchema,
    households: countSchema,
    issued: countSchema,
    /** Of the newest. */
    issuedAt: v.nullable(instantSchema),
  }),
);

/**
 * `POST /api/door-codes`: new codes for the doors of a place that have none, or, `anew`, for all of them; or for one door.
 * What had been proved by a code that is replaced counts as claimed from then on. 409 `door.too_many`
 */
export const doorCodeOrderSchema = v.union([
  v.object({ placeId: idSchema, anew: v.boolean() }),
  v.object({ householdId: idSchema }),
]);

/** The codes in the clear: this once, to be printed. */
export const doorCodeSheetSchema = v.object({
  issuedAt: instantSchema,
  doors: v.array(
    v.object({
      householdId: idSchema,
      where: localizedSchema,
      door: v.string(),
      /** `8K3F-7Q2M` */
      code: v.string(),
      /** What the slip's QR carries, in upper case. */
      url: v.string(),
    }),
  ),
});

export type DoorCodeStand = v.InferOutput<typeof doorCodeStandSchema>;
export type DoorCodeOrder = v.InferOutput<typeof doorCodeOrderSchema>;
export type DoorCodeSheet = v.InferOutput<typeof doorCodeSheetSchema>;
