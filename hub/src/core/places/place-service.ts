import type {
  AudienceCount,
  Place,
  PlaceChange,
  PlaceRequest,
  Site,
  SiteChange,
} from '@louyu/contract/api/places';
import type { PlaceKind } from '@louyu/contract/devices';
import { LouyuError } from '@louyu/contract/errors';
import type { Localized } from '@louyu/contract/primitives';
import { newestOf } from '../alerts/lifecycle.ts';
import { displaysAt, householdRoots } from '../notices/audience.ts';
import { standsOrWillStandAt } from '../notices/place-use.ts';
import type { Actor, Clock, LiveEvents, Random, Wire } from '../ports.ts';
import { assertAnswersFor, assertWholeSite } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { phoneState, type PhoneReach } from './phone-reach.ts';
import type { SiteRecord } from './place-store.ts';
import type { PlaceNode, PlaceTree } from './place-tree.ts';

export interface PlaceService {
  /** @throws LouyuError `hub.not_ready` before the first run */
  site(): Promise<Site>;
  changeSite(actor: Actor, change: SiteChange): Promise<Site>;
  /** All places but households, parents before children. */
  list(): Promise<Place[]>;
  /** @throws LouyuError `place.not_found` where the parent is none, `place.wrong_parent` */
  add(actor: Actor, request: PlaceRequest): Promise<Place>;
  /** @throws LouyuError `place.not_found` */
  rename(actor: Actor, id: string, change: PlaceChange): Promise<Place>;
  /**
   * What is past goes on naming it.
   * @throws LouyuError `place.not_found`, `place.in_use`, `place.on_notices`
   */
  remove(actor: Actor, id: string): Promise<void>;
  /**
   * Puts back what {@link remove} took away, as it was.
   * @throws LouyuError `undo.over`; `place.not_found` where the place above it is gone meanwhile
   */
  restore(actor: Actor, id: string): Promise<Place>;
  /** What a set of places reaches (R17); unknown ones reach nothing. */
  audience(placeIds: readonly string[]): Promise<AudienceCount>;
}

interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly wire: Wire;
  readonly live: LiveEvents;
  /** Base address that residents' phones reach. */
  readonly publicUrl: string;
}

/** Most notices that are named as the reason why a place stays. */
const noticesNamedMax = 5;

/** Below which kinds a kind may stand (DESIGN.md §2). */
const parentKinds: Readonly<Record<PlaceKind, readonly PlaceKind[]>> = {
  site: [],
  building: ['site'],
  unit: ['building'],
  floor: ['building', 'unit'],
  household: ['building', 'unit', 'floor'],
  spot: ['site', 'building', 'unit', 'floor'],
};

