import type { Instant, Language, Localized } from '@louyu/contract/primitives';
import type { PhoneReach } from './phone-reach.ts';
import type { PlaceNode, PlaceTree } from './place-tree.ts';

export interface SiteRecord {
  readonly id: string;
  readonly name: Localized;
  readonly office: Localized;
  readonly hotline: string;
  readonly language: Language;
  /** Whether screens show each notice in both languages, by turns; absent means no. */
  readonly bilingual?: boolean;
  /** Whether a reviewer reads each notice before an approver signs it (R12); absent means no. */
  readonly firstReview?: boolean;
  readonly timeZone: string;
  /** Whether residents' phones can open the hub's pages; absent where nobody has asked. */
  readonly phones?: PhoneReach;
}

export interface PlaceStore {
  /** The site, or undefined before the first run. */
  site(): Promise<SiteRecord | undefined>;
  addSite(site: SiteRecord, createdAt: Instant): Promise<void>;
  changeSite(id: string, change: Partial<Omit<SiteRecord, 'id'>>): Promise<void>;
  /** The whole tree, households left out. Kept in memory until a place changes. */
  tree(): Promise<PlaceTree>;
  /** Households at and below each place that has any. */
  householdCounts(): Promise<ReadonlyMap<string, number>>;
  /** Distinct households at or below these places. */
  countHouseholds(placeIds: readonly string[]): Promise<number>;
  add(places: readonly PlaceNode[]): Promise<void>;
  rename(id: string, name: Localized): Promise<void>;
  /** Takes it out of the tree; `where` it was is kept while something past refers to it. Kept for a while to be put back. */
  remove(id: string, where: Localized, at: Instant): Promise<void>;
  /** Puts back what was removed; false where it is not kept any more. */
  restore(id: string): Promise<boolean>;
  /** Whether places stand below it, or devices at it that are not revoked. */
  inUse(id: string): Promise<boolean>;
}
