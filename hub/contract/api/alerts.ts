import * as v from 'valibot';
import {
  alertContentByLanguageSchema,
  alertModeSchema,
  alertNumberSchema,
  hazardSchema,
  severitySchema,
} from '../alarm.ts';
import { deviceKindSchema } from '../devices.ts';
import { errorCodeSchema } from '../errors.ts';
import {
  countSchema,
  idSchema,
  instantSchema,
  lineOrEmptySchema,
  lineSchema,
  localizedSchema,
  ordinalSchema,
} from '../primitives.ts';
import { audienceCountSchema } from './places.ts';

/** How far an alert of a template usually reaches, from where it is: that spot or place alone, its unit, building, or the whole site. */
export const alertReachSchema = v.picklist(['place', 'unit', 'building', 'site']);

const alertFieldKeySchema = v.pipe(v.string(), v.regex(/^[a-z][0-9a-zA-Z]{0,30}$/));

/** A field that makes an alert more exact. None has to be filled in by somebody in a hurry, but what is missing is said. */
const alertFieldSchema = v.object({
  key: alertFieldKeySchema,
  label: localizedSchema,
  /** In characters of the source language. */
  maxChars: countSchema,
  /** Without it the template has no sentence to say. */
  required: v.boolean(),
  suggestions: v.optional(v.array(localizedSchema)),
});

/** `GET /api/alerts/templates` */
export const alertTemplateSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z][0-9a-z-]{0,30}$/)),
  hazard: hazardSchema,
  name: localizedSchema,
  /** More than one where it is chosen (蓝黄橙红), most severe first, with its word. */
  severities: v.array(v.object({ severity: severitySchema, name: localizedSchema })),
  fields: v.array(alertFieldSchema),
  usualReach: alertReachSchema,
  /** Written freely: for the whole site it needs two people (R13). */
  free: v.boolean(),
  /** Whom to call first: 119, 110, 120 or what the template names. */
  phone: v.string(),
});
export const alertTemplateListSchema = v.array(alertTemplateSchema);

/** Words of a field in one or both languages. */
const alertWordsSchema = v.object({
  'zh-CN': lineOrEmptySchema(120),
  en: v.optional(lineOrEmptySchema(240)),
});

/** What somebody is about to raise: `POST /api/alerts/preview`. */
export const alertDraftSchema = v.object({
  templateId: alertTemplateSchema.entries.id,
  mode: alertModeSchema,
  /** Absent: the first of the template. */
  severity: v.optional(severitySchema),
  /** Where it is: names the place in the sentence; the audience follows from it and from `placeIds`. */
  whereId: idSchema,
  /** Where exactly, in words, beside the name of the place; may be empty. */
  whereWords: lineOrEmptySchema(40),
  /** Places whose displays show it; absent: by the template's usual reach from `whereId`. */
  placeIds: v.optional(v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(200))),
  fields: v.pipe(
    v.record(alertFieldKeySchema, alertWordsSchema),
    v.check((fields) => Object.keys(fields).length <= 12, 'too many fields'),
  ),
});

/** What is missing or doubtful; `blocks`: it cannot be raised so. */
const alertFindingSchema = v.object({
  code: errorCodeSchema,
  /** The field it is about; empty for the whole. */
  field: v.string(),
  message: v.string(),
  blocks: v.boolean(),
});

/** `POST /api/alerts/preview`: what would be said, and to whom. Changes nothing. */
export const alertPreviewSchema = v.object({
  /** Null while something that blocks is missing. */
  content: v.nullable(alertContentByLanguageSchema),
  severity: severitySchema,
  placeIds: v.array(idSchema),
  findings: v.array(alertFindingSchema),
  reach: audienceCountSchema,
  /** Screens of the audience that are away now. */
  screensAway: countSchema,
  /** A second person has to confirm before it goes out. */
  needsSecond: v.boolean(),
});

/** How long the button is held before an alert goes out, in milliseconds; a drill is held longer: another hold (R19). */
export const alertHoldMs = { real: 2000, drill: 4000 } as const;

/** `POST /api/alerts` */
export const alertRequestSchema = v.object({
  ...alertDraftSchema.entries,
  /** Made by the page for one press: a press that is sent twice is one alert. */
  key: v.pipe(v.string(), v.regex(/^[0-9a-z]{16,32}$/)),
  /** How long the button was held. Shorter than {@link alertHoldMs} is refused: `alert.hold_too_short`. */
  heldMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(600_000)),
});

