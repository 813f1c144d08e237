import * as v from 'valibot';
import { countSchema, idSchema, instantSchema, localizedSchema } from '../primitives.ts';

/**
 * What staff are called for. Not alerts: those are emergencies (DESIGN.md §2). `countersignature`: what one person said at
 * once is to be read by another (R13); `case`: what a resident reported waits for somebody (R25); `deadline`: either is late.
 * `alert`: an alert was raised, or somebody needs help in one. `help`: a resident has tapped [我家有困难] on a notice.
 */
export const staffAlertKinds = [
  'review',
  'fault',
  'countersignature',
  'deadline',
  'alert',
  'help',
  'case',
] as const;
export const staffAlertKindSchema = v.picklist(staffAlertKinds);
export const staffAlertKindsSchema = v.pipe(
  v.array(staffAlertKindSchema),
  v.maxLength(staffAlertKinds.length),
);

/** What became of telling one robot: `obsolete` was overtaken, since somebody had taken it on or it was over. */
export const robotDeliveryStates = ['waiting', 'sent', 'given-up', 'obsolete'] as const;
const robotDeliverySchema = v.object({
  robotId: idSchema,
  robotName: v.string(),
  /** 0 when it was raised; then the next in the roster. */
  step: countSchema,
  state: v.picklist(robotDeliveryStates),
  /** When it was queued, or, once that has come, sent or given up. */
  at: instantSchema,
  /** What the robot said against it the last time, in its own words. */
  error: v.nullable(v.string()),
  nextTryAt: v.nullable(instantSchema),
  /** How many went out in one message together; 1 alone, 0 while it waits. */
  together: countSchema,
});

export const staffAlertSchema = v.object({
  id: idSchema,
  kind: staffAlertKindSchema,
  text: localizedSchema,
  /** Where in the dashboard it is dealt with: `/notices/0k3…` */
  path: v.string(),
  raisedAt: instantSchema,
  step: countSchema,
  /** Names of those who are called now, in the order of the roster. */
  called: v.array(v.string()),
  callsMe: v.boolean(),
  /** Whether this person may say 我来处理. */
  mayTake: v.boolean(),
  /** When the next in the roster is called, if nobody takes it. */
  nextStepAt: v.nullable(instantSchema),
  taken: v.nullable(v.object({ at: instantSchema, by: v.string() })),
  resolvedAt: v.nullable(instantSchema),
  deliveries: v.array(robotDeliverySchema),
});

/** `PUT /api/staff-alerts/preference`: what one person wants to hear, in every browser. */
export const staffAlertPreferenceSchema = v.object({
  sound: v.boolean(),
  volumePercent: v.pipe(v.number(), v.safeInteger(), v.minValue(10), v.maxValue(100)),
  kinds: staffAlertKindsSchema,
});

/** `GET /api/staff-alerts`: those that are open, then the last that are over. */
export const staffAlertListSchema = v.object({
  alerts: v.array(staffAlertSchema),
  /** How many are open beyond those that are listed. */
  more: countSchema,
  preference: staffAlertPreferenceSchema,
});

/** Longest wait for somebody to take an alert on before the next is called, in minutes. */
export const stepMaxMinutes = 24 * 60;
/** Somebody needs help: the next is called soon. */
export const helpStepMinutes = 3;
const stepMinutesSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(stepMaxMinutes));

/** Within the five minutes in which a person is to receive a case (R25). */
export const caseStepMinutes = 3;

/** `GET`, `PUT /api/staff-alerts/policy`: after how many minutes the next in the roster is called; 0 never. */
export const staffAlertPolicySchema = v.object({
  stepMinutes: v.object({
    review: stepMinutesSchema,
    fault: stepMinutesSchema,
    countersignature: stepMinutesSchema,
    deadline: stepMinutesSchema,
    // Absent in a policy that was saved before there were alerts.
    alert: v.optional(stepMinutesSchema, 1),
    help: v.optional(stepMinutesSchema, helpStepMinutes),
    case: v.optional(stepMinutesSchema, caseStepMinutes),
  }),
});

export type StaffAlertKind = v.InferOutput<typeof staffAlertKindSchema>;
export type RobotDelivery = v.InferOutput<typeof robotDeliverySchema>;
export type RobotDeliveryState = RobotDelivery['state'];
export type StaffAlert = v.InferOutput<typeof staffAlertSchema>;
export type StaffAlertList = v.InferOutput<typeof staffAlertListSchema>;
export type StaffAlertPreference = v.InferOutput<typeof staffAlertPreferenceSchema>;
export type StaffAlertPolicy = v.InferOutput<typeof staffAlertPolicySchema>;
