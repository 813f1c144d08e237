import type { AuditAction } from '@louyu/contract/audit-actions';
import {
  registerRoles,
  type Contact,
  type Household,
  type HouseholdChange,
  type HouseholdPage,
  type HouseholdRequest,
  type Tag,
} from '@louyu/contract/api/households';
import { LouyuError } from '@louyu/contract/errors';
import type { PlaceNode, PlaceTree } from '../places/place-tree.ts';
import type { Actor, Clock, LiveEvents, Random } from '../ports.ts';
import { answersFor } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import type { HouseholdFilter, HouseholdRecord } from './household-store.ts';
import {
  digestsOf,
  householdParents,
  noContact,
  openContact,
  phoneDigest,
  nameDigest,
  sealContact,
} from './roll.ts';
import { TagNames } from './tag-names.ts';
import type { Vault } from './vault.ts';
import { buildingKey, doorKey, doorText, isDoor, phoneNumber, readCode, unitKey } from './wording.ts';

export interface RegisterServiceOptions {
  readonly store: Store;
  readonly vault: () => Promise<Vault>;
  readonly clock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
}

export interface HouseholdQuestion {
  /** A door, `3-1-301`, a building; for those who see contacts also a whole phone number or name. */
  readonly text: string | null;
  readonly placeId: string | null;
  readonly tagId: string | null;
  readonly lacksPhone: boolean;
}

/** Where a question looks, and what it leaves out. */
export interface Search {
  readonly parents: readonly PlaceNode[];
  readonly filter: HouseholdFilter;
}

/** The register household by household: found, looked at, changed. */
export class RegisterService {
  readonly #options: RegisterServiceOptions;

  constructor(options: RegisterServiceOptions) {
    this.#options = options;
  }