/** `POST /api/alerts/{id}/update`: what is different now. `revision` is the one that was read. */
export const alertUpdateRequestSchema = v.object({
  revision: ordinalSchema,
  severity: v.optional(severitySchema),
  placeIds: v.optional(alertDraftSchema.entries.placeIds.wrapped),
  fields: v.optional(alertDraftSchema.entries.fields),
  /** What changed, as people read it on the glass. */
  change: v.object({ 'zh-CN': lineSchema(30), en: v.optional(lineOrEmptySchema(80)) }),
  /** Makes the same press sent twice one update. */
  key: alertRequestSchema.entries.key,
});

/**
 * `POST /api/alerts/{id}/confirm` (核验) and `…/countersign` (补签): of the revision that was read. `POST /api/alerts/{id}/withdraw`,
 * by its raiser while it waits, has no body.
 */
export const alertSecondRequestSchema = v.object({ revision: ordinalSchema });

/** `POST /api/alerts/{id}/clear`: 解除警报 or 误报解除. `note` is for the record, without personal data; never on glass. */
export const alertClearRequestSchema = v.object({
  as: v.picklist(['all-clear', 'false-alarm']),
  note: v.optional(lineOrEmptySchema(200)),
});

/** 待核验 (waits for a second person; nothing is on glass) · 进行中 · 已解除 · 误报 · 已过期 · 未核验作废 */
export const alertStateSchema = v.picklist([
  'waiting',
  'in-force',
  'all-clear',
  'false-alarm',
  'expired',
  'withdrawn',
]);

const saidSchema = v.object({ at: instantSchema, by: v.string() });

/** An alert as those see it who deal with it. */
export const alertSchema = v.object({
  id: idSchema,
  number: alertNumberSchema,
  mode: alertModeSchema,
  templateId: alertTemplateSchema.entries.id,
  hazard: hazardSchema,
  severity: severitySchema,
  name: localizedSchema,
  state: alertStateSchema,
  revision: ordinalSchema,
  whereId: idSchema,
  whereWords: v.string(),
  fields: alertDraftSchema.entries.fields,
  placeIds: v.array(idSchema),
  content: alertContentByLanguageSchema,
  raised: saidSchema,
  /** The second person, where one was needed and has confirmed. */
  confirmed: v.nullable(saidSchema),
  needsSecond: v.boolean(),
  countersigned: v.nullable(saidSchema),
  /** When a missing countersignature is reported; null where none is wanted (drills, and what two people raised). */
  countersignBy: v.nullable(instantSchema),
  /** When it ends by itself. */
  until: instantSchema,
  ended: v.nullable(saidSchema),
  /** What this person may do with it now. */
  may: v.object({
    confirm: v.boolean(),
    countersign: v.boolean(),
    update: v.boolean(),
    clear: v.boolean(),
    rollCall: v.boolean(),
    /** Its raiser may take back what still waits for a second person. */
    withdraw: v.boolean(),
  }),
  /** What the glass will say when this person ends it, by how; null for whoever may not. A drill says the same of both. */
  ends: v.nullable(
    v.object({ 'all-clear': alertContentByLanguageSchema, 'false-alarm': alertContentByLanguageSchema }),
  ),
  /** Beside it on the page: 119 or the like, then the manager's number where one is known. */
  phones: v.array(v.object({ label: localizedSchema, number: v.string() })),
  history: v.array(
    v.object({
      at: instantSchema,
      by: v.string(),
      what: v.picklist([
        'raised',
        'confirmed',
        'updated',
        'countersigned',
        'all-clear',
        'false-alarm',
        'expired',
        'withdrawn',
      ]),
      /** What an update changed, or the note of an end; empty otherwise. */
      words: v.string(),
    }),
  ),
});

/** `GET /api/alerts`: those that wait or are in force, most urgent first, then the last that are over. */
export const alertListSchema = v.object({
  current: v.array(alertSchema),
  past: v.array(
    v.object({
      id: idSchema,
      number: alertNumberSchema,
      mode: alertModeSchema,
      hazard: hazardSchema,
      name: localizedSchema,
      state: alertStateSchema,
      where: localizedSchema,
      raisedAt: instantSchema,
      endedAt: v.nullable(instantSchema),
    }),
  ),
  /** The quarterly drill (R19): when the last was, and when the next is due; null: none was yet. */
  drill: v.object({ lastAt: v.nullable(instantSchema), dueAt: instantSchema, everyDays: countSchema }),
});

/**
 * What became of the newest revision on one device, by its own word: 已显示 `painted`, 已收到 `received` (holds it, not seen on glass yet),
 * 未收到 `not-yet` (connected), 联系不上 `unreachable`.
 */
export const alertReachStateSchema = v.picklist(['painted', 'received', 'not-yet', 'unreachable']);

const alertDeviceSchema = v.object({
  deviceId: idSchema,
  name: v.string(),
  kind: deviceKindSchema,
  where: localizedSchema,
  state: alertReachStateSchema,
  /** From the press to the device's holding, and painting, the first revision, in milliseconds; null where not. */
  receivedMs: v.nullable(countSchema),
  paintedMs: v.nullable(countSchema),
  /** Whether it has said that the alert is gone again; null while it is in force, and where it was never there. */
  gone: v.nullable(v.boolean()),
});

