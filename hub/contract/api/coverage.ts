import * as v from 'valibot';
import { countSchema, idSchema, instantSchema, lineOrEmptySchema, localizedSchema } from '../primitives.ts';
import { registerRoles } from './households.ts';
import type { Role } from './staff.ts';

/**
 * How a household is known to know a notice, the surest first, each counted apart: a phone whose door a code of the office
 * has proved, a phone that says which door it is of, a call or visit that staff have noted.
 */
export const knownLevels = ['proved', 'claimed', 'noted'] as const;
const doorLevelSchema = v.picklist([...knownLevels, 'unreached']);

/** Distinct households, each counted once, at its surest. */
const coverageCountsSchema = v.object({
  proved: countSchema,
  claimed: countSchema,
  noted: countSchema,
  unreached: countSchema,
});

/** Who reads what residents in need have said, and settles it. */
export const helpRoles = ['service', 'operator', 'admin'] as const satisfies readonly Role[];
/** Who sees whom nobody has reached, calls and visits: those who see the register. */
export const callerRoles = registerRoles;

/** `GET /api/notices/{id}/coverage`: households, which are no phones and no screens. */
export const coverageSchema = v.object({
  noticeId: idSchema,
  /** Households that the notice is for. */
  total: countSchema,
  counts: coverageCountsSchema,
  /** Phones that have answered, and those among them of which no door is known. */
  phones: v.object({ total: countSchema, anonymous: countSchema }),
  /** Households that know it although it is not for them. */
  elsewhere: countSchema,
  /** Open requests for help. */
  help: countSchema,
  /** Buildings with households that it is for, in the order of the tree. */
  buildings: v.array(v.object({ id: idSchema, name: localizedSchema, ...coverageCountsSchema.entries })),
  /** What a caller says: three sentences. */
  script: v.object({ 'zh-CN': v.array(v.string()), en: v.array(v.string()) }),
});

/** `GET /api/notices/{id}/coverage/doors?place=`: the doors of a building, unit by unit, the top floor first. */
export const doorMapSchema = v.object({
  units: v.array(
    v.object({
      id: idSchema,
      name: localizedSchema,
      floors: v.array(
        v.object({
          /** Empty where the doors do not tell their floor. */
          floor: v.string(),
          doors: v.array(
            v.object({
              id: idSchema,
              /** `301`, without 室. */
              door: v.string(),
              level: doorLevelSchema,
              /** Asks for help, and nobody has settled it. */
              help: v.boolean(),
            }),
          ),
        }),
      ),
    }),
  ),
});

export const contactKinds = ['call', 'visit'] as const;
/** `told` counts as known; `no-answer` is only remembered. */
export const contactOutcomes = ['told', 'no-answer'] as const;

/** `POST /api/notices/{id}/contacts`: a call or a visit that has been made (R6). Answers with its id. */
export const contactRequestSchema = v.object({
  householdId: idSchema,
  kind: v.picklist(contactKinds),
  outcome: v.picklist(contactOutcomes),
});
export const contactNotedSchema = v.object({ id: idSchema });

/**
 * `GET /api/notices/{id}/unreached?offset=0&limit=50`: households that nobody has reached and all that ask for help; those
 * who ask first, then those that have a hard time, then by the tree. `.csv` exports them, `?contacts=1` with phone numbers.
 */
export const unreachedSchema = v.object({
  total: countSchema,
  households: v.array(
    v.object({
      id: idSchema,
      where: localizedSchema,
      door: v.string(),
      tags: v.array(v.string()),
      /** By its tags: 独居, 无智能机 … */
      vulnerable: v.boolean(),
      phoneCount: countSchema,
      help: v.boolean(),
      /** The last call or visit that reached nobody. */
      tried: v.nullable(
        v.object({ id: idSchema, kind: v.picklist(contactKinds), at: instantSchema, by: v.string() }),
      ),
    }),
  ),
});

/** What a resident in need may say, in UTF-16 units. */
export const helpWordsMaxChars = 120;

/** `GET /api/notices/{id}/help`: [我家有困难], open ones first, oldest first. */
export const helpListSchema = v.array(
  v.object({
    id: idSchema,
    /** The door, or where the screen hangs that was scanned. */
    where: localizedSchema,
    householdId: v.nullable(idSchema),
    words: v.string(),
    askedAt: instantSchema,
    settled: v.nullable(v.object({ at: instantSchema, by: v.string(), note: v.string() })),
  }),
);
/** `POST /api/notices/{id}/help/{helpId}/settle` */
export const helpSettledSchema = v.object({ note: lineOrEmptySchema(120) });

export type KnownLevel = (typeof knownLevels)[number];
export type DoorLevel = v.InferOutput<typeof doorLevelSchema>;
export type CoverageCounts = v.InferOutput<typeof coverageCountsSchema>;
export type Coverage = v.InferOutput<typeof coverageSchema>;
export type DoorMap = v.InferOutput<typeof doorMapSchema>;
export type ContactRequest = v.InferOutput<typeof contactRequestSchema>;
export type ContactKind = ContactRequest['kind'];
export type Unreached = v.InferOutput<typeof unreachedSchema>;
export type HelpList = v.InferOutput<typeof helpListSchema>;
