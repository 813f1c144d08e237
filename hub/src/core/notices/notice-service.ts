import type { Draft, DraftBase } from '@louyu/contract/api/notices';
import { LouyuError } from '@louyu/contract/errors';
import { severityOf } from '@louyu/contract/lint';
import { inLanguage, type Instant } from '@louyu/contract/primitives';
import { boardBody, boardHorizonDays, fitsWire } from '../documents/board-body.ts';
import type { Actor, Clock, LiveEvents, Random, Wire } from '../ports.ts';
import type { Areas, Store } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import {
  assertMay,
  assertNewest,
  audienceOf,
  newestRevision,
  returned,
  reviewed,
  signed,
  submitted,
  takeBackMs,
  takenBack,
} from './lifecycle.ts';
import { canonicalJson } from '../staff/canonical-json.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import { assertImages, withImages } from './draft-images.ts';
import { faultsOf } from './draft-faults.ts';
import { glassesOf } from './glasses.ts';
import { withHere } from './here.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';
import { windowFor } from './problems.ts';
import { renderContent, wordsOf } from './render.ts';
import type { Template } from './template.ts';
import { templateIn, templateOfDraft, templateState, withTemplate } from './template-versions.ts';

export interface NoticeServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Throws `hub.clock_behind`: nothing is signed by a wrong clock, but a recall must always go through. */
  readonly trustedClock: Clock;
  readonly random: Random;
  readonly wire: Wire;
  readonly events: LiveEvents;
  /** Notes when a signed revision goes out, so that its boards are made then. */
  readonly releases: {
    add(noticeId: string, placeIds: readonly string[], at: Instant): void;
    remove(noticeId: string): void;
  };
}

/** The author's, approver's and recaller's deeds. Each is one transaction with its entry in the audit log (R12–R15). */
export class NoticeService {
  readonly #options: NoticeServiceOptions;

  constructor(options: NoticeServiceOptions) {
    this.#options = options;
  }

  /** A new notice with a draft as its first revision. */
  async create(actor: Actor, draft: Draft): Promise<NoticeRecord> {
    assertEditor(actor);
    const { store, clock, random } = this.#options;
    const notice = await store.transaction(async (areas) => {
      const template = await templateOfDraft(areas, draft);
      if ((await templateState(areas, template.id)).disabled) throw new LouyuError('template.disabled');
      await assertAnswersFor(actor, draft.audience, areas);
      const site = await siteOf(areas);
      const now = clock.now();
      const id = random.id();
      await assertImages(areas, draft);
      const record: NoticeRecord = {
        id,
        siteId: site.id,
        number: await areas.notices.nextNumber(site.id),
        templateId: template.id,
        category: categoryOf(draft, template),
        title: titleOf(draft, template, site.timeZone),
        createdBy: actor.id,
        createdAt: now,
        updatedAt: now,
        recalledAt: null,
        recalledBy: null,
        recallReason: null,
        revisions: [newRevision(id, 1, { draft: withTemplate(draft, template), template }, [actor.id], now)],
      };
      await areas.notices.add(record);
      await areas.audit.append({ actorId: actor.id, action: 'notice.drafted', subject: `notice:${id}` });
      return record;
    });
    this.#changed(notice.id);
    return notice;
  }