  /** Households in the order of the tree, then by door. Tags are shown to those who may see them. */
  async page(
    actor: Actor,
    question: HouseholdQuestion,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<HouseholdPage> {
    const { store } = this.#options;
    const tree = await store.places.tree();
    const { parents, filter } = await this.search(actor, question, tree);
    const counts = await store.households.counts(filter);
    const households: HouseholdRecord[] = [];
    let total = 0;
    for (const { id } of parents) {
      const count = counts.get(id) ?? 0;
      const part = { offset: Math.max(0, offset - total), limit: limit - households.length };
      total += count;
      if (part.offset >= count || part.limit === 0) continue;
      households.push(...(await store.households.pageOf(id, filter, part)));
    }
    return { total, households: households.map((record) => viewOf(actor, record, tree)) };
  }

  /** Everybody that a question means, part by part. */
  async search(actor: Actor, question: HouseholdQuestion, tree: PlaceTree): Promise<Search> {
    const maySee = seesContacts(actor);
    const { text, placeId, tagId, lacksPhone } = question;
    // Whoever has a tag is shown only to those who may see tags.
    if (tagId !== null && !maySee) throw new LouyuError('auth.forbidden');
    const within = householdParents(tree, placeId ?? undefined).filter(({ id }) =>
      answersFor(actor, [id], tree),
    );
    const base: HouseholdFilter = {
      ...(tagId === null ? {} : { tagIds: [tagId] }),
      ...(lacksPhone ? { lacksPhone } : {}),
    };
    if (text === null) return { parents: within, filter: base };
    const phone = maySee ? phoneNumber(text) : undefined;
    if (phone !== undefined && phone.length >= 7) {
      return {
        parents: within,
        filter: { ...base, digest: phoneDigest(await this.#options.vault(), phone) },
      };
    }
    const code = readCode(text);
    const known = (part: string) => within.some((place) => stands(tree, place, part));
    if (code !== undefined && known(buildingKey(code.building))) {
      return {
        parents: within.filter((place) => fitsCode(tree, place, code)),
        filter: { ...base, doorPrefix: doorKey(doorText(code.door)) },
      };
    }
    if (/[栋幢座楼]|building/i.test(text) && known(buildingKey(text))) {
      return { parents: within.filter((place) => stands(tree, place, buildingKey(text))), filter: base };
    }
    const door = doorText(text);
    if (/^[\dA-Z-]+$/.test(door) || !maySee) {
      return { parents: within, filter: { ...base, doorPrefix: doorKey(door) } };
    }
    return { parents: within, filter: { ...base, digest: nameDigest(await this.#options.vault(), text) } };
  }

  /** Tags that some household has, with how many. */
  async tags(): Promise<Tag[]> {
    const { households } = this.#options.store;
    const counts = await households.tagCounts();
    if (counts.size === 0) return [];
    return (await this.#tagNames(this.#options.store)).list(counts);
  }

  /** Whom to call; each look is in the audit log. @throws LouyuError `household.not_found`, `auth.out_of_scope` */
  async look(actor: Actor, id: string): Promise<Contact> {
    const { store, vault } = this.#options;
    assertSeesContacts(actor);
    const record = await this.#record(store, actor, id);
    await store.transaction((areas) =>
      areas.audit.append({ actorId: actor.id, action: 'household.contact_seen', subject: `household:${id}` }),
    );
    return record.sealed === null ? noContact : openContact(await vault(), record);
  }

  /** @throws LouyuError `place.not_found`, `place.wrong_parent`, `household.door_wrong`, `household.door_taken` */
  async add(actor: Actor, request: HouseholdRequest): Promise<Household> {
    assertSeesContacts(actor);
    const { vault, random, clock } = this.#options;
    const key = await vault();
    return this.#written(actor, 'household.added', async (areas) => {
      const tree = await areas.places.tree();
      const parent = tree.get(request.parentId);
      if (parent === undefined) throw new LouyuError('place.not_found');
      if (parent.kind === 'site' || parent.kind === 'spot') throw new LouyuError('place.wrong_parent');
      assertStandsIn(actor, parent.id, tree);
      const id = random.id();
      const tags = await this.#tagNames(areas);
      const { digests, ...contact } = sealContact(key, id, cleanContact(request.contact ?? noContact));
      const record: HouseholdRecord = {
        id,
        parentId: parent.id,
        door: await freeDoor(areas, parent.id, request.door, id),
        ...contact,
        tagIds: [...new Set(request.tags ?? [])].map((name) => tags.idOf(name)),
        updatedAt: clock.now(),
        changeId: null,
      };
      await tags.save(areas.households);
      await areas.households.save(parent.siteId, [{ record, digests }]);
      return { record, fields: Object.keys(request).sort() };
    });
  }

  /** @throws LouyuError `household.not_found`, `household.door_wrong`, `household.door_taken` */
  async change(actor: Actor, id: string, change: HouseholdChange): Promise<Household> {
    assertSeesContacts(actor);
    const { vault, clock } = this.#options;
    const key = await vault();
    return this.#written(actor, 'household.changed', async (areas) => {
      const before = await this.#record(areas, actor, id);
      const tree = await areas.places.tree();
      const tags = await this.#tagNames(areas);
      const { digests, ...contact } =
        change.contact === undefined
          ? { digests: digestsOf(key, openContact(key, before)) }
          : sealContact(key, id, cleanContact(change.contact));
      const record: HouseholdRecord = {
        ...before,
        ...contact,
        door:
          change.door === undefined ? before.door : await freeDoor(areas, before.parentId, change.door, id),
        tagIds:
          change.tags === undefined
            ? before.tagIds
            : [...new Set(change.tags)].map((name) => tags.idOf(name)),
        updatedAt: clock.now(),
        changeId: null,
      };
      await tags.save(areas.households);
      await areas.households.save(tree.get(before.parentId)?.siteId ?? '', [{ record, digests }]);
      return { record, fields: Object.keys(change).sort() };
    });
  }

  /** @throws LouyuError `household.not_found` */
  async remove(actor: Actor, id: string): Promise<void> {
    assertSeesContacts(actor);
    const { store, live, clock } = this.#options;
    await store.transaction(async (areas) => {
      await this.#record(areas, actor, id);
      await areas.households.removeKept(id, clock.now());
      await areas.audit.append({
        actorId: actor.id,
        action: 'household.removed',
        subject: `household:${id}`,
      });
    });
    live.emit({ resource: 'household', id });
  }

  /**
   * Puts back what {@link remove} took away, with its contact, its tags and the phones that have named its door.
   * @throws LouyuError `undo.over`; `place.not_found`, `household.door_taken` where that has changed meanwhile
   */
  async restore(actor: Actor, id: string): Promise<Household> {
    assertSeesContacts(actor);
    return this.#written(actor, 'household.undeleted', async (areas) => {
      if (!(await areas.households.restore(id))) throw new LouyuError('undo.over');
      const parentId = (await areas.households.byId(id))?.parentId ?? '';
      if ((await areas.places.tree()).get(parentId) === undefined) throw new LouyuError('place.not_found');
      const record = await this.#record(areas, actor, id);
      await freeDoor(areas, record.parentId, record.door, id);
      return { record, fields: [] };
    });
  }

  async #written(
    actor: Actor,
    action: AuditAction,
    write: (
      areas: Areas,
    ) => Promise<{ readonly record: HouseholdRecord; readonly fields: readonly string[] }>,
  ): Promise<Household> {
    const { store, live } = this.#options;
    const { record, tree } = await store.transaction(async (areas) => {
      const { record, fields } = await write(areas);
      await areas.audit.append({
        actorId: actor.id,
        action,
        subject: `household:${record.id}`,
        // Which fields, never what they hold.
        detail: { fields },
      });
      return { record, tree: await areas.places.tree() };
    });
    live.emit({ resource: 'household', id: record.id });
    return viewOf(actor, record, tree);
  }

