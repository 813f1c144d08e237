import {
  doorCodesMax,
  type DoorCodeOrder,
  type DoorCodeSheet,
  type DoorCodeStand,
} from '@louyu/contract/api/door-codes';
import { LouyuError } from '@louyu/contract/errors';
import { householdParents } from '../households/roll.ts';
import { assertSeesContacts } from '../households/register-service.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Actor, Clock, Digest, LiveEvents, Random } from '../ports.ts';
import { answersFor, assertAnswersFor } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { oneTimeCode } from '../staff/one-time-code.ts';
import { doorCodeHash, readDoorCode } from './door-code.ts';
import type { DoorRecord } from './door-store.ts';

export interface DoorCodeServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly live: LiveEvents;
  /** Base address that residents' phones reach. */
  readonly publicUrl: string;
}

/** The codes on slips by which a phone proves its door: made, handed out once in the clear, kept as hashes (R6). */
export class DoorCodeService {
  readonly #options: DoorCodeServiceOptions;

  constructor(options: DoorCodeServiceOptions) {
    this.#options = options;
  }

  /** How far each unit is, in the order of the tree; units without doors are left out. */
  async stand(actor: Actor): Promise<DoorCodeStand> {
    assertSeesContacts(actor);
    const { store } = this.#options;
    const tree = await store.places.tree();
    const issued = await store.doors.issued();
    const stand = new Map<string, DoorCodeStand[number]>();
    const parents = householdParents(tree).filter(({ id }) => answersFor(actor, [id], tree));
    const doors = Map.groupBy(await store.doors.doors(parents.map(({ id }) => id)), (door) => door.parentId);
    for (const parent of parents) {
      const placeId = sheetOf(parent.id, tree);
      const known = stand.get(placeId);
      const codes = (doors.get(parent.id) ?? []).flatMap(({ id }) => issued.get(id) ?? []);
      const newest =
        codes
          .concat(known?.issuedAt ?? [])
          .sort()
          .at(-1) ?? null;
      stand.set(placeId, {
        placeId,
        where: tree.where(placeId),
        households: (known?.households ?? 0) + (doors.get(parent.id)?.length ?? 0),
        issued: (known?.issued ?? 0) + codes.length,
        issuedAt: newest,
      });
    }
    return [...stand.values()].filter(({ households }) => households > 0);
  }

  /**
   * Makes codes and answers with them in the clear, this once.
   * @throws LouyuError `place.not_found`, `household.not_found`, `door.too_many`, `door.none_without_code`, `auth.out_of_scope`
   */
  async issue(actor: Actor, order: DoorCodeOrder): Promise<DoorCodeSheet> {
    assertSeesContacts(actor);
    const { store, clock, random, digest, live } = this.#options;
    const issuedAt = clock.now();
    const { codes, tree } = await store.transaction(async (areas) => {
      const tree = await areas.places.tree();
      const doors = await doorsFor(areas, order, tree);
      for (const parentId of new Set(doors.map((door) => door.parentId)))
        await assertAnswersFor(actor, [parentId], areas);
      const codes = doors.map((door) => ({ door, shown: oneTimeCode(random) }));
      await areas.doors.saveCodes(
        codes.map(({ door: { id }, shown }) => ({
          householdId: id,
          codeHash: doorCodeHash(id, readDoorCode(shown) ?? '', digest),
          issuedAt,
          issuedBy: actor.id,
        })),
      );
      const subject = 'placeId' in order ? `place:${order.placeId}` : `household:${order.householdId}`;
      const detail = { doors: codes.length };
      await areas.audit.append({ actorId: actor.id, action: 'door-code.issued', subject, detail });
      return { codes, tree };
    });
    live.emit({ resource: 'door-code', id: null });
    return {
      issuedAt,
      doors: codes.map(({ door, shown }) => ({
        householdId: door.id,
        where: tree.where(door.parentId),
        door: door.door,
        code: shown,
        url: `${this.#options.publicUrl.replace(/\/$/, '')}/d/${door.id}/${readDoorCode(shown) ?? ''}`.toUpperCase(),
      })),
    };
  }
}

async function doorsFor(areas: Areas, order: DoorCodeOrder, tree: PlaceTree): Promise<DoorRecord[]> {
  if ('householdId' in order) {
    const door = await areas.doors.door(order.householdId);
    if (door === undefined) throw new LouyuError('household.not_found');
    return [door];
  }
  if (tree.get(order.placeId) === undefined) throw new LouyuError('place.not_found');
  const parents = householdParents(tree, order.placeId).map(({ id }) => id);
  const all = await areas.doors.doors(parents);
  const issued = order.anew ? new Map<string, string>() : await areas.doors.issued();
  const byParent = Map.groupBy(
    all.filter(({ id }) => !issued.has(id)),
    (door) => door.parentId,
  );
  const doors = parents.flatMap((id) => byParent.get(id) ?? []);
  if (doors.length > doorCodesMax) throw new LouyuError('door.too_many', { details: { max: doorCodesMax } });
  if (doors.length === 0 && all.length > 0) throw new LouyuError('door.none_without_code');
  return doors;
}

/** On whose sheet a door stands: its unit's, or its building's where that has none. */
function sheetOf(parentId: string, tree: PlaceTree): string {
  return tree.upward(parentId).find(({ kind }) => kind === 'unit' || kind === 'building')?.id ?? parentId;
}
