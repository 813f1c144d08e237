import {
  knownLevels,
  type ContactRequest,
  type Coverage,
  type CoverageCounts,
  type DoorMap,
} from '@louyu/contract/api/coverage';
import { LouyuError } from '@louyu/contract/errors';
import { assertSeesContacts } from '../households/register-service.ts';
import { householdParents } from '../households/roll.ts';
import { householdRoots } from '../notices/audience.ts';
import { effectiveRevision, newestRevision } from '../notices/lifecycle.ts';
import type { NoticeRecord } from '../notices/notice-store.ts';
import type { PlaceNode, PlaceTree } from '../places/place-tree.ts';
import type { Actor, Clock, LiveEvents, Random } from '../ports.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { callScript } from './call-script.ts';
import { doorMap } from './door-map.ts';

export interface CoverageServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
}

/** Whom a notice is for: the places that these households stand in, in the order of the tree. */
export interface NoticeHouseholds {
  readonly notice: NoticeRecord;
  readonly tree: PlaceTree;
  readonly parents: readonly PlaceNode[];
}

/** Which households know a notice, by whose word, and calls and visits that are noted (R6, R14, R20). */
export class CoverageService {
  readonly #options: CoverageServiceOptions;

  constructor(options: CoverageServiceOptions) {
    this.#options = options;
  }

  /** @throws LouyuError `notice.not_found` */
  async coverage(noticeId: string): Promise<Coverage> {
    const { store, clock } = this.#options;
    const { notice, tree, parents } = await this.householdsOf(noticeId);
    const [sizes, known, phones, help, site] = await Promise.all([
      store.households.counts({}),
      store.coverage.known(noticeId),
      store.coverage.phones(noticeId),
      store.help.list(noticeId),
      store.places.site(),
    ]);
    if (site === undefined) throw new LouyuError('hub.not_ready');
    const byBuilding = new Map<string, CoverageCounts>();
    const buildingOf = new Map(parents.map(({ id }) => [id, buildingIn(tree, id)]));
    for (const { id } of parents) {
      const counts = countsIn(byBuilding, buildingOf.get(id) ?? id);
      counts.unreached += sizes.get(id) ?? 0;
    }
    let elsewhere = 0;
    for (const { parentId, level } of known) {
      const building = buildingOf.get(parentId);
      if (building === undefined) {
        elsewhere += 1;
        continue;
      }
      const counts = countsIn(byBuilding, building);
      counts[level] += 1;
      counts.unreached -= 1;
    }
    const counts = noCounts();
    for (const part of byBuilding.values())
      for (const level of [...knownLevels, 'unreached'] as const) counts[level] += part[level];
    const { content } = effectiveRevision(notice, clock.now()) ?? newestRevision(notice);
    return {
      noticeId,
      total: counts.proved + counts.claimed + counts.noted + counts.unreached,
      counts,
      phones,
      elsewhere,
      help: help.filter(({ settledAt }) => settledAt === null).length,
      buildings: tree
        .all()
        .flatMap(({ id, name }) => {
          const part = byBuilding.get(id);
          return part === undefined ? [] : [{ id, name, ...part }];
        })
        .filter((part) => part.proved + part.claimed + part.noted + part.unreached > 0),
      script: content === null ? { 'zh-CN': [], en: [] } : callScript(content, site),
    };
  }

  /** The doors of a building that the notice is for. @throws LouyuError `notice.not_found`, `place.not_found` */
  async doors(noticeId: string, placeId: string): Promise<DoorMap> {
    const { store } = this.#options;
    const { tree, parents } = await this.householdsOf(noticeId);
    if (tree.get(placeId) === undefined) throw new LouyuError('place.not_found');
    const within = parents.filter(({ id }) => tree.upward(id).some((place) => place.id === placeId));
    const doors = await store.doors.doors(within.map(({ id }) => id));
    const levels = new Map(
      (await store.coverage.known(noticeId)).map(({ householdId, level }) => [householdId, level]),
    );
    return doorMap(doors, tree, (id) => levels.get(id) ?? 'unreached', await needyOf(store, noticeId));
  }

