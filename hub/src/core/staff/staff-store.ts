import type { Role } from '@louyu/contract/api/staff';
import type { Instant, Language } from '@louyu/contract/primitives';

export interface StaffRecord {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Places that the person answers for; empty for the whole site. */
  readonly scope: readonly string[];
  readonly phone: string;
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
  /** `Chrome · Windows`, or empty. */
  readonly browser: string;
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
  /** Ends a person's oldest sessions beyond `max`, but never `current`; how many. */
  keepNewestSessions(staffId: string, current: string, max: number): Promise<number>;
  removeExpiredSessions(now: Instant): Promise<void>;
  /** Newest first, those that are over too. */
  sessionsOf(staffId: string): Promise<SessionRecord[]>;
  /** Whether this person has logged in in this browser before. */
  knowsBrowser(tokenHash: string, staffId: string): Promise<boolean>;
  /** Remembers a browser of somebody, and forgets theirs beyond the newest `keep`. */
  rememberBrowser(tokenHash: string, staffId: string, now: Instant, keep: number): Promise<void>;
  forgetBrowsersOf(staffId: string): Promise<void>;
}