export function createPlaceService({
  store,
  clock,
  random,
  wire,
  live,
  publicUrl,
}: Dependencies): PlaceService {
  async function siteRecord(areas: Areas): Promise<SiteRecord> {
    const site = await areas.places.site();
    if (site === undefined) throw new LouyuError('hub.not_ready');
    return site;
  }

  /** Every device carries the names of its places and of the site in its config. */
  async function renewConfigsBelow(placeId: string): Promise<void> {
    const [devices, tree] = await Promise.all([store.devices.all(), store.places.tree()]);
    const standing = devices.filter(
      (device) =>
        device.revokedAt === null &&
        device.spotIds.some((spotId) => tree.upward(spotId).some((place) => place.id === placeId)),
    );
    await wire.refreshConfigs(standing.map((device) => device.id));
  }

  async function view(id: string): Promise<Place> {
    const place = (await list()).find((candidate) => candidate.id === id);
    if (place === undefined) throw new LouyuError('place.not_found');
    return place;
  }

  async function list(): Promise<Place[]> {
    const [tree, households, devices] = await Promise.all([
      store.places.tree(),
      store.places.householdCounts(),
      store.devices.all(),
    ]);
    const standing = new Map<string, number>();
    for (const spotId of devices.filter((device) => device.revokedAt === null).flatMap((d) => d.spotIds)) {
      standing.set(spotId, (standing.get(spotId) ?? 0) + 1);
    }
    return tree.all().map((place) => ({
      id: place.id,
      parentId: place.parentId,
      kind: place.kind,
      name: place.name,
      deviceCount: standing.get(place.id) ?? 0,
      householdCount: households.get(place.id) ?? 0,
    }));
  }

  function siteView({ phones, ...site }: SiteRecord): Site {
    const state = phoneState(phones, publicUrl);
    return { ...site, publicUrl, phones: { state, reachedAt: phones?.reachedAt ?? null } };
  }

  return {
    list,
    site: async () => siteView(await siteRecord(store)),
    async changeSite(actor, change) {
      assertWholeSite(actor);
      const site = await store.transaction(async (areas) => {
        const before = await siteRecord(areas);
        const { id } = before;
        const { name, office, hotline, language, bilingual, firstReview, phonesInside } = change;
        const fields = {
          ...(name === undefined ? {} : { name: localized(name) }),
          ...(office === undefined ? {} : { office: localized(office) }),
          ...(hotline === undefined ? {} : { hotline }),
          ...(language === undefined ? {} : { language }),
          ...(bilingual === undefined ? {} : { bilingual }),
          ...(firstReview === undefined ? {} : { firstReview }),
          ...(phonesInside === undefined ? {} : { phones: phonesAs(phonesInside, before) }),
        };
        if (Object.keys(fields).length === 0) return before;
        if (firstReview === true) await assertReviewer(areas);
        await areas.places.changeSite(id, fields);
        if (fields.name !== undefined) await areas.places.rename(id, fields.name);
        await areas.audit.append({
          actorId: actor.id,
          action: 'site.changed',
          subject: `site:${id}`,
          detail: { fields: Object.keys(change).sort() },
        });
        return siteRecord(areas);
      });
      await renewConfigsBelow(site.id);
      live.emit({ resource: 'site', id: site.id });
      return siteView(site);
    },
    async add(actor, request) {
      const place = await store.transaction(async (areas) => {
        const node = placeBelow(await areas.places.tree(), request, random.id());
        await assertAnswersFor(actor, [request.parentId], areas);
        await areas.places.add([node]);
        await areas.audit.append({
          actorId: actor.id,
          action: 'place.added',
          subject: `place:${node.id}`,
          detail: { kind: node.kind, parentId: node.parentId },
        });
        return node;
      });
      live.emit({ resource: 'place', id: place.id });
      if (place.kind === 'household') return householdView(place);
      await wire.refreshAlarms([place.id]);
      await wire.refreshBoards([place.id]);
      return view(place.id);
    },
    async rename(actor, id, change) {
      await store.transaction(async (areas) => {
        const tree = await areas.places.tree();
        if (tree.get(id) === undefined) throw new LouyuError('place.not_found');
        await assertAnswersFor(actor, [id], areas);
        await areas.places.rename(id, localized(change.name));
        await areas.audit.append({ actorId: actor.id, action: 'place.renamed', subject: `place:${id}` });
      });
      await renewConfigsBelow(id);
      live.emit({ resource: 'place', id });
      return view(id);
    },
    async remove(actor, id) {
      await store.transaction(async (areas) => {
        const tree = await areas.places.tree();
        const place = tree.get(id);
        if (place === undefined) throw new LouyuError('place.not_found');
        await assertAnswersFor(actor, [id], areas);
        if (place.kind === 'site' || (await areas.places.inUse(id))) throw new LouyuError('place.in_use');
        const alerts = await areas.alerts.current();
        if (alerts.some((alert) => newestOf(alert).placeIds.includes(id)))
          throw new LouyuError('place.in_use');
        const now = clock.now();
        const notices = (await areas.notices.current(now)).filter((notice) =>
          standsOrWillStandAt(id, notice, now),
        );
        if (notices.length > 0) {
          const numbers = notices.slice(0, noticesNamedMax).map((notice) => shownNumber(notice.number));
          throw new LouyuError('place.on_notices', { details: { numbers: numbers.join(' ') } });
        }
        await areas.places.remove(id, tree.where(id), now);
        await areas.audit.append({ actorId: actor.id, action: 'place.removed', subject: `place:${id}` });
      });
      // What may still stand on its board is over: nobody is to read it any more.
      await wire.refreshBoards([id]);
      live.emit({ resource: 'place', id });
    },
    async restore(actor, id) {
      await store.transaction(async (areas) => {
        if (!(await areas.places.restore(id))) throw new LouyuError('undo.over');
        const tree = await areas.places.tree();
        const parentId = tree.get(id)?.parentId ?? '';
        if (tree.get(parentId) === undefined) throw new LouyuError('place.not_found');
        await assertAnswersFor(actor, [id], areas);
        await areas.audit.append({ actorId: actor.id, action: 'place.undeleted', subject: `place:${id}` });
      });
      live.emit({ resource: 'place', id });
      await wire.refreshAlarms([id]);
      await wire.refreshBoards([id]);
      return view(id);
    },
    async audience(placeIds) {
      const [devices, tree] = await Promise.all([store.devices.all(), store.places.tree()]);
      return {
        screens: displaysAt(devices, { audience: placeIds }, tree).length,
        households: await store.places.countHouseholds(householdRoots(placeIds, tree)),
      };
    },
  };
}

/** What was reached once stays known, however often the mode changes. */
function phonesAs(inside: boolean, { phones }: SiteRecord): PhoneReach {
  const { reachedAt = null, url = null } = phones ?? {};
  return { mode: inside ? 'inside' : 'outside', reachedAt, url };
}

/** As it stands on the glass: 编号 0312. */
function shownNumber(number: number): string {
  return String(number).padStart(4, '0');
}

/** Without one, no notice would ever get to the signature. @throws LouyuError `site.no_reviewer` */
async function assertReviewer(areas: Areas): Promise<void> {
  const staff = await areas.staff.all();
  if (!staff.some(({ roles, disabledAt }) => disabledAt === null && roles.includes('reviewer')))
    throw new LouyuError('site.no_reviewer');
}

function placeBelow(tree: PlaceTree, request: PlaceRequest, id: string): PlaceNode {
  const parent = tree.get(request.parentId);
  if (parent === undefined) throw new LouyuError('place.not_found');
  if (!parentKinds[request.kind].includes(parent.kind)) throw new LouyuError('place.wrong_parent');
  const positions = tree.children(parent.id).map((sibling) => sibling.position);
  return {
    id,
    siteId: parent.siteId,
    parentId: parent.id,
    kind: request.kind,
    name: localized(request.name),
    position: Math.max(0, ...positions) + 1,
  };
}

/** A household is no node of the tree that pages see: it stands alone. */
function householdView({ id, parentId, kind, name }: PlaceNode): Place {
  return { id, parentId, kind, name, deviceCount: 0, householdCount: 1 };
}

/** An empty English name is none: readers then get the source language. */
function localized(name: { 'zh-CN': string; en?: string | undefined }): Localized {
  return name.en === undefined || name.en === '' ? { 'zh-CN': name['zh-CN'] } : { ...name, en: name.en };
}
