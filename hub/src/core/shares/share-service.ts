import type { AuditAction } from '@louyu/contract/audit-actions';
import {
  shareChannelsMax,
  type NoticeShare,
  type ShareChannel,
  type ShareChannelRequest,
  type ShareMarkRequest,
} from '@louyu/contract/api/shares';
import { LouyuError } from '@louyu/contract/errors';
import type { ContentByLanguage } from '@louyu/contract/notice-content';
import { encodeScreenLink, screenLinkUrl } from '@louyu/contract/screen-link';
import { audienceOf, effectiveRevision, stateOf } from '../notices/lifecycle.ts';
import type { NoticeRecord, RevisionRecord } from '../notices/notice-store.ts';
import type { SiteRecord } from '../places/place-store.ts';
import type { Actor, Clock, Digest, LiveEvents, Random } from '../ports.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { groupText, paperOf, type GroupTextInput } from './group-text.ts';
import { sharedLink } from './shared-code.ts';

export interface ShareServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly live: LiveEvents;
  readonly publicUrl: string;
}

interface Shared {
  readonly notice: NoticeRecord;
  readonly revision: RevisionRecord;
  readonly content: ContentByLanguage;
  readonly site: SiteRecord;
}

/** The share pack of a notice, the channels of a site, and a tick for each channel that has it (R1, R14). */
export class ShareService {
  readonly #options: ShareServiceOptions;

  constructor(options: ShareServiceOptions) {
    this.#options = options;
  }

