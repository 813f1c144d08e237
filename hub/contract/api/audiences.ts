import * as v from 'valibot';
import { countSchema, idSchema, lineSchema, localizedSchema } from '../primitives.ts';
import { draftSchema } from './notices.ts';

const placeIdsSchema = v.pipe(v.array(idSchema), v.maxLength(500));
/** The kinds of display; absent means all. */
const profilesSchema = draftSchema.entries.profiles;
const tagIdsSchema = v.pipe(v.array(idSchema), v.maxLength(12));

/**
 * `POST /api/audiences/reach`, before anything is sent (R17). Places decide what glass shows; tags only which of their
 * households are to be visited or called besides.
 */
export const reachRequestSchema = v.object({
  placeIds: placeIdsSchema,
  tagIds: tagIdsSchema,
  profiles: profilesSchema,
});
export const reachSchema = v.object({
  screens: countSchema,
  households: countSchema,
  /** Households of these places with any of the tags. */
  tagged: countSchema,
});

/**
 * `POST /api/audiences/names`: the same by name. With tags: the households that have one of them, for `registerRoles`, and in
 * the audit log; without: all households of these places.
 */
export const reachNamesRequestSchema = v.object({
  placeIds: placeIdsSchema,
  tagIds: tagIdsSchema,
  profiles: profilesSchema,
  offset: v.pipe(countSchema, v.maxValue(1_000_000)),
});
export const reachNamesSchema = v.object({
  screens: v.array(v.object({ id: idSchema, name: v.string(), where: localizedSchema })),
  total: countSchema,
  households: v.array(v.object({ id: idSchema, where: localizedSchema, door: v.string() })),
});

/** `GET` and `POST /api/audiences`, `DELETE /api/audiences/{id}`: audiences that are used again and again. */
export const savedAudienceRequestSchema = v.object({
  name: lineSchema(30),
  placeIds: v.pipe(placeIdsSchema, v.minLength(1)),
  tagIds: tagIdsSchema,
  profiles: profilesSchema,
});
export const savedAudienceSchema = v.object({
  id: idSchema,
  name: v.string(),
  /** Places that are still there. */
  placeIds: v.array(idSchema),
  tagIds: v.array(idSchema),
  profiles: profilesSchema,
});
export const savedAudienceListSchema = v.array(savedAudienceSchema);

export type ReachRequest = v.InferOutput<typeof reachRequestSchema>;
export type Reach = v.InferOutput<typeof reachSchema>;
export type ReachNamesRequest = v.InferOutput<typeof reachNamesRequestSchema>;
export type ReachNames = v.InferOutput<typeof reachNamesSchema>;
export type SavedAudienceRequest = v.InferOutput<typeof savedAudienceRequestSchema>;
export type SavedAudience = v.InferOutput<typeof savedAudienceSchema>;
