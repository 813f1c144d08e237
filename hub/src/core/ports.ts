import type { Change } from '@louyu/contract/api/overview';
import type { Role } from '@louyu/contract/api/staff';
import type { Instant } from '@louyu/contract/primitives';

/** The time, as an instant with milliseconds. */
export interface Clock {
  now(): Instant;
}

/** Randomness: ids that sort nowhere and mean nothing, and secrets. */
export interface Random {
  /** A new id, 16 lower-case Crockford characters (80 bits). */
  id(): string;
  bytes(length: number): Uint8Array;
}

/** SHA-256 as lower-case hex. */
export type Digest = (data: string | Uint8Array) => string;

/** Tells open dashboards what changed; only after the commit. */
export interface LiveEvents {
  emit(change: Change): void;
}

/** What the wire must do after a commit. Each returns when it is done; none throws for a device that is away. */
export interface Wire {
  /** Makes the boards of these places anew and publishes those that differ. */
  refreshBoards(placeIds: Iterable<string>): Promise<void>;
  /** Makes the alarm documents of these places anew and publishes those that differ; waits for no boards and no configs. */
  refreshAlarms(placeIds: Iterable<string>): Promise<void>;
  /** Makes the config documents of these devices anew and publishes those that differ. */
  refreshConfigs(deviceIds: Iterable<string>): Promise<void>;
  /** Ends the session of a device: it was moved, paired anew or revoked. */
  disconnect(deviceId: string): void;
  command(deviceId: string, kind: 'identify' | 'reload' | 'resubscribe'): Promise<void>;
}

/** Who acts, as the audit log names them. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Places that they answer for, each with all below it; empty or absent: the whole site. */
  readonly scope?: readonly string[];
}

/** An Ed25519 key pair; both halves are 32 bytes as base64url without padding (43 characters). */
export interface SigningKey {
  readonly secretKey: string;
  readonly publicKey: string;
}
