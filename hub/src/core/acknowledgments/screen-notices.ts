import { LouyuError } from '@louyu/contract/errors';
import type { Category, ContentByLanguage } from '@louyu/contract/notice-content';
import type { Instant } from '@louyu/contract/primitives';
import { decodeScreenLink, encodeScreenLink, type ScreenLink } from '@louyu/contract/screen-link';
import { topicOf } from '@louyu/contract/topics';
import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { DeviceRecord } from '../devices/device-store.ts';
import { effectiveRevision, stateOf } from '../notices/lifecycle.ts';
import { standingAt } from '../notices/standing.ts';
import type { NoticeRecord, RevisionRecord } from '../notices/notice-store.ts';
import type { Clock, Digest } from '../ports.ts';
import { sharedScreenCode } from '../shares/shared-code.ts';
import type { Store } from '../store.ts';
import { msBetween } from '../time.ts';

/** How long a notice read for an acknowledgment may be used again, in milliseconds; `forget` ends it at once. */
export const noticeMemoryMs = 5_000;
const noticesRememberedMax = 1_000;
const codesRememberedMax = 5_000;
const boardsRememberedMax = 50_000;
/** Most other notices named on a page. */
const othersMax = 12;

/** What a code leads to: a notice, as it is out, on a screen. */
export interface ScreenNotice {
  /** The code in its canonical form. */
  readonly code: string;
  readonly link: ScreenLink;
  /** Null where the code came without a screen: from a chat group, a poster or a sheet of paper. */
  readonly device: DeviceRecord | null;
  readonly notice: NoticeRecord;
  readonly revision: RevisionRecord;
  readonly content: ContentByLanguage;
  readonly state: 'live' | 'expired' | 'recalled';
  /** What replaced it, where the code can lead there. */
  readonly successor: OtherNotice | undefined;
}

/** Another notice that this screen shows now, or has shown. */
export interface OtherNotice {
  readonly code: string;
  readonly category: Category;
  readonly content: ContentByLanguage;
}

interface ReadCode {
  readonly link: ScreenLink;
  readonly canonical: string;
}

/**
 * Finds what the QR of a screen names (DESIGN.md §4): the notice must be or have been on that screen's board. The code that
 * stands for no screen leads to every notice that is or was out.
 */
export class ScreenNotices {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #directory: DeviceDirectory;
  readonly #digest: Digest;
  /** The site and its code for what travels without a screen, once there is one: neither ever changes. */
  #shared: { readonly siteId: string; readonly screenCode: string } | undefined;
  readonly #codes = new Map<string, ReadCode>();
  readonly #notices = new Map<number, { readonly notice: NoticeRecord; readonly readAt: Instant }>();
  /** Notices known to have been on a screen's board: that stays true. */
  readonly #onBoard = new Set<string>();

  constructor(options: { store: Store; clock: Clock; directory: DeviceDirectory; digest: Digest }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#directory = options.directory;
    this.#digest = options.digest;
  }