  /**
   * Changes a draft that nobody else has seen, or starts the next revision: what was submitted never changes, so that a
   * signature is for the words that were read. `base` is what the author had before them; the very words that stand already
   * are taken again, so that a request may be repeated.
   * @throws LouyuError `notice.draft_changed` when somebody has written since
   */
  edit(actor: Actor, id: string, base: DraftBase, asked: Draft): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.edited', async (areas, notice, now) => {
      assertMay('edit', notice, actor, now);
      if (asked.templateId !== notice.templateId) throw new LouyuError('notice.wrong_state');
      const site = await siteOf(areas);
      const newest = newestRevision(notice);
      const version = asked.templateVersion ?? newest.template.version ?? 0;
      const template = await templateIn(areas, notice.templateId, version);
      const draft = withTemplate(asked, template);
      if (base.revision !== newest.revision || base.edit !== newest.edit) {
        if (canonicalJson(newest.draft) === canonicalJson(draft)) return { notice };
        throw new LouyuError('notice.draft_changed');
      }
      await assertImages(areas, draft);
      const revision = nextWords(newest, { draft, template }, actor, now);
      const wasSigned = notice.revisions.some(({ state }) => state === 'signed');
      return {
        // The category colours what is on the glass, so it changes only until the first signature.
        notice: {
          ...notice,
          category: wasSigned ? notice.category : categoryOf(draft, template),
          title: titleOf(draft, template, site.timeZone),
        },
        revision,
      };
    });
  }

  /** Draft → in review. The content is rendered now and is what will be signed. */
  submit(actor: Actor, id: string, revision: number): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.submitted', async (areas, notice, now) => {
      const newest = assertNewest(notice, revision);
      assertMay('submit', notice, actor, now);
      const { template } = newest;
      const site = await siteOf(areas);
      const tree = await areas.places.tree();
      const plain = renderContent(template, newest.draft.fields, site.timeZone);
      const rendered = withHere(plain, template, newest.draft, tree, site.timeZone);
      const glasses = glassesOf(await areas.devices.all(), newest.draft, tree);
      const [fault] = await faultsOf(areas, {
        draft: newest.draft,
        noticeId: id,
        template,
        content: rendered,
        glasses,
        site,
        tree,
        now,
        language: site.language,
      });
      if (fault !== undefined && severityOf(fault.code) === 'block')
        throw new LouyuError(fault.code, { details: { path: fault.field, ...fault.details } });
      const content = withImages(rendered, newest.draft);
      return { notice, revision: submitted(newest, content, site.firstReview === true, now) };
    });
  }

  /** The first review, where the site wants one (R12): by somebody else than the author, and the signature is a third person's. */
  review(actor: Actor, id: string, revision: number): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.reviewed', (_, notice, now) => {
      const newest = assertNewest(notice, revision);
      assertMay('review', notice, actor, now);
      return { notice, revision: reviewed(newest, actor.id, now) };
    });
  }

  /** In review → signed: by somebody else than the author (R13), with every fact ticked (R8). */
  sign(actor: Actor, id: string, revision: number, ticks: readonly boolean[]): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.signed', async (areas, notice) => {
      const now = this.#options.trustedClock.now();
      const newest = assertNewest(notice, revision);
      assertMay('sign', notice, actor, now);
      const { template } = newest;
      if (ticks.length !== template.checklist.length || !ticks.every(Boolean))
        throw new LouyuError('notice.checklist_open');
      const window = windowFor(newest.draft, template, now);
      if (window === undefined) throw new LouyuError('notice.window_wrong');
      const next = signed(newest, actor.id, window, now);
      await assertBoardsFit(areas, notice, next);
      return { notice, revision: next };
    });
  }

  /** Within the take-back time: signed → in review. */
  takeBack(actor: Actor, id: string, revision: number): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.taken-back', (_, notice, now) => {
      const newest = assertNewest(notice, revision);
      assertMay('take-back', notice, actor, now);
      return { notice, revision: takenBack(newest) };
    });
  }

  /** In review → back to the author, with the reason. */
  sendBack(actor: Actor, id: string, revision: number, reason: string): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.returned', (_, notice, now) => {
      const newest = assertNewest(notice, revision);
      assertMay('return', notice, actor, now);
      return { notice, revision: returned(newest, reason) };
    });
  }

  /** Off every screen (R15); the notice stays listed until the last one has said that it is gone. */
  recall(actor: Actor, id: string, reason: string): Promise<NoticeRecord> {
    return this.#change(actor, id, 'notice.recalled', (_, notice, now) => {
      assertMay('recall', notice, actor, now);
      return { notice: { ...notice, recalledAt: now, recalledBy: actor.id, recallReason: reason } };
    });
  }

  async #change(
    actor: Actor,
    id: string,
    action: string,
    decide: (areas: Areas, notice: NoticeRecord, now: Instant) => Promise<Decision> | Decision,
  ): Promise<NoticeRecord> {
    const { store, clock, wire, releases } = this.#options;
    const after = await store.transaction(async (areas) => {
      const before = await areas.notices.byId(id);
      if (before === undefined) throw new LouyuError('notice.not_found');
      const now = clock.now();
      await assertAnswersFor(actor, audienceOf(before), areas);
      const { notice, revision } = await decide(areas, before, now);
      const saved: NoticeRecord = {
        ...notice,
        updatedAt: now,
        revisions: withRevision(before.revisions, revision),
      };
      await assertAnswersFor(actor, audienceOf(saved), areas);
      await areas.notices.save(saved, revision === undefined ? [] : [revision]);
      const detail = { revision: newestRevision(saved).revision };
      await areas.audit.append({ actorId: actor.id, action, subject: `notice:${id}`, detail });
      return saved;
    });
    const { goesOutAt } = newestRevision(after);
    const places = audienceOf(after);
    if (after.recalledAt === null && goesOutAt !== null) releases.add(id, places, goesOutAt);
    else releases.remove(id);
    this.#changed(id);
    await wire.refreshBoards(places);
    return after;
  }

  #changed(id: string): void {
    this.#options.events.emit({ resource: 'notice', id });
  }
}

