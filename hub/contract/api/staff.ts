import * as v from 'valibot';
import {
  countSchema,
  idSchema,
  instantSchema,
  languageSchema,
  lineOrEmptySchema,
  lineSchema,
} from '../primitives.ts';

/** What a person may do. More roles come with the parts that need them (DESIGN.md §2). */
export const roles = ['editor', 'approver', 'admin'] as const;
export const roleSchema = v.picklist(roles);
const rolesSchema = v.pipe(v.array(roleSchema), v.minLength(1), v.maxLength(roles.length));

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
  language: languageSchema,
  disabled: v.boolean(),
});

/** `POST /api/session` */
export const loginRequestSchema = v.object({
  login: loginSchema,
  password: v.pipe(v.string(), v.maxLength(passwordMaxChars)),
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
  language: languageSchema,
});

/** `PATCH /api/staff/{id}` */
export const staffChangeSchema = v.partial(
  v.object({
    name: lineSchema(40),
    password: passwordSchema,
    roles: rolesSchema,
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

/** `GET /api/audit?before=seq&limit=50` */
export const auditEntrySchema = v.object({
  seq: countSchema,
  at: instantSchema,
  actorId: v.nullable(idSchema),
  actorName: v.nullable(v.string()),
  action: v.string(),
  subject: v.string(),
  detail: v.record(v.string(), v.unknown()),
});
export const auditPageSchema = v.object({
  entries: v.array(auditEntrySchema),
  next: v.nullable(countSchema),
});

export type Role = v.InferOutput<typeof roleSchema>;
export type Staff = v.InferOutput<typeof staffSchema>;
export type Session = v.InferOutput<typeof sessionSchema>;
export type StaffRequest = v.InferOutput<typeof staffRequestSchema>;
export type StaffChange = v.InferOutput<typeof staffChangeSchema>;
export type SetupRequest = v.InferOutput<typeof setupRequestSchema>;
export type SetupResult = v.InferOutput<typeof setupResultSchema>;
export type AuditEntry = v.InferOutput<typeof auditEntrySchema>;
export type AuditPage = v.InferOutput<typeof auditPageSchema>;
