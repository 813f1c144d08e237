import type { Delivery } from '@louyu/contract/api/delivery';
import type {
  Draft,
  NoticePage,
  NoticeSummary,
  NoticeView,
  Preview,
  RevisionView,
} from '@louyu/contract/api/notices';
import type { AudienceCount } from '@louyu/contract/api/places';
import type { ReachCurves } from '@louyu/contract/api/reach-curves';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant, Language } from '@louyu/contract/primitives';
import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Actor, Clock } from '../ports.ts';
import { noDevice } from '../receipts/ledger.ts';
import { answersFor } from '../staff/scope.ts';
import type { Store } from '../store.ts';
import { archiveExportDefaults, findAll, findNotices, type ArchiveSearch } from './archive.ts';
import { displaysAt, householdRoots } from './audience.ts';
import { previewDraft } from './draft-preview.ts';
import { deviceLine, type DeviceGlance } from './delivery.ts';
import {
  actionsFor,
  audienceOf,
  effectiveRevision,
  newestRevision,
  pendingRevision,
  stateOf,
  windowOf,
} from './lifecycle.ts';
import { uncountersigned } from './countersigning.ts';
import { liveActionsFor, updatesFor } from './live-offers.ts';
import { countNotGone, deliveryOf, glassView, targetsOf, tellsOf } from './not-gone.ts';
import { linksOf } from './notice-links.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';
import type { LintLimits } from './lint/limits.ts';
import type { Recurrence } from './schedule/recurrence.ts';
import { endOf } from './problems.ts';
import { viewOf } from './template.ts';
import { titleIn, titleOfRevision } from './titles.ts';

export interface NoticeViewsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Pick<DeviceDirectory, 'devices'>;
  readonly glance: (deviceId: string) => DeviceGlance | undefined;
  readonly limits?: LintLimits & typeof archiveExportDefaults;
  readonly recurrence: Recurrence;
}

/** What pages read of notices. Reads only; nothing here changes anything. */
export class NoticeViews {
  readonly #options: NoticeViewsOptions;

  constructor(options: NoticeViewsOptions) {
    this.#options = options;
  }