  async #record(areas: Areas, actor: Actor, id: string): Promise<HouseholdRecord> {
    const record = await areas.households.byId(id);
    if (record === undefined) throw new LouyuError('household.not_found');
    assertStandsIn(actor, record.parentId, await areas.places.tree());
    return record;
  }

  async #tagNames(areas: Areas): Promise<TagNames> {
    const { vault, random } = this.#options;
    return new TagNames(await areas.households.tags(), await vault(), random);
  }
}

export function seesContacts(actor: Actor): boolean {
  return actor.roles.some((role) => registerRoles.includes(role));
}

export function assertSeesContacts(actor: Actor): void {
  if (!seesContacts(actor)) throw new LouyuError('auth.forbidden');
}

export function viewOf(actor: Actor, record: HouseholdRecord, tree: PlaceTree): Household {
  return {
    id: record.id,
    parentId: record.parentId,
    where: tree.where(record.parentId),
    door: record.door,
    tagIds: seesContacts(actor) ? [...record.tagIds] : [],
    phoneCount: record.phoneCount,
    hasName: record.hasName,
    updatedAt: record.updatedAt,
  };
}

/** @throws LouyuError `auth.out_of_scope` unless they answer for the place that a household stands in */
function assertStandsIn(actor: Actor, parentId: string, tree: PlaceTree): void {
  if (!answersFor(actor, [parentId], tree)) throw new LouyuError('auth.out_of_scope');
}

/** @throws LouyuError `household.phone_wrong` with which one, from 1, in `details.position` */
function cleanContact({ name, phones }: Contact): Contact {
  const clean = phones.map((text, index) => {
    const phone = phoneNumber(text);
    if (phone === undefined)
      throw new LouyuError('household.phone_wrong', { details: { position: index + 1 } });
    return phone;
  });
  return { name, phones: [...new Set(clean)] };
}

async function freeDoor(areas: Areas, parentId: string, text: string, id: string): Promise<string> {
  const door = doorText(text);
  if (!isDoor(door)) throw new LouyuError('household.door_wrong');
  const neighbours = await areas.households.inParents([parentId], { doorPrefix: doorKey(door) });
  const taken = neighbours.some((other) => other.id !== id && doorKey(other.door) === doorKey(door));
  if (taken) throw new LouyuError('household.door_taken');
  return door;
}

function stands(tree: PlaceTree, place: PlaceNode, building: string): boolean {
  return tree
    .upward(place.id)
    .some((above) => above.kind === 'building' && buildingKey(above.name['zh-CN']) === building);
}

function fitsCode(
  tree: PlaceTree,
  place: PlaceNode,
  { building, unit }: { readonly building: string; readonly unit: string },
): boolean {
  if (!stands(tree, place, buildingKey(building))) return false;
  if (unit === '') return true;
  return tree
    .upward(place.id)
    .some((above) => above.kind === 'unit' && unitKey(above.name['zh-CN']) === unitKey(unit));
}
