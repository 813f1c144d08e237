import type { AuditPage, Role } from '@louyu/contract/api/staff';
import type { Instant, Language } from '@louyu/contract/primitives';

export interface StaffRecord {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly passwordHash: string;
  readonly disabledAt: Instant | null;
  readonly createdAt: Instant;
}

export interface SessionRecord {
  readonly tokenHash: string;
  readonly staffId: string;
  readonly csrfToken: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export interface StaffStore {
  all(): Promise<StaffRecord[]>;
  byId(id: string): Promise<StaffRecord | undefined>;
  byLogin(login: string): Promise<StaffRecord | undefined>;
  count(): Promise<number>;
  add(staff: StaffRecord): Promise<void>;
  change(id: string, change: Partial<Omit<StaffRecord, 'id' | 'login' | 'createdAt'>>): Promise<void>;
  addSession(session: SessionRecord): Promise<void>;
  session(tokenHash: string): Promise<SessionRecord | undefined>;
  extendSession(tokenHash: string, expiresAt: Instant): Promise<void>;
  removeSession(tokenHash: string): Promise<void>;
  removeSessionsOf(staffId: string): Promise<void>;
  removeExpiredSessions(now: Instant): Promise<void>;
  /** Newest first; `before` is a sequence number. */
  auditPage(before: number | null, limit: number): Promise<AuditPage>;
}
