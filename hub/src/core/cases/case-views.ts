import type { CasePolicy } from '@louyu/contract/api/case-policy';
import {
  caseActions,
  caseTeams,
  type CaseAction,
  type CaseEvent,
  type CaseHandler,
  type CasePage,
  type CasePhoto,
  type CaseSummary,
  type CaseView,
} from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant, Language } from '@louyu/contract/primitives';
import { audienceOf, stateOf, windowOf, effectiveRevision } from '../notices/lifecycle.ts';
import type { NoticeRecord } from '../notices/notice-store.ts';
import { titleIn, titleOfRevision } from '../notices/titles.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Actor, Clock } from '../ports.ts';
import type { Store } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import { assertSees, handlesCases, partyOf, viewerOf } from './case-viewers.ts';
import type { CaseEventRecord, CasePhotoRecord, CaseQuestion, CaseRecord } from './case-store.ts';
import { timersOf } from './deadlines.ts';
import { defaultPolicy, isInTeam } from './policy.ts';
import { stateAfter, type CaseParty } from './transitions.ts';

export const caseViewDefaults = {
  /** Contacts are deleted so many days after a case is closed. */
  caseContactDays: 30,
};

/** A case and a notice belong beside each other within so many days (R31). */
export const besideDays = 7;
const besideMax = 12;

export interface CaseViewsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly limits: typeof caseViewDefaults;
}

type Names = ReadonlyMap<string, string>;

/** Cases as staff see them. */
export class CaseViews {
  readonly #options: CaseViewsOptions;

  constructor(options: CaseViewsOptions) {
    this.#options = options;
  }

  /** @param noticeId only cases beside this notice: at its places, around the time it was out. @throws LouyuError `notice.not_found` */
  async page(
    actor: Actor,
    { placeId, ...question }: Omit<CaseQuestion, 'placeIds'> & { readonly placeId: string | null },
    { offset, limit, noticeId }: { offset: number; limit: number; noticeId: string | null },
  ): Promise<CasePage> {
    const { store, clock } = this.#options;
    const now = clock.now();
    const [policy, tree, names] = await this.#around();
    const viewer = viewerOf(actor, policy, tree);
    const placeIds = placeId === null ? null : tree.downward(placeId).map(({ id }) => id);
    const beside = noticeId === null ? {} : await this.#besideNotice(noticeId, tree, now);
    const asked: CaseQuestion = { ...question, placeIds, ...beside };
    const { total, cases } = await store.cases.page(viewer, asked, { offset, limit, now });
    return {
      total,
      cases: cases.map((record) => summaryOf(record, record.photos, tree, names, now)),
      counts: await store.cases.counts(viewer, now),
    };
  }

  /**
   * @param language in which notices are named
   * @throws LouyuError `case.not_found`, `auth.out_of_scope`
   */
  async view(actor: Actor, id: string, language: Language): Promise<CaseView> {
    const { store, clock, limits } = this.#options;
    const now = clock.now();
    const record = await store.cases.byId(id);
    if (record === undefined) throw new LouyuError('case.not_found');
    const [policy, tree, names] = await this.#around();
    assertSees(actor, record, policy, tree);
    const [events, photos, notice, beside] = await Promise.all([
      store.cases.events(id),
      store.cases.photos(id),
      record.noticeId === null ? undefined : store.notices.byId(record.noticeId),
      this.#besideCase(record, tree, now, language),
    ]);
    const summary = summaryOf(record, photos.length, tree, names, now);
    return {
      ...summary,
      notice:
        notice === undefined
          ? null
          : { id: notice.id, number: notice.number, title: titleIn(notice, language, now) },
      enteredBy: record.enteredBy === null ? null : (names.get(record.enteredBy) ?? ''),
      timers: record.held ? [] : timersOf(record, now),
      events: events.map((event) => eventView(event, names)),
      photoList: photos.map(photoView),
      rating: record.stars === null ? null : { stars: record.stars, text: record.ratingText },
      beside,
      contactUntil:
        record.contact === null || record.closedAt === null
          ? null
          : laterBy(record.closedAt, limits.caseContactDays * dayMs),
      erasedAt: record.erasedAt,
      may: mayOf(record, partyOf(actor, policy)),
    };
  }

  /** Who can be given a case, by name. */
  async people(): Promise<CaseHandler[]> {
    const { store } = this.#options;
    const [policy, staff] = await Promise.all([store.cases.policy(), store.staff.all()]);
    return staff
      .filter((person) => person.disabledAt === null && handlesCases(person))
      .map(({ id, name }) => {
        const teams = caseTeams.filter((team) => isInTeam(policy ?? defaultPolicy, id, team));
        return { id, name, teams };
      });
  }

