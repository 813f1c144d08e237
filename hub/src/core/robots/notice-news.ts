import type { NoticeNews, NoticeNewsType } from '@louyu/contract/api/notice-news';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import { effectiveRevision, newestRevision, takenDownAt } from '../notices/lifecycle.ts';
import type { NoticeRecord, RevisionRecord } from '../notices/notice-store.ts';
import { standingAt, type StandingNotice } from '../notices/standing.ts';
import { feedIdentity, feedItem } from '../place-pages/place-feed.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Clock, Digest } from '../ports.ts';
import { sharedLink } from '../shares/shared-code.ts';
import type { Store } from '../store.ts';

/** What is queued for one robot in one check: what is left comes with the next. */
const newsPerCheckMax = 200;

export interface NoticeNewsServiceOptions {
  readonly store: Store;
  /** The latest moment lived through: nothing ends by a clock that is wrong. */
  readonly clock: Clock;
  readonly digest: Digest;
  /** Base address that residents' phones reach. */
  readonly publicUrl: string;
  /** Something was queued for the robots. */
  readonly queued: () => void;
}

interface Happened {
  readonly type: NoticeNewsType;
  readonly notice: NoticeRecord;
  readonly revision: RevisionRecord;
  /** Null when it is out no longer. */
  readonly standing: StandingNotice | null;
}

/**
 * Tells webhooks of the kind `notices` what residents can read (R31): what is out is held against what each of them was told.
 * Nothing is missed by a hub that was killed; one that is new, was paused or has another address hears first of all that is out.
 */
export class NoticeNewsService {
  readonly #options: NoticeNewsServiceOptions;

  constructor(options: NoticeNewsServiceOptions) {
    this.#options = options;
  }

  /** Meant to run one at a time, after changes and now and then. */
  async check(): Promise<void> {
    const { store, clock, queued } = this.#options;
    const robots = (await store.robots.all()).filter(
      ({ kind, disabledAt }) => kind === 'notices' && disabledAt === null,
    );
    const site = robots.length === 0 ? undefined : await store.places.site();
    if (site === undefined) return;
    const now = clock.now();
    const tree = await store.places.tree();
    const standing = await standingAt(store, new Set(tree.all().map(({ id }) => id)), now);
    let count = 0;
    for (const { id: robotId } of robots) {
      const news = await this.#newsFor(await store.robots.told(robotId), standing);
      if (news.length === 0) continue;
      count += news.length;
      await store.transaction(async (areas) => {
        for (const each of news.slice(0, newsPerCheckMax)) {
          const body = this.#bodyOf(each, site.id, tree, now);
          const revision = each.standing === null ? null : each.revision.revision;
          await areas.robots.queueNews({ robotId, noticeId: each.notice.id, revision, body, at: now });
        }
      });
    }
    if (count > 0) queued();
  }

  /** What is over first: a notice that replaces another comes after its end. */
  async #newsFor(
    told: ReadonlyMap<string, number>,
    standing: readonly StandingNotice[],
  ): Promise<Happened[]> {
    const { store, clock } = this.#options;
    const out = new Set(standing.map(({ notice }) => notice.id));
    const over: Happened[] = [];
    for (const [noticeId, toldRevision] of told) {
      if (out.has(noticeId)) continue;
      const notice = await store.notices.byId(noticeId);
      if (notice === undefined) continue;
      const now = clock.now();
      const revision =
        effectiveRevision(notice, now) ??
        notice.revisions.find(({ revision: number }) => number === toldRevision) ??
        newestRevision(notice);
      const type = takenDownAt(notice, now) === null ? 'ended' : 'recalled';
      over.push({ type, notice, revision, standing: null });
    }
    const anew = standing.flatMap((each): Happened[] => {
      const { notice, revision } = each;
      const known = told.get(notice.id) ?? 0;
      if (known === revision.revision) return [];
      return [{ type: known === 0 ? 'published' : 'revised', notice, revision, standing: each }];
    });
    // The feed has what matters most first; to be told in the order in which it happened.
    anew.sort((a, b) => ((a.revision.goesOutAt ?? '') < (b.revision.goesOutAt ?? '') ? -1 : 1));
    return [...over, ...anew];
  }

  #bodyOf(
    { type, notice, revision, standing }: Happened,
    siteId: string,
    tree: PlaceTree,
    now: string,
  ): NoticeNews {
    const { publicUrl, digest } = this.#options;
    const codeOf = (number: number) => encodeScreenLink(sharedLink(siteId, number, digest));
    const context = { siteId, publicUrl, codeOf };
    const places = revision.draft.audience.flatMap((id) => tree.get(id) ?? []);
    return {
      type: `notice.${type}`,
      timestamp: now,
      data: {
        ...feedIdentity(notice.number, context),
        number: notice.number,
        revision: revision.revision,
        places: places.map(({ id, kind }) => ({ id, kind, name: tree.where(id) })),
        notice: standing === null ? null : feedItem(standing, context),
      },
    };
  }
}
