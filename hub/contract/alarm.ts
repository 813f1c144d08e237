import * as v from 'valibot';
import { idSchema, instantSchema, lineOrEmptySchema, lineSchema, ordinalSchema } from './primitives.ts';

/** What an alert is about. */
export const hazards = [
  'fire',
  'gas',
  'flood',
  'lift',
  'power',
  'weather',
  'earthquake',
  'intruder',
  'missing',
  'other',
] as const;
export const hazardSchema = v.picklist(hazards);

/** The severities of the Common Alerting Protocol 1.2, most severe first. */
export const severities = ['extreme', 'severe', 'moderate', 'minor'] as const;
export const severitySchema = v.picklist(severities);

/** A drill takes the road of a real alert and is never painted like one (R19). */
export const alertModeSchema = v.picklist(['real', 'drill']);

/** The short number of an alert, unique in its site, real ones and drills in one series: 3 bytes of its QR. */
export const alertNumberSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffffff));

/**
 * How long the parts of an alert may be, in characters, by language: one sentence that is read in passing, at twice the size of
 * a title (EXPERIENCE "Screens").
 */
export const alertLimits = {
  'zh-CN': { instructionMaxChars: 16, actionMaxChars: 28, whereMaxChars: 24, changeMaxChars: 30 },
  en: { instructionMaxChars: 44, actionMaxChars: 72, whereMaxChars: 60, changeMaxChars: 80 },
} as const;

/** At most this many lines of what to do. */
export const alertActionsMaxCount = 4;

/** Most alerts of one place at once, those that have just ended among them. */
export const alertsMaxCount = 16;

/** An alert in one language. Lengths by {@link alertLimits}. */
export const alertContentSchema = v.object({
  /** One imperative sentence: 立即从楼梯撤离. Of one that has ended: that it is over. */
  instruction: lineSchema(alertLimits.en.instructionMaxChars),
  /** What to do, one line each, in order. */
  actions: v.pipe(v.array(lineSchema(alertLimits.en.actionMaxChars)), v.maxLength(alertActionsMaxCount)),
  /** Where it is, in words: 3栋 地下车库 B1. */
  where: lineSchema(alertLimits.en.whereMaxChars),
  /** What is different since the revision before; absent in the first. */
  change: v.optional(lineSchema(alertLimits.en.changeMaxChars)),
});

/** The content by language; the source language is always there. */
export const alertContentByLanguageSchema = v.object({
  'zh-CN': alertContentSchema,
  en: v.optional(alertContentSchema),
});

/** How an alert stands: `raised`, then maybe `updated`; at its end `all-clear` or `false-alarm`. */
export const alarmStateSchema = v.picklist(['raised', 'updated', 'all-clear', 'false-alarm']);

/** One alert as it stands in a place's alarm document. */
export const alarmAlertSchema = v.object({
  id: idSchema,
  number: alertNumberSchema,
  /** Grows with each update, and with the end. */
  revision: ordinalSchema,
  mode: alertModeSchema,
  hazard: hazardSchema,
  severity: severitySchema,
  state: alarmStateSchema,
  raisedAt: instantSchema,
  /** When this revision was said. */
  saidAt: instantSchema,
  /**
   * Until when it stands on the glass if nothing more is heard: of one in force its expiry, of one that has ended how long
   * the end is told. A display decides by its own clock.
   */
  until: instantSchema,
  /** The number to call, 119 or the rescue service; empty: the hotline of the site. */
  phone: lineOrEmptySchema(40),
  content: alertContentByLanguageSchema,
});

/** Body of `place/{placeId}/alarm`: the alerts in force here and those that have just ended. What is not in it is over. */
export const alarmSchema = v.object({
  placeId: idSchema,
  alerts: v.pipe(v.array(alarmAlertSchema), v.maxLength(alertsMaxCount)),
});

export type Hazard = v.InferOutput<typeof hazardSchema>;
export type Severity = v.InferOutput<typeof severitySchema>;
export type AlertMode = v.InferOutput<typeof alertModeSchema>;
export type AlertContent = v.InferOutput<typeof alertContentSchema>;
export type AlertContentByLanguage = v.InferOutput<typeof alertContentByLanguageSchema>;
export type AlarmState = v.InferOutput<typeof alarmStateSchema>;
export type AlarmAlert = v.InferOutput<typeof alarmAlertSchema>;
export type Alarm = v.InferOutput<typeof alarmSchema>;
