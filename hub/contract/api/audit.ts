import * as v from 'valibot';
import { countSchema, idSchema, instantSchema, lineSchema } from '../primitives.ts';

export const auditEntrySchema = v.object({
  seq: countSchema,
  at: instantSchema,
  /** Null for the hub itself. */
  actorId: v.nullable(idSchema),
  actorName: v.nullable(v.string()),
  action: v.string(),
  subject: v.string(),
  detail: v.record(v.string(), v.unknown()),
});

/** `GET /api/audit?before=seq&limit=50`, newest first, with the filters of {@link auditFilterSchema}. */
export const auditPageSchema = v.object({
  entries: v.array(auditEntrySchema),
  next: v.nullable(countSchema),
});

/** Stands for the hub itself where a person is asked for. */
export const auditHub = 'hub';

/**
 * The filters of `GET /api/audit` and `GET /api/audit/export.csv`, all optional: a person's id or `hub`; a whole action
 * (`notice.signed`); the kind of a subject (`notice`) or a whole one (`notice:0k3…`); `[from, to)`.
 */
export const auditFilterSchema = v.partial(
  v.object({
    actor: idSchema,
    action: lineSchema(60),
    subject: lineSchema(60),
    from: instantSchema,
    to: instantSchema,
  }),
);

/** What the last walk over the hash chain found. */
export const auditCheckSchema = v.object({
  at: instantSchema,
  entries: countSchema,
  /** The hash of the newest entry, 64 hex digits; empty where the chain is broken. */
  head: v.string(),
  /** The first entry that does not fit; null where all do. */
  brokenSeq: v.nullable(countSchema),
});

export const backupSchema = v.object({ name: v.string(), at: instantSchema, bytes: countSchema });

/** `GET /api/audit/state`: what there is to filter by, whether the log is whole, and what backups there are, newest first. */
export const auditStateSchema = v.object({
  people: v.array(v.object({ id: idSchema, name: v.string() })),
  actions: v.array(v.string()),
  /** Null before the first check; also the answer of `POST /api/audit/check`. */
  check: v.nullable(auditCheckSchema),
  backups: v.array(backupSchema),
  /** Why the last backup failed, as an error code; null where it did not. */
  backupProblem: v.nullable(v.object({ at: instantSchema, code: v.string() })),
});

export type AuditEntry = v.InferOutput<typeof auditEntrySchema>;
export type AuditPage = v.InferOutput<typeof auditPageSchema>;
export type AuditFilter = v.InferOutput<typeof auditFilterSchema>;
export type AuditCheck = v.InferOutput<typeof auditCheckSchema>;
export type AuditState = v.InferOutput<typeof auditStateSchema>;
export type Backup = v.InferOutput<typeof backupSchema>;
