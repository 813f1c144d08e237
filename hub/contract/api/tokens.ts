import * as v from 'valibot';
import { idSchema, instantSchema, lineSchema } from '../primitives.ts';

/**
 * What a program may do with a token. There is none for submitting, signing, recalling or settings, and there will be none:
 * those are people's deeds (R13).
 */
export const tokenScopes = [
  'notices:read',
  'drafts:write',
  'delivery:read',
  'devices:read',
  'places:read',
  'duty:read',
  'audit:read',
] as const;
export const tokenScopeSchema = v.picklist(tokenScopes);

export const tokenDaysMax = 366;

/** `POST /api/tokens` */
export const apiTokenRequestSchema = v.object({
  name: lineSchema(40),
  scopes: v.pipe(v.array(tokenScopeSchema), v.minLength(1), v.maxLength(tokenScopes.length)),
  /** Days from now until it ends. */
  days: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(tokenDaysMax)),
});

/** `GET /api/tokens`, newest first */
export const apiTokenSchema = v.object({
  id: idSchema,
  name: v.string(),
  scopes: v.array(tokenScopeSchema),
  /** Who made it, and as whom it acts: it ends with their account, and stays within their places. */
  owner: v.object({ id: idSchema, name: v.string() }),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  /** To the minute. */
  lastUsedAt: v.nullable(instantSchema),
  revokedAt: v.nullable(instantSchema),
});
export const apiTokenListSchema = v.array(apiTokenSchema);

/** The answer to `POST /api/tokens`: the only moment at which the token itself is to be seen. */
export const newApiTokenSchema = v.object({ token: v.string(), view: apiTokenSchema });

export type TokenScope = v.InferOutput<typeof tokenScopeSchema>;
export type ApiTokenRequest = v.InferOutput<typeof apiTokenRequestSchema>;
export type ApiTokenView = v.InferOutput<typeof apiTokenSchema>;
export type NewApiToken = v.InferOutput<typeof newApiTokenSchema>;