  /** Newest change first. */
  async page(query: ArchiveSearch): Promise<NoticePage> {
    const { found, next } = await findNotices(this.#options, query);
    return { notices: await this.summaries(found, query.language), next };
  }

  async summaries(notices: readonly NoticeRecord[], language: Language): Promise<NoticeSummary[]> {
    const { store, clock, directory, glance } = this.#options;
    const now = clock.now();
    const tree = await store.places.tree();
    const devices = [...directory.devices()];
    const names = await this.#names();
    const counts = await store.notices.counts(notices.map((notice) => notice.id));
    const glass = glassView(devices, tree, now, glance);
    const notGone = await countNotGone(store.notices, notices, glass);
    return notices.map((notice) => {
      const newest = newestRevision(notice);
      const standing = effectiveRevision(notice, now) ?? newest;
      const state = stateOf(notice, now);
      const count = counts.get(notice.id);
      return {
        id: notice.id,
        number: notice.number,
        category: notice.category,
        templateId: notice.templateId,
        title: titleOfRevision(notice, standing, language),
        state,
        priority: standing.priority,
        revision: newest.revision,
        pendingRevision: pendingRevision(notice),
        author: { id: newest.authorId, name: names.get(newest.authorId) ?? '' },
        window: shownWindow(standing),
        updatedAt: notice.updatedAt,
        screensReached: count?.shownOn ?? 0,
        screensTotal: glass.displaysFor(standing.draft).size,
        acknowledged: count?.acknowledged ?? 0,
        stillShowing: notGone.get(notice.id) ?? 0,
        updates: updatesFor(notice, now),
        ...countersignDue(notice, now),
      };
    });
  }

  async notice(id: string, actor: Actor, language: Language): Promise<NoticeView> {
    const notice = await this.#byId(id);
    const now = this.#options.clock.now();
    const names = await this.#names();
    const person = (staffId: string | null) =>
      staffId === null ? null : { id: staffId, name: names.get(staffId) ?? '' };
    const [summary] = await this.summaries([notice], language);
    if (summary === undefined) throw new LouyuError('notice.not_found');
    const { template } = newestRevision(notice);
    const { kind } = template;
    return {
      summary,
      ...(kind === undefined ? {} : { kind }),
      template: viewOf(template),
      revisions: notice.revisions.toReversed().map((revision) => revisionView(revision, names)),
      recalledAt: notice.recalledAt,
      recalledBy: person(notice.recalledBy),
      removedPlaces: removedPlaces(notice, await this.#options.store.places.tree()),
      recallReason: notice.recallReason,
      actions: (await this.#answersFor(actor, notice))
        ? [...actionsFor(notice, actor, now), ...liveActionsFor(notice, actor, now)]
        : [],
      ...(await linksOf(this.#options.store.notices, notice, language, now)),
    };
  }

  async #answersFor(actor: Actor, notice: NoticeRecord): Promise<boolean> {
    return answersFor(actor, audienceOf(notice), await this.#options.store.places.tree());
  }

  async delivery(id: string): Promise<Delivery> {
    return this.#deliveryOf(await this.#byId(id));
  }

  async #deliveryOf(notice: NoticeRecord): Promise<Delivery> {
    const { store, clock, directory, glance } = this.#options;
    const { id } = notice;
    const now = clock.now();
    const tree = await store.places.tree();
    const rows = Map.groupBy(await store.notices.deliveries(id), (row) => row.deviceId);
    const devices = [...directory.devices()];
    const delivery = deliveryOf(notice, now);
    const targets = targetsOf(notice, glassView(devices, tree, now, glance));
    const acknowledgments = await store.notices.acknowledgments(id);
    return {
      noticeId: id,
      state: delivery.state,
      devices: devices
        .filter((device) => targets.has(device) || tellsOf(notice, device, rows.get(device.id) ?? []))
        .map((device) => ({
          ...deviceHead(device, tree),
          ...deviceLine({
            ...delivery,
            device,
            glance: glance(device.id),
            rows: rows.get(device.id) ?? [],
          }),
        })),
      acknowledgments: {
        total: acknowledgments.reduce((sum, screen) => sum + screen.count, 0),
        households: (await store.coverage.counts([id])).get(id) ?? 0,
        lastAt: acknowledgments.reduce<string | null>(
          (last, { lastAt }) => (last === null || lastAt > last ? lastAt : last),
          null,
        ),
        shared: acknowledgments.find(({ deviceId }) => deviceId === noDevice)?.count ?? 0,
        byScreen: acknowledgments
          .filter(({ deviceId }) => deviceId !== noDevice)
          .map(({ deviceId, count }) => ({
            deviceId,
            name: devices.find((device) => device.id === deviceId)?.name ?? '',
            count,
          })),
      },
    };
  }

  /** {@link delivery} as a file for a spreadsheet, by building and by kind of screen. */
  async deliveryFile(id: string, language: Language): Promise<{ csv: string; number: number }> {
    const notice = await this.#byId(id);
    const { deliveryHead } = await import('./delivery-report.ts');
    const rows = await this.#deliveryRows(notice, language, new Map());
    return { csv: deliveryHead(language) + rows, number: notice.number };
  }

  /**
   * The same of every notice that a search finds, in one file: piece by piece, so that nobody waits behind it.
   * @throws LouyuError `notice.export_too_many`
   */
  async archiveFile(query: ArchiveSearch): Promise<AsyncGenerator<string, void, undefined>> {
    const max = (this.#options.limits ?? archiveExportDefaults).archiveExportMaxNotices;
    const found = await findAll(this.#options, query, max);
    const { deliveryHead } = await import('./delivery-report.ts');
    const rowsOf = (notice: NoticeRecord, known: HouseholdCounts) =>
      this.#deliveryRows(notice, query.language, known);
    return (async function* pieces() {
      yield deliveryHead(query.language);
      const known: HouseholdCounts = new Map();
      for (const notice of found) yield await rowsOf(notice, known);
    })();
  }

  /** @param known households that have been counted already: many notices are for the same places */
  async #deliveryRows(notice: NoticeRecord, language: Language, known: HouseholdCounts): Promise<string> {
    const { store, clock, directory } = this.#options;
    const { deliveryRows } = await import('./delivery-report.ts');
    const tree = await store.places.tree();
    const now = clock.now();
    const { audience } = (effectiveRevision(notice, now) ?? newestRevision(notice)).draft;
    const roots = householdRoots(audience, tree);
    const key = roots.toSorted().join(' ');
    const households = known.get(key) ?? (await householdsOf(roots, store, tree));
    known.set(key, households);
    return deliveryRows(
      {
        notice: { number: notice.number, title: titleIn(notice, language, now), state: stateOf(notice, now) },
        delivery: await this.#deliveryOf(notice),
        devices: [...directory.devices()],
        tree,
        households,
      },
      language,
    );
  }

  /** How it reached screens and phones over time, beside the last of its category. */
  async curves(id: string, language: Language): Promise<ReachCurves> {
    const { reachCurves } = await import('./reach-curves.ts');
    return reachCurves(this.#options, id, language);
  }

  /** What screens would show of a draft, what it lacks, and whom it reaches; `noticeId` is the notice that it changes. */
  async preview(draft: Draft, noticeId: string | null, language: Language): Promise<Preview> {
    const preview = await previewDraft(this.#options, draft, noticeId, language);
    return { ...preview, reach: await this.#reach(draft) };
  }

  /** Screens and households that a draft reaches, before anything is sent (R17). */
  async #reach(draft: Draft): Promise<AudienceCount> {
    const { store, directory } = this.#options;
    const tree = await store.places.tree();
    return {
      screens: displaysAt(directory.devices(), draft, tree).length,
      households: await store.places.countHouseholds(householdRoots(draft.audience, tree)),
    };
  }

  async #byId(id: string): Promise<NoticeRecord> {
    const notice = await this.#options.store.notices.byId(id);
    if (notice === undefined) throw new LouyuError('notice.not_found');
    return notice;
  }

  async #names(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.#options.store.staff.all()).map((staff) => [staff.id, staff.name]));
  }
}

type HouseholdCounts = Map<string, Awaited<ReturnType<typeof householdsOf>>>;

/** Households at or below places, each counted once, in all and by building. */
async function householdsOf(placeIds: readonly string[], store: Store, tree: PlaceTree) {
  const byBuilding = new Map<string, number>();
  for (const building of tree.all().filter(({ kind }) => kind === 'building')) {
    const isWhole = tree.upward(building.id).some(({ id }) => placeIds.includes(id));
    const within = isWhole
      ? [building.id]
      : placeIds.filter((id) => tree.upward(id).some((place) => place.id === building.id));
    if (within.length > 0) byBuilding.set(building.id, await store.places.countHouseholds(within));
  }
  return { total: await store.places.countHouseholds(placeIds), byBuilding };
}

function deviceHead(device: DeviceRecord, tree: PlaceTree) {
  return {
    deviceId: device.id,
    name: device.name,
    kind: device.kind,
    where: tree.where(device.spotIds[0] ?? ''),
  };
}

function removedPlaces(notice: NoticeRecord, tree: PlaceTree): NonNullable<NoticeView['removedPlaces']> {
  const named = new Set(notice.revisions.flatMap((revision) => revision.draft.audience));
  return [...named].flatMap((id) => {
    const where = tree.removedWhere(id);
    return where === undefined ? [] : [{ id, where }];
  });
}

function revisionView(revision: RevisionRecord, names: ReadonlyMap<string, string>): RevisionView {
  return {
    revision: revision.revision,
    state: revision.state,
    draft: revision.draft,
    content: revision.content,
    window: shownWindow(revision),
    author: { id: revision.authorId, name: names.get(revision.authorId) ?? '' },
    authors: revision.authorIds.map((id) => ({ id, name: names.get(id) ?? '' })),
    edit: revision.edit,
    createdAt: revision.createdAt,
    submittedAt: revision.submittedAt,
    signedBy:
      revision.signedBy === null ? null : { id: revision.signedBy, name: names.get(revision.signedBy) ?? '' },
    signedAt: revision.signedAt,
    goesOutAt: revision.goesOutAt,
    returnReason: revision.returnReason,
    firstReview: revision.firstReview,
    reviewedBy:
      revision.reviewedBy === null
        ? null
        : { id: revision.reviewedBy, name: names.get(revision.reviewedBy) ?? '' },
    reviewedAt: revision.reviewedAt,
    ...updateOf(revision, names),
  };
}

/** What one person said, and who has countersigned it. */
function updateOf(
  { update, countersignDueAt: dueAt, countersignedBy: by, countersignedAt: at }: RevisionRecord,
  names: ReadonlyMap<string, string>,
): Pick<RevisionView, 'update' | 'countersign'> {
  if (update === null) return {};
  if (dueAt === null) return { update };
  return {
    update,
    countersign: { dueAt, by: by === null ? null : { id: by, name: names.get(by) ?? '' }, at },
  };
}

function countersignDue(notice: NoticeRecord, now: Instant): Pick<NoticeSummary, 'countersignDueAt'> {
  const dueAt = uncountersigned(notice, now)?.countersignDueAt ?? null;
  return dueAt === null ? {} : { countersignDueAt: dueAt };
}

/** The window as signed; before that, what the draft and its template come to. */
function shownWindow(revision: RevisionRecord): RevisionView['window'] {
  const { draft, template } = revision;
  const to = endOf(draft, template);
  return windowOf(revision) ?? { from: draft.window.from, to };
}