/** What an author wrote, and with what. */
type Words = Pick<RevisionRecord, 'draft' | 'template'>;

interface Decision {
  readonly notice: NoticeRecord;
  readonly revision?: RevisionRecord;
}

function assertEditor(actor: Actor): void {
  if (!actor.roles.includes('editor')) throw new LouyuError('auth.forbidden');
}

async function siteOf(areas: Areas) {
  const site = await areas.places.site();
  if (site === undefined) throw new LouyuError('hub.not_ready');
  return site;
}

function newRevision(
  noticeId: string,
  revision: number,
  { draft, template }: Words,
  authorIds: readonly [...string[], string],
  now: Instant,
): RevisionRecord {
  return {
    noticeId,
    revision,
    state: 'draft',
    draft,
    template,
    content: null,
    priority: draft.priority,
    authorId: authorIds[authorIds.length - 1] ?? '',
    authorIds,
    edit: 1,
    createdAt: now,
    submittedAt: null,
    signedBy: null,
    signedAt: null,
    goesOutAt: null,
    visibleFrom: null,
    visibleTo: null,
    returnReason: null,
    firstReview: false,
    reviewedBy: null,
    reviewedAt: null,
  };
}

/** Other words for a draft, or for the next revision of what was submitted. Nobody's share in unsigned words is forgotten. */
function nextWords(newest: RevisionRecord, words: Words, actor: Actor, now: Instant): RevisionRecord {
  const { noticeId, revision, authorIds, edit, createdAt } = newest;
  const others = newest.state === 'signed' ? [] : authorIds.filter((id) => id !== actor.id);
  const authors = [...others, actor.id] as const;
  if (newest.submittedAt !== null) return newRevision(noticeId, revision + 1, words, authors, now);
  return { ...newRevision(noticeId, revision, words, authors, now), createdAt, edit: edit + 1 };
}

function withRevision(
  revisions: readonly RevisionRecord[],
  changed: RevisionRecord | undefined,
): RevisionRecord[] {
  if (changed === undefined) return [...revisions];
  return [...revisions.filter((revision) => revision.revision !== changed.revision), changed];
}

function categoryOf(draft: Draft, template: Template) {
  return template.choosesCategory ? (draft.category ?? template.category) : template.category;
}

/** What lists call a draft: its rendered title, or as much as there is of it. */
function titleOf(draft: Draft, template: Template, timeZone: string): string {
  const rendered = renderContent(template, draft.fields, timeZone)?.['zh-CN'].title;
  const typed = wordsOf(draft.fields['title'], 'zh-CN');
  return rendered ?? typed ?? inLanguage(template.name, 'zh-CN');
}

/**
 * A board that outgrew the wire later would stay as it is, and what was signed would never reach the glass.
 * @throws LouyuError `notice.board_full` naming the place whose board would outgrow the wire, now or when what is signed for later comes
 */
async function assertBoardsFit(areas: Areas, notice: NoticeRecord, next: RevisionRecord): Promise<void> {
  const outAt = next.goesOutAt ?? next.createdAt;
  const standing = await areas.notices.forBoards(next.draft.audience, outAt);
  const others = standing.filter((other) => other.id !== notice.id);
  const all = [...others, { ...notice, revisions: withRevision(notice.revisions, next) }];
  const tree = await areas.places.tree();
  for (const at of growingMoments(all, outAt)) {
    for (const placeId of next.draft.audience) {
      if (fitsWire(boardBody(placeId, all, at))) continue;
      throw new LouyuError('notice.board_full', { details: { place: tree.where(placeId)['zh-CN'] } });
    }
  }
}

/** From `outAt` on, when boards can become larger: what waits for its take-back time goes out, or a window comes within the horizon. */
function growingMoments(notices: readonly NoticeRecord[], outAt: Instant): Set<Instant> {
  const comes = notices
    .flatMap((notice) => notice.revisions)
    .flatMap(({ visibleFrom }) =>
      visibleFrom === null ? [] : [laterBy(visibleFrom, -boardHorizonDays * dayMs)],
    );
  return new Set([outAt, laterBy(outAt, takeBackMs), ...comes.filter((moment) => moment > outAt)]);
}
