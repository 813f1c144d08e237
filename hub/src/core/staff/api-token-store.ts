import type { TokenScope } from '@louyu/contract/api/tokens';
import type { Instant } from '@louyu/contract/primitives';

export interface ApiTokenRecord {
  readonly id: string;
  readonly name: string;
  readonly tokenHash: string;
  readonly scopes: readonly TokenScope[];
  readonly ownerId: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface ApiTokenStore {
  /** Newest first. */
  all(): Promise<ApiTokenRecord[]>;
  byId(id: string): Promise<ApiTokenRecord | undefined>;
  byHash(tokenHash: string): Promise<ApiTokenRecord | undefined>;
  add(token: ApiTokenRecord): Promise<void>;
  revoke(id: string, at: Instant): Promise<void>;
  used(id: string, at: Instant): Promise<void>;
  /** Forgets those that ended or were revoked before a moment. */
  removeOver(before: Instant): Promise<void>;
}
