import * as v from 'valibot';
import { placeKindSchema } from '../devices.ts';
import {
  countSchema,
  idSchema,
  instantSchema,
  languageSchema,
  lineOrEmptySchema,
  lineSchema,
  localizedSchema,
} from '../primitives.ts';

/** A name in both languages as staff enter it. */
export const nameSchema = v.object({
  'zh-CN': lineSchema(60),
  en: v.optional(lineOrEmptySchema(120)),
});

/**
 * 手机能打开吗: `inside` phones in the own network are enough, `waiting` no phone from outside has opened the hub's page yet (screens then
 * show numbers in place of QR codes), `reached` one has, `unknown` nobody has asked.
 */
const phoneStateSchema = v.picklist(['inside', 'waiting', 'reached', 'unknown']);

/** `GET` and `PATCH /api/site` */
export const siteSchema = v.object({
  id: idSchema,
  name: localizedSchema,
  office: localizedSchema,
  hotline: v.string(),
  language: languageSchema,
  /** Whether screens show each notice in both languages, by turns. */
  bilingual: v.optional(v.boolean()),
  /** Whether a reviewer reads each notice before an approver signs it (R12). */
  firstReview: v.optional(v.boolean()),
  timeZone: v.string(),
  publicUrl: v.string(),
  phones: v.optional(v.object({ state: phoneStateSchema, reachedAt: v.nullable(instantSchema) })),
});

/** `POST /api/site/phone-check`: the page that a phone on mobile data is to open; good once. */
export const phoneCheckSchema = v.object({ url: v.string(), expiresAt: instantSchema });

export const siteChangeSchema = v.partial(
  v.object({
    name: nameSchema,
    office: nameSchema,
    hotline: lineOrEmptySchema(40),
    language: languageSchema,
    bilingual: v.boolean(),
    firstReview: v.boolean(),
    /** Whether phones in the compound's own network are enough (只在小区内网使用). */
    phonesInside: v.boolean(),
  }),
);

/** A node of the place tree; `GET /api/places` lists all but households, parents before children. */
export const placeSchema = v.object({
  id: idSchema,
  parentId: v.nullable(idSchema),
  kind: placeKindSchema,
  name: localizedSchema,
  /** Devices that stand exactly here, revoked ones left out. */
  deviceCount: countSchema,
  /** Households here and below. */
  householdCount: countSchema,
});
export const placeListSchema = v.array(placeSchema);

/** `POST /api/places` */
export const placeRequestSchema = v.object({ parentId: idSchema, kind: placeKindSchema, name: nameSchema });
/** `PATCH /api/places/{id}` */
export const placeChangeSchema = v.object({ name: nameSchema });

/** `POST /api/audience`: what a set of places reaches, before anything is sent (R17). */
export const audienceRequestSchema = v.object({ placeIds: v.pipe(v.array(idSchema), v.maxLength(500)) });
export const audienceCountSchema = v.object({ screens: countSchema, households: countSchema });

export type Site = v.InferOutput<typeof siteSchema>;
export type PhoneState = v.InferOutput<typeof phoneStateSchema>;
export type PhoneCheckOrder = v.InferOutput<typeof phoneCheckSchema>;
export type SiteChange = v.InferOutput<typeof siteChangeSchema>;
export type Place = v.InferOutput<typeof placeSchema>;
export type PlaceRequest = v.InferOutput<typeof placeRequestSchema>;
export type PlaceChange = v.InferOutput<typeof placeChangeSchema>;
export type AudienceCount = v.InferOutput<typeof audienceCountSchema>;