/** `GET /api/alerts/{id}/reach`: live, by place. */
export const alertDeliverySchema = v.object({
  alertId: idSchema,
  revision: ordinalSchema,
  devices: v.array(alertDeviceSchema),
});

/** Half of them, and all but one in twenty, within so many milliseconds of the press; null where none did. */
const spreadSchema = v.object({
  p50Ms: v.nullable(countSchema),
  p95Ms: v.nullable(countSchema),
  missed: countSchema,
});

/** `GET /api/alerts/{id}/report`, `report.csv`: what became of it, once it is over (R19). */
export const alertReportSchema = v.object({
  alert: alertSchema,
  received: spreadSchema,
  painted: spreadSchema,
  devices: v.array(
    v.object({
      ...alertDeviceSchema.entries,
      /** Why it was not reached: away, held but never painted, came back later; null where it was. */
      why: v.nullable(v.picklist(['away', 'not-painted', 'late', 'revoked'])),
    }),
  ),
  households: countSchema,
  answers: v.object({ safe: countSchema, needHelp: countSchema, away: countSchema, anonymous: countSchema }),
});

/** 我平安 · 需要帮助 · 不在家 */
export const rollCallAnswerSchema = v.picklist(['safe', 'need-help', 'away']);

/** How far a word can be trusted: a tap, a door that the phone named, a door that a code proved. */
const answerLevelSchema = v.picklist(['anonymous', 'claimed', 'proved']);

/**
 * What staff found at a door: only this, or a proved 我平安, clears it. `nobody`: they knocked and nobody answered, which does not
 * clear a door that has asked for help.
 */
export const doorFindingSchema = v.picklist(['found-safe', 'helped', 'nobody']);

/** `GET /api/alerts/{id}/roll-call` (报平安): the doors of the audience, those that need help first. */
export const rollCallSchema = v.object({
  alertId: idSchema,
  doors: v.array(
    v.object({
      householdId: idSchema,
      /** 3栋 · 1单元 · 2层 · 201 */
      where: localizedSchema,
      door: v.string(),
      /** 独居, 无智能机 …, by the tags of the register; false for whoever may not see tags. */
      vulnerable: v.boolean(),
      /** The newest word, but need-help always wins until staff has been there. */
      answer: v.nullable(rollCallAnswerSchema),
      level: v.nullable(answerLevelSchema),
      answeredAt: v.nullable(instantSchema),
      finding: v.nullable(v.object({ as: doorFindingSchema, at: instantSchema, by: v.string() })),
      cleared: v.boolean(),
    }),
  ),
  /** Words without a door, newest first. */
  anonymous: v.array(
    v.object({
      id: idSchema,
      answer: rollCallAnswerSchema,
      /** Where the screen hangs whose code was scanned. */
      where: localizedSchema,
      at: instantSchema,
      /** Who has been there; null while nobody has. */
      seen: v.nullable(saidSchema),
    }),
  ),
});

/**
 * `POST /api/alerts/{id}/roll-call/doors/{householdId}`; `DELETE` takes it back. `POST …/roll-call/words/{wordId}/seen`, without a
 * body: staff has been where a word without a door came from.
 */
export const doorFindingRequestSchema = v.object({ as: doorFindingSchema });

export type AlertReach = v.InferOutput<typeof alertReachSchema>;
export type AlertTemplateView = v.InferOutput<typeof alertTemplateSchema>;
export type AlertDraft = v.InferOutput<typeof alertDraftSchema>;
export type AlertFinding = v.InferOutput<typeof alertFindingSchema>;
export type AlertPreview = v.InferOutput<typeof alertPreviewSchema>;
export type AlertRequest = v.InferOutput<typeof alertRequestSchema>;
export type AlertUpdateRequest = v.InferOutput<typeof alertUpdateRequestSchema>;
export type AlertClearRequest = v.InferOutput<typeof alertClearRequestSchema>;
export type AlertState = v.InferOutput<typeof alertStateSchema>;
export type Alert = v.InferOutput<typeof alertSchema>;
export type AlertList = v.InferOutput<typeof alertListSchema>;
export type AlertReachState = v.InferOutput<typeof alertReachStateSchema>;
export type AlertDelivery = v.InferOutput<typeof alertDeliverySchema>;
export type AlertReport = v.InferOutput<typeof alertReportSchema>;
export type RollCallAnswer = v.InferOutput<typeof rollCallAnswerSchema>;
export type DoorFinding = v.InferOutput<typeof doorFindingSchema>;
export type RollCall = v.InferOutput<typeof rollCallSchema>;