  /** @throws LouyuError `notice.not_found`; `share.not_out` before its first revision is out */
  async share(noticeId: string): Promise<NoticeShare> {
    const { store, digest, publicUrl } = this.#options;
    const { notice, revision, content, site } = await this.#shared(store, noticeId);
    const link = sharedLink(site.id, notice.number, digest);
    const state = stateOf(notice, this.#options.clock.now());
    const names = new Map((await store.staff.all()).map((staff) => [staff.id, staff.name]));
    const signedAt = revision.signedAt ?? revision.createdAt;
    const input: GroupTextInput = {
      content,
      category: notice.category,
      kind: revision.template.kind,
      number: notice.number,
      revision: revision.revision,
      signedAt: state === 'recalled' ? (notice.recalledAt ?? signedAt) : signedAt,
      isRecalled: state === 'recalled',
      url: `${publicUrl.replace(/\/$/, '')}/q/${encodeScreenLink(link)}`,
      site,
    };
    return {
      noticeId,
      number: notice.number,
      revision: revision.revision,
      state,
      category: notice.category,
      paper: paperOf(input),
      qr: screenLinkUrl(publicUrl, link),
      groupText: groupText(input),
      channels: await store.shares.channels(site.id),
      marks: (await store.shares.marks(noticeId)).map(({ id, channel, revision: marked, by, at }) => ({
        id,
        channel,
        revision: marked,
        by: { id: by, name: names.get(by) ?? '' },
        at,
      })),
    };
  }

  /**
   * Notes that a revision is in a channel. Ticking again changes nothing.
   * @throws LouyuError `share.not_out`, `share.channel_not_found`, `notice.stale_revision` when another one has gone out since
   */
  async mark(
    actor: Actor,
    noticeId: string,
    { channelId, revision }: ShareMarkRequest,
  ): Promise<NoticeShare> {
    await this.#change(actor, noticeId, async (areas, shared, at) => {
      if (shared.revision.revision !== revision) throw new LouyuError('notice.stale_revision');
      await this.#assertChannel(areas, shared.site.id, channelId);
      const marks = await areas.shares.marks(noticeId);
      if (marks.some((mark) => mark.channel.id === channelId && mark.revision === revision)) return undefined;
      const id = this.#options.random.id();
      await areas.shares.addMark({ id, noticeId, revision, channelId, by: actor.id, at });
      return { action: 'notice.shared', detail: { revision, channel: channelId } };
    });
    return this.share(noticeId);
  }

  /** Takes a tick back that was a mistake; the audit log keeps both. */
  async unmark(actor: Actor, noticeId: string, markId: string): Promise<NoticeShare> {
    await this.#change(actor, noticeId, async (areas, _, at) => {
      const mark = (await areas.shares.marks(noticeId)).find(({ id }) => id === markId);
      if (mark === undefined) return undefined;
      await areas.shares.takeBackMark(markId, actor.id, at);
      return { action: 'notice.unshared', detail: { revision: mark.revision, channel: mark.channel.id } };
    });
    return this.share(noticeId);
  }

  async channels(): Promise<ShareChannel[]> {
    const { store } = this.#options;
    return store.shares.channels((await siteOf(store)).id);
  }

  /** @throws LouyuError `share.channel_taken`, `share.channels_full` */
  async addChannel(actor: Actor, { name, kind }: ShareChannelRequest): Promise<ShareChannel> {
    const { clock, random } = this.#options;
    const channel = { id: random.id(), name, kind };
    await this.#changeChannels(actor, 'share-channel.added', channel.id, async (areas, siteId, known) => {
      if (known.length >= shareChannelsMax)
        throw new LouyuError('share.channels_full', { details: { max: shareChannelsMax } });
      assertFree(known, name);
      await areas.shares.addChannel(siteId, channel, clock.now());
    });
    return channel;
  }

  /** @throws LouyuError `share.channel_not_found`, `share.channel_taken` */
  async renameChannel(actor: Actor, id: string, name: string): Promise<ShareChannel[]> {
    await this.#changeChannels(actor, 'share-channel.renamed', id, async (areas, siteId, known) => {
      await this.#assertChannel(areas, siteId, id);
      assertFree(
        known.filter((channel) => channel.id !== id),
        name,
      );
      await areas.shares.renameChannel(id, name);
    });
    return this.channels();
  }

  /** Out of the list; what was ticked in it stays. @throws LouyuError `share.channel_not_found` */
  async removeChannel(actor: Actor, id: string): Promise<void> {
    await this.#changeChannels(actor, 'share-channel.removed', id, async (areas, siteId) => {
      await this.#assertChannel(areas, siteId, id);
      await areas.shares.removeChannel(id, this.#options.clock.now());
    });
  }

  async #shared(areas: Pick<Areas, 'notices' | 'places'>, noticeId: string): Promise<Shared> {
    const notice = await areas.notices.byId(noticeId);
    if (notice === undefined) throw new LouyuError('notice.not_found');
    const revision = effectiveRevision(notice, this.#options.clock.now());
    if (revision === undefined || revision.content === null) throw new LouyuError('share.not_out');
    return { notice, revision, content: revision.content, site: await siteOf(areas) };
  }

  async #assertChannel(areas: Areas, siteId: string, id: string): Promise<void> {
    const known = await areas.shares.channels(siteId);
    if (!known.some((channel) => channel.id === id)) throw new LouyuError('share.channel_not_found');
  }

  async #change(
    actor: Actor,
    noticeId: string,
    decide: (
      areas: Areas,
      shared: Shared,
      at: string,
    ) => Promise<{ action: AuditAction; detail: Record<string, string | number> } | undefined>,
  ): Promise<void> {
    const { store, clock, live } = this.#options;
    const changed = await store.transaction(async (areas) => {
      const shared = await this.#shared(areas, noticeId);
      await assertAnswersFor(actor, audienceOf(shared.notice), areas);
      const entry = await decide(areas, shared, clock.now());
      if (entry === undefined) return false;
      await areas.audit.append({ actorId: actor.id, subject: `notice:${noticeId}`, ...entry });
      return true;
    });
    if (changed) live.emit({ resource: 'share', id: noticeId });
  }

  async #changeChannels(
    actor: Actor,
    action: AuditAction,
    id: string,
    change: (areas: Areas, siteId: string, known: readonly ShareChannel[]) => Promise<void>,
  ): Promise<void> {
    await this.#options.store.transaction(async (areas) => {
      const site = await siteOf(areas);
      await change(areas, site.id, await areas.shares.channels(site.id));
      await areas.audit.append({ actorId: actor.id, action, subject: `share-channel:${id}` });
    });
    this.#options.live.emit({ resource: 'share', id: null });
  }
}

async function siteOf(areas: Pick<Areas, 'places'>): Promise<SiteRecord> {
  const site = await areas.places.site();
  if (site === undefined) throw new LouyuError('hub.not_ready');
  return site;
}

function assertFree(known: readonly ShareChannel[], name: string): void {
  if (known.some((channel) => channel.name === name)) throw new LouyuError('share.channel_taken');
}
