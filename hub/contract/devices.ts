import * as v from 'valibot';
import {
  countSchema,
  idSchema,
  instantSchema,
  languageSchema,
  lineSchema,
  localizedSchema,
} from './primitives.ts';

/** What pairs with the hub. `desk` is the guard's PC. */
export const deviceKinds = ['lcd', 'elevator', 'epaper', 'speaker', 'bridge', 'desk'] as const;
export const deviceKindSchema = v.picklist(deviceKinds);

/** The kinds that have glass, and so show notices. */
export const displayKindSchema = v.picklist(['lcd', 'elevator', 'epaper']);
export const displayKinds: readonly DeviceKind[] = displayKindSchema.options;

export const placeKinds = ['site', 'building', 'unit', 'floor', 'household', 'spot'] as const;
export const placeKindSchema = v.picklist(placeKinds);

/** What a device can show: size in device pixels, diagonal in inches, viewing distance in metres. */
export const profileSchema = v.object({
  widthPx: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(8192)),
  heightPx: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(8192)),
  diagonalInches: v.pipe(v.number(), v.minValue(1), v.maxValue(200)),
  viewingDistanceMetres: v.pipe(v.number(), v.minValue(0.2), v.maxValue(30)),
  audio: v.boolean(),
  /** E-paper that has red ink too, which is kept for emergencies; absent: black and white alone. */
  redInk: v.optional(v.boolean()),
});

const clockTimeSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** Planned off-hours: from–to in the site's zone on the given ISO weekdays (1 = Monday); `to` before `from` ends the next day. */
export const offHoursSchema = v.object({
  weekdays: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
    v.minLength(1),
    v.maxLength(7),
  ),
  from: clockTimeSchema,
  to: clockTimeSchema,
});
export const offHoursListSchema = v.pipe(v.array(offHoursSchema), v.maxLength(14));

/** Base address of a web server. */
const baseUrlSchema = v.pipe(v.string(), v.maxLength(200), v.url(), v.regex(/^https?:/i));

const placeInConfigSchema = v.object({
  id: idSchema,
  parentId: v.nullable(idSchema),
  kind: placeKindSchema,
  name: localizedSchema,
});

/** The public random code of a screen, 7 bytes as lower-case hex: half of what its QR codes carry. */
export const screenCodeSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{14}$/));

/** Body of `device/{id}/config`: all a device needs to know about itself. */
export const deviceConfigSchema = v.object({
  deviceId: idSchema,
  name: lineSchema(60),
  kind: deviceKindSchema,
  site: v.object({
    id: idSchema,
    name: localizedSchema,
    office: localizedSchema,
    hotline: v.pipe(v.string(), v.maxLength(40)),
  }),
  /** The spots where it stands and all their ancestors: it subscribes to the documents of each. */
  places: v.pipe(v.array(placeInConfigSchema), v.minLength(1), v.maxLength(64)),
  spotIds: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(16)),
  profile: profileSchema,
  language: languageSchema,
  /** Where the site wants it: notices take turns in this language too. */
  secondLanguage: v.optional(languageSchema),
  volumePercent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  brightnessPercent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  /** Base addresses of the hub, tried in turn, without a trailing slash. */
  hubUrls: v.pipe(v.array(baseUrlSchema), v.minLength(1), v.maxLength(8)),
  /** Base address that residents' phones reach: what the QR codes carry. */
  publicUrl: baseUrlSchema,
  screenCode: screenCodeSchema,
  /** False while phones cannot open what a QR would lead to: the number and the hotline stand in its place. Absent: they can. */
  scannable: v.optional(v.boolean()),
  timeZone: v.pipe(v.string(), v.maxLength(64)),
  offHours: offHoursListSchema,
  /**
   * 本周已解决 12 件, for the idle page (R27), until its week is over, hub or no hub; absent where there are none, and from a hub that
   * does not count them.
   */
  solvedThisWeek: v.optional(v.object({ count: countSchema, until: instantSchema })),
  /** Names the kiosk build that the hub serves; a page of another build renews itself. */
  kioskBuild: v.pipe(v.string(), v.maxLength(64)),
});

export type DeviceKind = v.InferOutput<typeof deviceKindSchema>;
export type PlaceKind = v.InferOutput<typeof placeKindSchema>;
export type Profile = v.InferOutput<typeof profileSchema>;
export type OffHours = v.InferOutput<typeof offHoursSchema>;
export type DeviceConfig = v.InferOutput<typeof deviceConfigSchema>;
