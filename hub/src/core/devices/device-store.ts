import type { DeviceKind, OffHours, Profile } from '@louyu/contract/devices';
import type { Instant, Language } from '@louyu/contract/primitives';

export interface DeviceRecord {
  readonly id: string;
  readonly siteId: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly profile: Profile;
  readonly language: Language;
  readonly volumePercent: number;
  readonly brightnessPercent: number;
  readonly offHours: readonly OffHours[];
  /** 7 random bytes as lower-case hex, unique, public. */
  readonly screenCode: string;
  /** SHA-256 of the secret; null until something is paired, and after revocation. */
  readonly secretHash: string | null;
  readonly createdAt: Instant;
  readonly pairedAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly spotIds: readonly string[];
}

export interface PairingRecord {
  readonly deviceCodeHash: string;
  readonly userCode: string;
  readonly kind: DeviceKind;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** Set when staff approved it. */
  readonly deviceId: string | null;
}

export interface FaultRecord {
  readonly id: string;
  readonly deviceId: string;
  readonly kind: 'no-picture' | 'offline';
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

export interface DeviceStore {
  all(): Promise<DeviceRecord[]>;
  byId(id: string): Promise<DeviceRecord | undefined>;
  /** Those of these ids that are there; some hundreds at once. */
  byIds(ids: readonly string[]): Promise<DeviceRecord[]>;
  byScreenCode(screenCode: string): Promise<DeviceRecord | undefined>;
  add(device: DeviceRecord): Promise<void>;
  change(id: string, change: Partial<Omit<DeviceRecord, 'id' | 'siteId' | 'screenCode'>>): Promise<void>;

  addPairing(pairing: PairingRecord): Promise<void>;
  pairingByDeviceCode(deviceCodeHash: string): Promise<PairingRecord | undefined>;
  pairingByUserCode(userCode: string): Promise<PairingRecord | undefined>;
  approvePairing(deviceCodeHash: string, deviceId: string): Promise<void>;
  /** The device has fetched its present secret by this code. */
  fetchedPairing(deviceCodeHash: string, at: Instant): Promise<void>;
  /** Codes by which a secret was fetched that has not been used yet, with their devices. */
  fetchedPairings(): Promise<readonly { readonly deviceCodeHash: string; readonly deviceId: string }[]>;
  removePairing(deviceCodeHash: string): Promise<void>;
  /** Those approved as this device. */
  removePairingsOf(deviceId: string): Promise<void>;
  removeExpiredPairings(now: Instant): Promise<void>;
  countPairings(): Promise<number>;

  /** Those not closed yet. */
  openFaults(): Promise<FaultRecord[]>;
  openFault(fault: FaultRecord): Promise<void>;
  closeFault(id: string, closedAt: Instant): Promise<void>;
}
