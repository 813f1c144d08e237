import type { AuditAction } from '@louyu/contract/audit-actions';

/** What was done. `subject` names the thing (`notice:0k3…`), never a person; `detail` holds no personal data. */
export interface AuditEvent {
  /** Who did it; null for the hub itself. */
  readonly actorId: string | null;
  /** `notice.signed`, `device.revoked`, `staff.added` … */
  readonly action: AuditAction;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Append-only and hash-chained: each entry's hash covers its content and the hash before it (R14). */
export interface AuditLog {
  append(event: AuditEvent): Promise<void>;
}