  /**
   * Notes a call or a visit that has been made; one that reached somebody counts.
   * @throws LouyuError `notice.not_found`, `household.not_found`, `auth.forbidden`, `auth.out_of_scope`
   */
  async note(actor: Actor, noticeId: string, request: ContactRequest): Promise<string> {
    assertSeesContacts(actor);
    const { store, clock, random, live } = this.#options;
    const id = random.id();
    await store.transaction(async (areas) => {
      if ((await areas.notices.byId(noticeId)) === undefined) throw new LouyuError('notice.not_found');
      await assertHousehold(areas, actor, request.householdId);
      const at = clock.now();
      await areas.coverage.addContact({ ...request, id, noticeId, by: actor.id, at });
      const { householdId: household, kind, outcome } = request;
      await areas.audit.append({
        actorId: actor.id,
        action: 'household.contacted',
        subject: `notice:${noticeId}`,
        detail: { household, kind, outcome },
      });
    });
    live.emit({ resource: 'delivery', id: noticeId });
    return id;
  }

  /** Takes back what was noted by mistake; the audit log keeps both. @throws LouyuError `contact.not_found` */
  async takeBack(actor: Actor, noticeId: string, contactId: string): Promise<void> {
    assertSeesContacts(actor);
    const { store, clock, live } = this.#options;
    await store.transaction(async (areas) => {
      const contact = await areas.coverage.contact(contactId);
      if (contact?.noticeId !== noticeId) throw new LouyuError('contact.not_found');
      await areas.coverage.takeBackContact(contactId, clock.now());
      await areas.audit.append({
        actorId: actor.id,
        action: 'household.contact_taken_back',
        subject: `notice:${noticeId}`,
        detail: { household: contact.householdId },
      });
    });
    live.emit({ resource: 'delivery', id: noticeId });
  }

  /** @throws LouyuError `notice.not_found` */
  async householdsOf(noticeId: string): Promise<NoticeHouseholds> {
    const { store, clock } = this.#options;
    const notice = await store.notices.byId(noticeId);
    if (notice === undefined) throw new LouyuError('notice.not_found');
    const { audience } = (effectiveRevision(notice, clock.now()) ?? newestRevision(notice)).draft;
    const tree = await store.places.tree();
    const roots = new Set(householdRoots(audience, tree));
    const parents = householdParents(tree).filter(({ id }) =>
      tree.upward(id).some((place) => roots.has(place.id)),
    );
    return { notice, tree, parents };
  }
}

/** Households that ask for help about a notice, and nobody has settled it. */
export async function needyOf(store: Pick<Store, 'help'>, noticeId: string): Promise<ReadonlySet<string>> {
  const open = (await store.help.list(noticeId)).filter(({ settledAt }) => settledAt === null);
  return new Set(open.flatMap(({ householdId }) => householdId ?? []));
}

async function assertHousehold(areas: Areas, actor: Actor, householdId: string): Promise<void> {
  const door = await areas.doors.door(householdId);
  if (door === undefined) throw new LouyuError('household.not_found');
  await assertAnswersFor(actor, [door.parentId], areas);
}

function noCounts(): CoverageCounts {
  return { proved: 0, claimed: 0, noted: 0, unreached: 0 };
}

function countsIn(byBuilding: Map<string, CoverageCounts>, id: string): CoverageCounts {
  const counts = byBuilding.get(id) ?? noCounts();
  byBuilding.set(id, counts);
  return counts;
}

/** The building that a place lies in, or the place itself where it lies in none. */
function buildingIn(tree: PlaceTree, id: string): string {
  return tree.upward(id).find(({ kind }) => kind === 'building')?.id ?? id;
}
