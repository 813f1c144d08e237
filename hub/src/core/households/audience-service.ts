import type {
  Reach,
  ReachNames,
  ReachNamesRequest,
  ReachRequest,
  SavedAudience,
  SavedAudienceRequest,
} from '@louyu/contract/api/audiences';
import { LouyuError } from '@louyu/contract/errors';
import { displaysAt, householdRoots } from '../notices/audience.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Actor, Clock, Random } from '../ports.ts';
import type { Store } from '../store.ts';
import { assertSeesContacts } from './register-service.ts';
import { householdParents } from './roll.ts';

export interface AudienceServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
}

const savedMax = 50;
const namesPage = 200;

/** Whom a notice reaches, in figures and by name, before it is sent (R17); audiences that are saved. */
export class AudienceService {
  readonly #options: AudienceServiceOptions;

  constructor(options: AudienceServiceOptions) {
    this.#options = options;
  }

  async reach({ placeIds, tagIds, profiles }: ReachRequest): Promise<Reach> {
    const { store } = this.#options;
    const [devices, tree, all, tagged] = await Promise.all([
      store.devices.all(),
      store.places.tree(),
      store.households.counts({}),
      tagIds.length === 0 ? new Map<string, number>() : store.households.counts({ tagIds }),
    ]);
    const parents = parentsOf(placeIds, tree);
    const sum = (counts: ReadonlyMap<string, number>) =>
      parents.reduce((total, id) => total + (counts.get(id) ?? 0), 0);
    return {
      screens: displaysAt(devices, { audience: placeIds, profiles }, tree).length,
      households: sum(all),
      tagged: sum(tagged),
    };
  }

  /** @throws LouyuError `auth.forbidden` where tags are asked for by who may not see them */
  async names(actor: Actor, { placeIds, tagIds, profiles, offset }: ReachNamesRequest): Promise<ReachNames> {
    const { store } = this.#options;
    const filter = tagIds.length === 0 ? {} : { tagIds };
    if (tagIds.length > 0) {
      assertSeesContacts(actor);
      await store.transaction((areas) =>
        areas.audit.append({
          actorId: actor.id,
          action: 'register.tags_listed',
          subject: 'register',
          detail: { tags: [...tagIds] },
        }),
      );
    }
    const [devices, tree] = await Promise.all([store.devices.all(), store.places.tree()]);
    const parents = parentsOf(placeIds, tree);
    const found = parents.length === 0 ? [] : await store.households.inParents(parents, filter);
    const byParent = Map.groupBy(found, (record) => record.parentId);
    const inOrder = parents.flatMap((id) => byParent.get(id) ?? []);
    return {
      screens: displaysAt(devices, { audience: placeIds, profiles }, tree).map(({ id, name, spotIds }) => ({
        id,
        name,
        where: tree.where(spotIds[0] ?? ''),
      })),
      total: inOrder.length,
      households: inOrder
        .slice(offset, offset + namesPage)
        .map(({ id, parentId, door }) => ({ id, where: tree.where(parentId), door })),
    };
  }

  async saved(): Promise<SavedAudience[]> {
    const { store } = this.#options;
    const [audiences, tree] = await Promise.all([store.households.audiences(), store.places.tree()]);
    return audiences
      .map(({ id, name, placeIds, tagIds, profiles }) => ({
        id,
        name,
        placeIds: placeIds.filter((placeId) => tree.get(placeId) !== undefined),
        tagIds: [...tagIds],
        ...(profiles === undefined ? {} : { profiles: [...profiles] }),
      }))
      .filter(({ placeIds }) => placeIds.length > 0);
  }

  /** An audience of the same name is replaced. @throws LouyuError `place.not_found`, `audience.too_many` */
  async save(
    actor: Actor,
    { name, placeIds, tagIds, profiles }: SavedAudienceRequest,
  ): Promise<SavedAudience> {
    const { store, clock, random } = this.#options;
    return store.transaction(async (areas) => {
      const tree = await areas.places.tree();
      if (placeIds.some((id) => tree.get(id) === undefined)) throw new LouyuError('place.not_found');
      const audiences = await areas.households.audiences();
      const same = audiences.find((audience) => audience.name === name);
      if (same === undefined && audiences.length >= savedMax) {
        throw new LouyuError('audience.too_many', { details: { max: savedMax } });
      }
      if (same !== undefined) await areas.households.removeAudience(same.id);
      const audience = {
        id: same?.id ?? random.id(),
        name,
        placeIds: [...placeIds],
        tagIds: [...tagIds],
        ...(profiles === undefined ? {} : { profiles }),
      };
      await areas.households.addAudience(audience, actor.id, clock.now());
      await areas.audit.append({
        actorId: actor.id,
        action: 'audience.saved',
        subject: `audience:${audience.id}`,
      });
      return audience;
    });
  }

  /** @throws LouyuError `audience.not_found` */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.#options.store.transaction(async (areas) => {
      const audiences = await areas.households.audiences();
      if (!audiences.some((audience) => audience.id === id)) throw new LouyuError('audience.not_found');
      await areas.households.removeAudience(id);
      await areas.audit.append({ actorId: actor.id, action: 'audience.removed', subject: `audience:${id}` });
    });
  }
}

/** The places that the households of an audience stand in, in the order of the tree. */
function parentsOf(placeIds: readonly string[], tree: PlaceTree): string[] {
  const below = new Set(
    householdRoots(placeIds, tree).flatMap((root) => householdParents(tree, root).map(({ id }) => id)),
  );
  return householdParents(tree)
    .map(({ id }) => id)
    .filter((id) => below.has(id));
}
