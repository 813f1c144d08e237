import type { ApiTokenRequest, ApiTokenView, NewApiToken, TokenScope } from '@louyu/contract/api/tokens';
import type { Role } from '@louyu/contract/api/staff';
import { toBase64Url } from '@louyu/contract/base64url';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Actor, Clock, Digest, LiveEvents, Random } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import type { Store } from '../store.ts';
import { dayMs, laterBy, msBetween } from '../time.ts';
import type { ApiTokenRecord } from './api-token-store.ts';
import { assertWholeSite } from './scope.ts';
import type { StaffRecord } from './staff-store.ts';

export const apiTokenDefaults = {
  /** Tokens of programs that are good at once. */
  apiTokensMax: 50,
  /** Requests with one token a minute. */
  apiTokenRequestsPerMinute: 120,
  /** Requests with wrong tokens from one network address a minute. */
  apiTokenFailuresPerMinute: 30,
};

/** A program that asks: as whom it acts, and what it may do. */
export interface ActiveApiToken {
  readonly id: string;
  readonly scopes: readonly TokenScope[];
  readonly actor: Actor;
}

export interface ApiTokenService {
  list(): Promise<ApiTokenView[]>;
  /** @throws LouyuError `token.too_many`, `auth.out_of_scope` */
  add(actor: Actor, request: ApiTokenRequest): Promise<NewApiToken>;
  /** @throws LouyuError `token.not_found`, `auth.out_of_scope` */
  /**
   * For good, so the page asks before: who takes a token back may do so because somebody else has it, and its secret is known
   * to its program alone. To bring it back would open that door again.
   */
  revoke(actor: Actor, id: string): Promise<void>;
  /**
   * Whose token this is.
   * @param address where the request came from; kept in memory and nowhere else
   * @throws LouyuError `auth.token_invalid`, `request.too_fast` with `retryAfterSeconds`
   */
  resolve(token: string, address: string): Promise<ActiveApiToken>;
  /** Notes in the audit log that a program is about to change something: the change itself names the token's owner. */
  noteChange(token: ActiveApiToken, route: string): Promise<void>;
}

interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly live: LiveEvents;
  readonly limits: typeof apiTokenDefaults;
}

/** So that it is recognised where it should not be: in a chat, in a repository. */
const prefix = 'louyu_';
const secretBytes = 32;
const shapePattern = /^louyu_[\w-]{43}$/;
const usedEveryMs = 60_000;
const keepOverDays = 90;

/** The roles that a scope needs. None of them signs. */
const rolesOfScope: Readonly<Partial<Record<TokenScope, Role>>> = {
  'drafts:write': 'editor',
  'audit:read': 'auditor',
};

export function createApiTokenService(dependencies: Dependencies): ApiTokenService {
  const { store, clock, random, digest, live, limits } = dependencies;
  const requests = new RateLimiter(clock, { max: limits.apiTokenRequestsPerMinute, perSeconds: 60 });
  const failures = new RateLimiter(clock, { max: limits.apiTokenFailuresPerMinute, perSeconds: 60 });

  async function found(token: string): Promise<{ token: ApiTokenRecord; owner: StaffRecord } | undefined> {
    if (!shapePattern.test(token)) return undefined;
    const record = await store.apiTokens.byHash(digest(token));
    if (record === undefined || !isGood(record, clock.now())) return undefined;
    const owner = await store.staff.byId(record.ownerId);
    const stands = owner !== undefined && owner.disabledAt === null && owner.roles.includes('admin');
    return stands ? { token: record, owner } : undefined;
  }

  /** To the minute, so that a busy program costs no write a request; on a full disk it just is not noted. */
  async function noteUse({ id, lastUsedAt }: ApiTokenRecord, now: Instant): Promise<void> {
    if (lastUsedAt !== null && msBetween(lastUsedAt, now) < usedEveryMs) return;
    await store.apiTokens.used(id, now).catch(() => undefined);
  }

  return {
    async list() {
      const [tokens, staff] = await Promise.all([store.apiTokens.all(), store.staff.all()]);
      const names = new Map(staff.map(({ id, name }) => [id, name]));
      return tokens.map((token) => viewOf(token, names.get(token.ownerId) ?? ''));
    },
    async add(actor, { name, scopes, days }) {
      assertWholeSite(actor);
      const now = clock.now();
      const token = prefix + toBase64Url(random.bytes(secretBytes));
      const record: ApiTokenRecord = {
        id: random.id(),
        name,
        tokenHash: digest(token),
        scopes: [...new Set(scopes)],
        ownerId: actor.id,
        createdAt: now,
        expiresAt: laterBy(now, days * dayMs),
        lastUsedAt: null,
        revokedAt: null,
      };
      await store.transaction(async (areas) => {
        await areas.apiTokens.removeOver(laterBy(now, -keepOverDays * dayMs));
        const good = (await areas.apiTokens.all()).filter((other) => isGood(other, now));
        if (good.length >= limits.apiTokensMax)
          throw new LouyuError('token.too_many', { details: { max: limits.apiTokensMax } });
        await areas.apiTokens.add(record);
        await areas.audit.append({
          actorId: actor.id,
          action: 'token.added',
          subject: `token:${record.id}`,
          detail: { scopes: record.scopes, expiresAt: record.expiresAt },
        });
      });
      live.emit({ resource: 'staff', id: null });
      return { token, view: viewOf(record, actor.name) };
    },
    async revoke(actor, id) {
      assertWholeSite(actor);
      await store.transaction(async (areas) => {
        const token = await areas.apiTokens.byId(id);
        if (token === undefined) throw new LouyuError('token.not_found');
        if (token.revokedAt !== null) return;
        await areas.apiTokens.revoke(id, clock.now());
        await areas.audit.append({ actorId: actor.id, action: 'token.revoked', subject: `token:${id}` });
      });
      live.emit({ resource: 'staff', id: null });
    },
    async resolve(token, address) {
      const active = await found(token);
      if (active === undefined) {
        failures.take(address);
        throw new LouyuError('auth.token_invalid');
      }
      const { id, scopes } = active.token;
      requests.take(id);
      await noteUse(active.token, clock.now());
      const { owner } = active;
      const roles = scopes.flatMap((scope) => rolesOfScope[scope] ?? []);
      return { id, scopes, actor: { id: owner.id, name: owner.name, roles, scope: owner.scope } };
    },
    async noteChange({ id, actor }, route) {
      await store.transaction((areas) =>
        areas.audit.append({
          actorId: actor.id,
          action: 'token.used',
          subject: `token:${id}`,
          detail: { route },
        }),
      );
    },
  };
}

function isGood({ expiresAt, revokedAt }: ApiTokenRecord, now: Instant): boolean {
  return revokedAt === null && expiresAt > now;
}

function viewOf(token: ApiTokenRecord, ownerName: string): ApiTokenView {
  const { id, name, scopes, ownerId, createdAt, expiresAt, lastUsedAt, revokedAt } = token;
  const owner = { id: ownerId, name: ownerName };
  return { id, name, scopes: [...scopes], owner, createdAt, expiresAt, lastUsedAt, revokedAt };
}
