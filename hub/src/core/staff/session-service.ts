import type { OpenSession, Session } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import { inLanguage, type Instant } from '@louyu/contract/primitives';
import { toBase64Url } from '@louyu/contract/base64url';
import type { Actor, Clock, Digest, Random } from '../ports.ts';
import type { Store } from '../store.ts';
import { laterBy, msBetween } from '../time.ts';
import type { AttemptThrottle } from './attempt-throttle.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { staffView } from './staff-view.ts';
import type { SessionRecord, StaffRecord } from './staff-store.ts';

export const sessionDefaults = {
  /** A session ends after this long without a request. */
  sessionIdleMinutes: 720,
  /** A session ends this long after the login, used or not. */
  sessionMaxDays: 30,
  /** The expiry is written again at most this often. */
  sessionExtendEveryMinutes: 5,
  /** Sessions that one person has at once: a further login ends the oldest. */
  sessionsPerPersonMax: 20,
  /** Browsers of one person that are remembered: failed logins elsewhere do not slow them down. */
  knownBrowsersMax: 20,
};

/** Where a login comes from. */
export interface LoginOrigin {
  /** Kept in memory for the throttle and nowhere else. */
  readonly address: string;
  /** `Chrome · Windows`, or empty. */
  readonly browser: string;
  /** What an earlier login left in this browser. */
  readonly browserToken?: string | undefined;
  /** Whether it is the person's own, so that they need not log in again until the session's last day. */
  readonly kept?: boolean | undefined;
}

/** A login that has just happened: the only moment at which the token exists in the clear. */
export interface OpenedSession {
  /** 32 random bytes as base64url, for the cookie. */
  readonly token: string;
  readonly tokenHash: string;
  readonly csrfToken: string;
  /** 32 random bytes as base64url, for a cookie that outlives the session. It opens nothing. */
  readonly browserToken: string;
  /** How long the browser keeps the session when it is closed; undefined where it forgets it. */
  readonly keptSeconds: number | undefined;
  readonly staff: StaffRecord;
}

export interface ActiveSession {
  readonly tokenHash: string;
  readonly csrfToken: string;
  readonly actor: Actor;
}

export interface SessionService {
  /**
   * @throws LouyuError `auth.wrong_password`, `auth.too_many_attempts`, `hub.busy`
   */
  logIn(login: string, password: string, origin: LoginOrigin): Promise<OpenedSession>;
  /** A session for somebody who has just proved themselves otherwise: the admin of the first run. */
  openFor(staff: StaffRecord, origin: LoginOrigin): Promise<OpenedSession>;
  /** Whose session this is; undefined where it is unknown, over, or its person disabled. Using it keeps it open. */
  resolve(token: string): Promise<ActiveSession | undefined>;
  /** Whether a session is open, without keeping it open. */
  isOpen(tokenHash: string): Promise<boolean>;
  logOut(tokenHash: string, actor: Actor): Promise<void>;
  /** Where a person is logged in, newest first. @throws LouyuError `staff.not_found` */
  list(staffId: string, currentHash: string | undefined): Promise<OpenSession[]>;
  /** Ends one session of one's own; one that is over already is as good. */
  end(actor: Actor, id: string): Promise<void>;
  /**
   * Signs a person out everywhere, and forgets their browsers: one's own, or as admin of the whole site anybody's.
   * @throws LouyuError `staff.not_found`
   */
  endAll(actor: Actor, staffId: string): Promise<void>;
  /** What the dashboard learns of its session. */
  view(staffId: string, csrfToken: string): Promise<Session>;
}

interface Dependencies {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly throttle: AttemptThrottle;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly limits: typeof sessionDefaults;
}

const tokenBytes = 32;
const minuteMs = 60_000;

