import type { Localized } from '@louyu/contract/primitives';
import type { HouseholdRecord } from '../households/household-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Store } from '../store.ts';
import { audienceParents, doorsIn } from './audience-doors.ts';
import type { ScreenAlert } from './screen-alerts.ts';

interface House {
  readonly id: string;
  /** `3栋 1单元` */
  readonly where: Localized;
}

/** What a resident chooses their door from. */
export interface DoorChoices {
  /** The unit, or building without units, whose doors are shown; undefined while none is chosen. */
  readonly house: House | undefined;
  readonly doors: readonly Pick<HouseholdRecord, 'id' | 'door'>[];
  /** All that the alert is for, in the order of the tree. */
  readonly houses: readonly House[];
}

/** The doors of a house; without one, of that in which the screen hangs. Only what the alert is for. */
export async function doorChoices(
  { alert, device }: Pick<ScreenAlert, 'alert' | 'device'>,
  placeId: string | undefined,
  { places, households }: Pick<Store, 'places' | 'households'>,
): Promise<DoorChoices> {
  const [tree, counts] = await Promise.all([places.tree(), households.counts({})]);
  const parents = audienceParents(alert, tree).filter((id) => (counts.get(id) ?? 0) > 0);
  const byHouse = Map.groupBy(parents, (id) => houseOf(id, tree));
  const wanted = placeId ?? houseOf(device?.spotIds[0] ?? '', tree);
  const chosen = byHouse.get(wanted) ?? [];
  const house = (id: string): House => ({ id, where: tree.where(id) });
  return {
    house: chosen.length === 0 ? undefined : house(wanted),
    doors: await doorsIn(chosen, { households }),
    houses: [...byHouse.keys()].map(house),
  };
}

/** The unit that a place is in, or the building where that has none. */
function houseOf(placeId: string, tree: PlaceTree): string {
  return tree.upward(placeId).find(({ kind }) => kind === 'unit' || kind === 'building')?.id ?? placeId;
}
