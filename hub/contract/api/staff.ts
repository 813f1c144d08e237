import * as v from 'valibot';
import { idSchema, instantSchema, languageSchema, lineOrEmptySchema, lineSchema } from '../primitives.ts';

/** What a person may do (DESIGN.md §2). */
export const roles = [
  'editor',
  'reviewer',
  'approver',
  // Raises and updates alerts; to end one is a permission of its own.
  'operator',
  'clearer',
  'service',
  'admin',
  'auditor',
] as const;
export const roleSchema = v.picklist(roles);
const rolesSchema = v.pipe(v.array(roleSchema), v.minLength(1), v.maxLength(roles.length));

/** The posts of an office of four, 经理 · 客服 · 值班 · 维修, with the roles that each usually has. */
export const rolePresets = {
  manager: ['approver', 'operator', 'clearer', 'admin'],
  clerk: ['editor', 'reviewer', 'service'],
  duty: ['editor', 'operator', 'clearer'],
  repair: ['service'],
} as const satisfies Readonly<Record<string, readonly v.InferOutput<typeof roleSchema>[]>>;

export type RolePreset = keyof typeof rolePresets;

/**
 * The places that somebody answers for, each with all below it; empty: the whole site. A person acts only on notices,
 * devices and places that lie within.
 */
export const scopeSchema = v.pipe(v.array(idSchema), v.maxLength(200));

/** A phone number as people write it, or nothing. */
export const phoneSchema = v.pipe(v.string(), v.trim(), v.maxLength(40), v.regex(/^[0-9+ ()#*,;-]*$/));

/** A login: 2–32 letters, digits, dots, hyphens or Chinese characters; compared without case. */
export const loginSchema = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[\p{Script=Han}a-z0-9._-]{2,32}$/u),
);

export const passwordMinChars = 8;
export const passwordMaxChars = 200;
export const passwordSchema = v.pipe(
  v.string(),
  v.minLength(passwordMinChars),
  v.maxLength(passwordMaxChars),
);

export const staffSchema = v.object({
  id: idSchema,
  login: v.string(),
  name: v.string(),
  roles: v.array(roleSchema),
  scope: v.array(idSchema),
  phone: v.string(),
  language: languageSchema,
  disabled: v.boolean(),
});

/** `POST /api/session` */
export const loginRequestSchema = v.object({
  login: loginSchema,
  password: v.pipe(v.string(), v.maxLength(passwordMaxChars)),
  /** 保持登录: on one's own phone the session lasts until `LOUYU_SESSION_MAX_DAYS`, used or not, and outlives the browser. */
  keep: v.optional(v.boolean()),
});

/** `GET /api/session`: who I am, and the token that every changing request repeats in `x-csrf-token`. */
export const sessionSchema = v.object({
  staff: staffSchema,
  csrfToken: v.string(),
  site: v.object({ id: idSchema, name: v.string(), timeZone: v.string() }),
  now: instantSchema,
});

/** `POST /api/staff` */
export const staffRequestSchema = v.object({
  login: loginSchema,
  name: lineSchema(40),
  password: passwordSchema,
  roles: rolesSchema,
  scope: v.optional(scopeSchema),
  phone: v.optional(phoneSchema),
  language: languageSchema,
});

/** `PATCH /api/staff/{id}` */
export const staffChangeSchema = v.partial(
  v.object({
    name: lineSchema(40),
    password: passwordSchema,
    roles: rolesSchema,
    scope: scopeSchema,
    phone: phoneSchema,
    language: languageSchema,
    disabled: v.boolean(),
  }),
);

/** `GET /api/setup`: whether the first-run page is due. */
export const setupStateSchema = v.object({ needed: v.boolean() });

/** `POST /api/setup` with the one-time code from the console; answers {@link setupResultSchema} and logs the admin in. */
export const setupRequestSchema = v.object({
  code: lineOrEmptySchema(32),
  siteName: lineSchema(60),
  admin: v.object({ login: loginSchema, name: lineSchema(40), password: passwordSchema }),
  start: v.picklist(['demo', 'empty']),
  language: languageSchema,
});

/** The demo compound's staff with the passwords made for them; shown once, never stored in the clear. */
export const setupResultSchema = v.object({
  demoStaff: v.array(
    v.object({ login: v.string(), name: v.string(), roles: v.array(roleSchema), password: v.string() }),
  ),
});

/** `GET /api/sessions` and `GET /api/staff/{id}/sessions`, newest first: where somebody is logged in. */
export const openSessionSchema = v.object({
  id: idSchema,
  /** What it runs in, as `Chrome · Windows`; empty where it did not say. */
  browser: v.string(),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  /** Whether it is the one that asks. */
  current: v.boolean(),
});
export const openSessionListSchema = v.array(openSessionSchema);

/** `GET /api/access`: who may come through the door of a route; null: everybody; no role: whoever is logged in. */
export const routeAccessSchema = v.object({ route: v.string(), roles: v.nullable(v.array(roleSchema)) });
export const routeAccessListSchema = v.array(routeAccessSchema);

export type Role = v.InferOutput<typeof roleSchema>;
export type Staff = v.InferOutput<typeof staffSchema>;
export type Session = v.InferOutput<typeof sessionSchema>;
export type StaffRequest = v.InferOutput<typeof staffRequestSchema>;
export type StaffChange = v.InferOutput<typeof staffChangeSchema>;
export type SetupRequest = v.InferOutput<typeof setupRequestSchema>;
export type SetupResult = v.InferOutput<typeof setupResultSchema>;
export type RouteAccess = v.InferOutput<typeof routeAccessSchema>;
export type OpenSession = v.InferOutput<typeof openSessionSchema>;