  async #around(): Promise<[CasePolicy, PlaceTree, Names]> {
    const { store } = this.#options;
    const [policy, tree, staff] = await Promise.all([
      store.cases.policy(),
      store.places.tree(),
      store.staff.all(),
    ]);
    return [policy ?? defaultPolicy, tree, new Map(staff.map(({ id, name }) => [id, name]))];
  }

  async #besideNotice(
    noticeId: string,
    tree: PlaceTree,
    now: Instant,
  ): Promise<Pick<CaseQuestion, 'placeIds' | 'from' | 'to'>> {
    const notice = await this.#options.store.notices.byId(noticeId);
    if (notice === undefined) throw new LouyuError('notice.not_found');
    const revision = effectiveRevision(notice, now);
    const window = revision && windowOf(revision);
    return {
      placeIds: audienceOf(notice)
        .flatMap((id) => tree.downward(id))
        .map(({ id }) => id),
      from: laterBy(window?.from ?? notice.createdAt, -besideDays * dayMs),
      to: laterBy(window?.to ?? now, besideDays * dayMs),
    };
  }

  /** What hung at this place, or above it, within days of the beginning of a case. */
  async #besideCase(
    record: CaseRecord,
    tree: PlaceTree,
    now: Instant,
    language: Language,
  ): Promise<CaseView['beside']> {
    const { store } = this.#options;
    const from = laterBy(record.createdAt, -besideDays * dayMs);
    const to = laterBy(record.createdAt, besideDays * dayMs);
    const found = await store.notices.page({
      text: null,
      states: ['live', 'scheduled', 'expired', 'recalled'],
      category: null,
      placeIds: tree.upward(record.placeId).map(({ id }) => id),
      from,
      to,
      limit: besideMax,
      before: null,
      now,
    });
    return found.flatMap((notice) => besideView(notice, now, language)).slice(0, besideMax);
  }
}

function besideView(notice: NoticeRecord, now: Instant, language: Language): CaseView['beside'] {
  const revision = effectiveRevision(notice, now);
  if (revision === undefined) return [];
  const window = windowOf(revision);
  const { id, number } = notice;
  const title = titleOfRevision(notice, revision, language);
  return [
    { id, number, title, state: stateOf(notice, now), from: window?.from ?? null, to: window?.to ?? null },
  ];
}

function mayOf(record: CaseRecord, party: CaseParty | null): CaseAction[] {
  if (party === null) return [];
  return caseActions.filter((action) => stateAfter(action, record, party) !== undefined);
}

function summaryOf(
  record: CaseRecord,
  photos: number,
  tree: PlaceTree,
  names: Names,
  now: Instant,
): CaseSummary {
  const { next, assigneeId } = record;
  return {
    id: record.id,
    number: record.number,
    kind: record.kind,
    category: record.category,
    state: record.state,
    team: record.team,
    assignee: assigneeId === null ? null : { id: assigneeId, name: names.get(assigneeId) ?? '' },
    source: record.source,
    placeId: record.placeId,
    place: tree.where(record.placeId),
    where: record.where,
    text: record.text,
    createdAt: record.createdAt,
    closedAt: record.closedAt,
    next: next === null ? null : { target: next.target, dueAt: next.dueAt },
    overdue: next !== null && next.dueAt < now,
    deferredUntil: record.deferredUntil,
    reopened: record.reopened,
    waitsForStaff: record.waitsForStaff,
    reminded: record.remindedAt !== null,
    escalated: record.escalatedAt !== null,
    echoes: record.echoes,
    photos,
    hasContact: record.contact !== null,
    held: record.held,
  };
}

function eventView(
  { id, at, kind, by, staffId, text, open, detail }: CaseEventRecord,
  names: Names,
): CaseEvent {
  const { team, to, until, reason, stars } = detail;
  return {
    id,
    at,
    kind,
    by,
    name: staffId === null ? null : (names.get(staffId) ?? ''),
    text,
    open,
    ...(team === undefined ? {} : { team }),
    ...(to === undefined ? {} : { to: names.get(to) ?? '' }),
    ...(until === undefined ? {} : { until }),
    ...(reason === undefined ? {} : { reason }),
    ...(stars === undefined ? {} : { stars }),
  };
}

function photoView({ id, by, width, height, createdAt, released, redacted }: CasePhotoRecord): CasePhoto {
  return { id, by, width, height, createdAt, released, redacted };
}