  /** @throws LouyuError `link.unknown`, `link.not_on_screen` */
  async find(code: string): Promise<ScreenNotice> {
    const { link, canonical } = this.#read(code);
    const device = this.#directory.byScreenCode(link.screenCode) ?? null;
    const siteId = device?.siteId ?? (await this.#siteSharing(link.screenCode));
    if (siteId === undefined) throw new LouyuError('link.unknown');
    const now = this.#clock.now();
    const notice = await this.#notice(siteId, link.noticeNumber, now);
    const revision = notice === undefined ? undefined : effectiveRevision(notice, now);
    if (notice === undefined || revision === undefined || revision.content === null)
      throw new LouyuError('link.unknown');
    if (device !== null && !(await this.#wasOnBoard(notice.id, device)))
      throw new LouyuError('link.not_on_screen');
    const state = stateOf(notice, now);
    return {
      code: canonical,
      link,
      device,
      notice,
      revision,
      content: revision.content,
      state: state === 'recalled' || state === 'expired' ? state : 'live',
      successor: state === 'recalled' ? await this.#successorOf(notice, link, device, now) : undefined,
    };
  }

  /** Only what is or was on the same screen: elsewhere the code of this one leads nowhere. */
  async #successorOf(
    { superseded }: NoticeRecord,
    link: ScreenLink,
    device: DeviceRecord | null,
    now: Instant,
  ): Promise<OtherNotice | undefined> {
    const next = superseded === null ? undefined : await this.#store.notices.byId(superseded.by);
    const content = next && effectiveRevision(next, now)?.content;
    if (next === undefined || content === undefined || content === null) return undefined;
    if (device !== null && !(await this.#wasOnBoard(next.id, device))) return undefined;
    return {
      code: encodeScreenLink({ ...link, noticeNumber: next.number }),
      category: next.category,
      content,
    };
  }

  /** What else the screen shows now, or hangs wherever this notice does: urgent and pinned ones first, then the newest. */
  async othersOn(scanned: ScreenNotice): Promise<OtherNotice[]> {
    const { link, notice } = scanned;
    const now = this.#clock.now();
    const placeIds = await this.#placesOf(scanned);
    const standing = (await standingAt(this.#store, placeIds, now)).filter(
      ({ notice: other }) => other.id !== notice.id,
    );
    return standing.slice(0, othersMax).map(({ notice: other, content }) => ({
      code: encodeScreenLink({ ...link, noticeNumber: other.number }),
      category: other.category,
      content,
    }));
  }

  /** A notice has changed: what is remembered of it counts no more. */
  forget(): void {
    this.#notices.clear();
  }

  /** The same few codes hang on the glass for days: each is read once. */
  #read(code: string): ReadCode {
    const known = this.#codes.get(code);
    if (known !== undefined) return known;
    const link = decodeScreenLink(code);
    const read = { link, canonical: encodeScreenLink(link) };
    if (this.#codes.size >= codesRememberedMax) this.#codes.clear();
    this.#codes.set(code, read);
    return read;
  }

  async #siteSharing(screenCode: string): Promise<string | undefined> {
    if (this.#shared === undefined) {
      const site = await this.#store.places.site();
      if (site === undefined) return undefined;
      this.#shared = { siteId: site.id, screenCode: sharedScreenCode(site.id, this.#digest) };
    }
    return this.#shared.screenCode === screenCode ? this.#shared.siteId : undefined;
  }

  /** Whose boards its reader stands before: those of the screen, or of every place that is above all it is for. */
  async #placesOf({ device, revision }: ScreenNotice): Promise<ReadonlySet<string>> {
    if (device !== null) return this.#directory.placeIds(device.id);
    const tree = await this.#store.places.tree();
    const [first = [], ...paths] = revision.draft.audience.map((id) =>
      tree.upward(id).map((place) => place.id),
    );
    return new Set(first.filter((id) => paths.every((path) => path.includes(id))));
  }

  async #notice(siteId: string, number: number, now: Instant): Promise<NoticeRecord | undefined> {
    const held = this.#notices.get(number);
    if (held !== undefined && Math.abs(msBetween(held.readAt, now)) < noticeMemoryMs) return held.notice;
    const notice = await this.#store.notices.byNumber(siteId, number);
    if (this.#notices.size >= noticesRememberedMax) this.#notices.clear();
    if (notice !== undefined) this.#notices.set(number, { notice, readAt: now });
    return notice;
  }

  async #wasOnBoard(noticeId: string, device: DeviceRecord): Promise<boolean> {
    const key = `${noticeId} ${device.id}`;
    if (this.#onBoard.has(key)) return true;
    const topics = [...this.#directory.placeIds(device.id)].map((placeId) =>
      topicOf('board', device.siteId, placeId),
    );
    if (!(await this.#store.notices.wasOnBoardOf(noticeId, device.id, topics))) return false;
    if (this.#onBoard.size >= boardsRememberedMax) this.#onBoard.clear();
    this.#onBoard.add(key);
    return true;
  }
}
