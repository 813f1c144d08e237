import type { CalendarEntry } from '@louyu/contract/api/calendar';
import type { Place } from '@louyu/contract/api/places';
import { buildingOf, type PlaceTree } from './place-tree.ts';

/** What is scheduled at one building, or for the compound as a whole and its grounds. */
export interface CalendarLane {
  readonly place: Place;
  readonly entries: readonly CalendarEntry[];
}

/**
 * Entries side by side, by building in the order of the tree, the compound first. What is for two buildings stands in the lane of
 * each; a lane with nothing in it is left out.
 */
export function lanesOf(entries: readonly CalendarEntry[], tree: PlaceTree): readonly CalendarLane[] {
  const lanesOfEntry = (entry: CalendarEntry) => new Set(entry.placeIds.map((id) => laneIdOf(tree, id)));
  const byLane = new Map<string, CalendarEntry[]>();
  for (const entry of entries)
    for (const id of lanesOfEntry(entry)) byLane.set(id, [...(byLane.get(id) ?? []), entry]);
  return tree.places.flatMap((place) => {
    const within = byLane.get(place.id);
    return within === undefined ? [] : [{ place, entries: within }];
  });
}

/** The building that a place is or is in; the compound for what is in none, or was removed. */
function laneIdOf(tree: PlaceTree, id: string): string {
  return buildingOf(tree, id)?.id ?? tree.places.find(({ kind }) => kind === 'site')?.id ?? '';
}
