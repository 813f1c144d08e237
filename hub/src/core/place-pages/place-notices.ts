import { feedItemsMax } from '@louyu/contract/api/place-feed';
import { LouyuError } from '@louyu/contract/errors';
import type { Category, ContentByLanguage } from '@louyu/contract/notice-content';
import type { Instant, Localized } from '@louyu/contract/primitives';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import { effectiveRevision, stateOf } from '../notices/lifecycle.ts';
import type { NoticeRecord } from '../notices/notice-store.ts';
import { standingAt, type StandingNotice } from '../notices/standing.ts';
import type { SiteRecord } from '../places/place-store.ts';
import type { Clock, Digest } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import { sharedLink } from '../shares/shared-code.ts';
import type { Store } from '../store.ts';

export const placePageDefaults = {
  /** Searches of the archive from one network address a minute; loose, since a whole mobile network may share one. */
  archiveSearchesPerAddressMax: 120,
};

export interface PlaceNoticesOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly limits?: Partial<typeof placePageDefaults>;
}

/** A place as its page and its feed name it. */
export interface PublicPlace {
  readonly id: string;
  readonly site: SiteRecord;
  readonly where: Localized;
  /** A spot that is no more: its sticker may still hang there. */
  readonly gone: boolean;
}

/** A notice that is out or was, as residents find it. */
export interface ArchivedNotice {
  /** Opens it without a screen. */
  readonly code: string;
  readonly number: number;
  readonly category: Category;
  readonly content: ContentByLanguage;
  readonly state: 'live' | 'expired' | 'recalled';
  /** When it ended or was recalled; null while it is shown. */
  readonly overAt: Instant | null;
}

export interface ArchivePage {
  readonly notices: readonly ArchivedNotice[];
  /** Where older ones go on; null at the end. */
  readonly next: string | null;
}

export interface ArchiveSearch {
  readonly text: string | null;
  /** `next` of the page before. */
  readonly before: string | null;
  /** Null asks for no search, which is free. */
  readonly address: string;
}

const pageMax = 20;
const minute = 60;
const publicStates = ['live', 'expired', 'recalled'] as const;

/** What hangs at a place now, and what did: all that a sticker's code and the feed lead to. Only what is or was out. */
export class PlaceNotices {
  readonly #options: PlaceNoticesOptions;
  readonly #searches: RateLimiter;

  constructor(options: PlaceNoticesOptions) {
    const { archiveSearchesPerAddressMax: max } = { ...placePageDefaults, ...options.limits };
    this.#options = options;
    this.#searches = new RateLimiter(options.clock, { max, perSeconds: minute });
  }

  /** @throws LouyuError `link.unknown` where there is and was no such place, `hub.not_ready` before the first run */
  async place(id: string): Promise<PublicPlace> {
    const { store } = this.#options;
    const site = await store.places.site();
    if (site === undefined) throw new LouyuError('hub.not_ready');
    const tree = await store.places.tree();
    const gone = tree.get(id) === undefined && tree.removedWhere(id) !== undefined;
    if (tree.get(id) === undefined && !gone) throw new LouyuError('link.unknown');
    return { id, site, where: tree.where(id), gone };
  }

  /** What hangs there now, on its own board and those of all above it. */
  async standing({ id, gone, site }: PublicPlace): Promise<StandingNotice[]> {
    const { store, clock } = this.#options;
    const standing = await standingAt(store, await this.#placesAbove(gone ? site.id : id), clock.now());
    return standing.slice(0, feedItemsMax);
  }

  /** The code that opens a notice without a screen. */
  codeOf({ site }: Pick<PublicPlace, 'site'>, number: number): string {
    return encodeScreenLink(sharedLink(site.id, number, this.#options.digest));
  }

  /**
   * What was out there, the newest change first; with words also what is out now.
   * @throws LouyuError `request.too_fast`
   */
  async archive(place: PublicPlace, { text, before, address }: ArchiveSearch): Promise<ArchivePage> {
    const { store, clock } = this.#options;
    if (text !== null) this.#searches.take(address);
    const now = clock.now();
    const query = { text, states: publicStates, category: null, from: null, to: null, limit: pageMax, now };
    const placeIds = [...(await this.#placesAbove(place.gone ? place.site.id : place.id))];
    const records = await store.notices.page({ ...query, placeIds, before });
    const last = records.length === pageMax ? records.at(-1) : undefined;
    return {
      notices: records
        .flatMap((notice) => this.#archived(place, notice, now) ?? [])
        .filter(({ state }) => text !== null || state !== 'live'),
      next: last === undefined ? null : `${last.updatedAt}/${last.id}`,
    };
  }

  #archived(place: PublicPlace, notice: NoticeRecord, now: Instant): ArchivedNotice | undefined {
    const state = stateOf(notice, now);
    const revision = effectiveRevision(notice, now);
    if (revision === undefined || revision.content === null) return undefined;
    if (state !== 'live' && state !== 'expired' && state !== 'recalled') return undefined;
    const { number, category } = notice;
    const overAt =
      state === 'live'
        ? null
        : state === 'expired'
          ? revision.visibleTo
          : (notice.recalledAt ?? notice.superseded?.at ?? null);
    return { code: this.codeOf(place, number), number, category, content: revision.content, state, overAt };
  }

  async #placesAbove(id: string): Promise<ReadonlySet<string>> {
    const tree = await this.#options.store.places.tree();
    return new Set(tree.upward(id).map((place) => place.id));
  }
}