export function createSessionService(dependencies: Dependencies): SessionService {
  const { store, hasher, throttle, clock, random, digest, limits } = dependencies;
  const idleMs = limits.sessionIdleMinutes * minuteMs;
  const maxMs = limits.sessionMaxDays * 24 * 60 * minuteMs;
  let unknownLoginHash: Promise<string> | undefined;

  /** When a session ends that was opened then and is used now. */
  function expiryOf(createdAt: Instant, now: Instant): Instant {
    return laterBy(now, Math.min(idleMs, maxMs - msBetween(createdAt, now)));
  }

  async function openFor(staff: StaffRecord, origin: LoginOrigin): Promise<OpenedSession> {
    const now = clock.now();
    const browserToken = origin.browserToken ?? toBase64Url(random.bytes(tokenBytes));
    const token = toBase64Url(random.bytes(tokenBytes));
    const tokenHash = digest(token);
    const session: SessionRecord = {
      tokenHash,
      staffId: staff.id,
      csrfToken: toBase64Url(random.bytes(tokenBytes)),
      createdAt: now,
      // Later uses only ever move it further away.
      expiresAt: origin.kept === true ? laterBy(now, maxMs) : expiryOf(now, now),
      browser: origin.browser,
    };
    await store.transaction(async (areas) => {
      // While the password was looked at, it may have been changed, which has ended all other sessions.
      const current = await areas.staff.byId(staff.id);
      if (current?.passwordHash !== staff.passwordHash || current.disabledAt !== null)
        throw new LouyuError('auth.wrong_password');
      await areas.staff.removeExpiredSessions(now);
      await areas.staff.addSession(session);
      await areas.staff.rememberBrowser(digest(browserToken), staff.id, now, limits.knownBrowsersMax);
      await areas.audit.append({
        actorId: staff.id,
        action: 'session.opened',
        subject: `staff:${staff.id}`,
      });
      const ended = await areas.staff.keepNewestSessions(staff.id, tokenHash, limits.sessionsPerPersonMax);
      if (ended === 0) return;
      await areas.audit.append({
        actorId: null,
        action: 'session.made_room',
        subject: `staff:${staff.id}`,
        detail: { sessions: ended },
      });
    });
    const { csrfToken } = session;
    const keptSeconds = origin.kept === true ? maxMs / 1_000 : undefined;
    return { token, tokenHash, csrfToken, browserToken, keptSeconds, staff };
  }

  async function open(
    tokenHash: string,
  ): Promise<{ session: SessionRecord; staff: StaffRecord } | undefined> {
    const session = await store.staff.session(tokenHash);
    if (session === undefined || session.expiresAt <= clock.now()) return undefined;
    const staff = await store.staff.byId(session.staffId);
    return staff === undefined || staff.disabledAt !== null ? undefined : { session, staff };
  }

  /** The hash of the browser's token where this person has logged in in it before. */
  async function knownBrowserOf(
    { browserToken }: LoginOrigin,
    staff: StaffRecord | undefined,
  ): Promise<string | undefined> {
    if (browserToken === undefined || staff === undefined) return undefined;
    const hash = digest(browserToken);
    return (await store.staff.knowsBrowser(hash, staff.id)) ? hash : undefined;
  }

  async function keepOpen(session: SessionRecord): Promise<void> {
    const expiresAt = expiryOf(session.createdAt, clock.now());
    if (msBetween(session.expiresAt, expiresAt) < limits.sessionExtendEveryMinutes * minuteMs) return;
    // On a full disk staff can still read: the session just ends when it was going to.
    await store.staff.extendSession(session.tokenHash, expiresAt).catch(() => undefined);
  }

  return {
    openFor,
    async logIn(login, password, origin) {
      const { address } = origin;
      const staff = await store.staff.byLogin(login);
      const known = await knownBrowserOf(origin, staff);
      throttle.attempt(login, address, known);
      // A login that nobody has takes as long as a wrong password, so that time does not tell them apart.
      unknownLoginHash ??= hasher.hash(toBase64Url(random.bytes(tokenBytes)));
      const otherwise = await unknownLoginHash;
      const matches = await hasher.verify(password, staff?.passwordHash ?? otherwise);
      if (staff === undefined || !matches || staff.disabledAt !== null) {
        throw new LouyuError('auth.wrong_password');
      }
      throttle.succeeded(login, address, known);
      return openFor(staff, origin);
    },
    async resolve(token) {
      const tokenHash = digest(token);
      const found = await open(tokenHash);
      if (found === undefined) return undefined;
      await keepOpen(found.session);
      const { id, name, roles, scope } = found.staff;
      return { tokenHash, csrfToken: found.session.csrfToken, actor: { id, name, roles, scope } };
    },
    async isOpen(tokenHash) {
      return (await open(tokenHash)) !== undefined;
    },
    async logOut(tokenHash, actor) {
      await store.transaction(async (areas) => {
        await areas.staff.removeSession(tokenHash);
        await areas.audit.append({
          actorId: actor.id,
          action: 'session.closed',
          subject: `staff:${actor.id}`,
        });
      });
    },
    async list(staffId, currentHash) {
      if ((await store.staff.byId(staffId)) === undefined) throw new LouyuError('staff.not_found');
      const now = clock.now();
      const sessions = await store.staff.sessionsOf(staffId);
      return sessions
        .filter((session) => session.expiresAt > now)
        .map(({ tokenHash, browser, createdAt, expiresAt }) => ({
          id: idOf(tokenHash),
          browser,
          createdAt,
          expiresAt,
          current: tokenHash === currentHash,
        }));
    },
    async end(actor, id) {
      await store.transaction(async (areas) => {
        const sessions = await areas.staff.sessionsOf(actor.id);
        const session = sessions.find(({ tokenHash }) => idOf(tokenHash) === id);
        if (session === undefined) return;
        await areas.staff.removeSession(session.tokenHash);
        await areas.audit.append({
          actorId: actor.id,
          action: 'session.closed',
          subject: `staff:${actor.id}`,
        });
      });
    },
    async endAll(actor, staffId) {
      await store.transaction(async (areas) => {
        if ((await areas.staff.byId(staffId)) === undefined) throw new LouyuError('staff.not_found');
        const { length: sessions } = await areas.staff.sessionsOf(staffId);
        await areas.staff.removeSessionsOf(staffId);
        await areas.staff.forgetBrowsersOf(staffId);
        await areas.audit.append({
          actorId: actor.id,
          action: 'session.all-closed',
          subject: `staff:${staffId}`,
          detail: { sessions },
        });
      });
    },
    async view(staffId, csrfToken) {
      const [staff, site] = await Promise.all([store.staff.byId(staffId), store.places.site()]);
      if (staff === undefined || site === undefined) throw new LouyuError('auth.required');
      return {
        staff: staffView(staff),
        csrfToken,
        site: { id: site.id, name: inLanguage(site.name, staff.language), timeZone: site.timeZone },
        now: clock.now(),
      };
    },
  };
}

/** Names a session without opening it: 64 bits of a hash of its token. */
function idOf(tokenHash: string): string {
  return tokenHash.slice(0, 16);
}
