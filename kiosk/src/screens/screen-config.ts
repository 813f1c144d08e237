import type { PreviewMessage } from '@louyu/contract/preview';
import { inLanguage, type Language } from '@louyu/contract/primitives';
import { screenLinkUrl } from '@louyu/contract/screen-link';

/** What a screen needs to know of its device: the part of the configuration that a preview has too. */
export type ScreenConfig = PreviewMessage['config'];

/** How deep each place of a configuration lies below the site: the larger, the nearer to the glass. */
export function placeDepths(config: ScreenConfig): ReadonlyMap<string, number> {
  const parents = new Map(config.places.map((place) => [place.id, place.parentId]));
  const depths = new Map<string, number>();
  for (const place of config.places) {
    let depth = 0;
    let parentId = place.parentId;
    // The bound ends the walk where a hostile tree bites its own tail.
    while (parentId !== null && depth < config.places.length) {
      depth += 1;
      parentId = parents.get(parentId) ?? null;
    }
    depths.set(place.id, depth);
  }
  return depths;
}

/** Where the screen hangs, for its header: building and unit; the spot itself where it belongs to none. */
export function placeName(config: ScreenConfig, language: Language): string {
  const depths = placeDepths(config);
  const houses = config.places
    .filter((place) => place.kind === 'building' || place.kind === 'unit')
    .sort((a, b) => (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0));
  const spots = config.places.filter((place) => place.kind !== 'site' && config.spotIds.includes(place.id));
  // A spot between two buildings would need a line of names: its own name says it better.
  const crowded = houses.filter((place) => place.kind === 'building').length > 1;
  const named = houses.length === 0 || crowded ? spots : houses;
  return named.map((place) => inLanguage(place.name, language)).join(' ');
}

/** What the screen's own spot is called: 2号电梯. Several spots are named together. */
export function spotName(config: ScreenConfig, language: Language): string {
  return config.places
    .filter((place) => config.spotIds.includes(place.id))
    .map((place) => inLanguage(place.name, language))
    .join(' ');
}

/** The full path of the screen's first spot: what an electrician checks against the label on the wall. */
export function spotPath(config: ScreenConfig, language: Language): string {
  const byId = new Map(config.places.map((place) => [place.id, place]));
  const names: string[] = [];
  let place = byId.get(config.spotIds[0] ?? '');
  while (place !== undefined && names.length < config.places.length) {
    names.unshift(inLanguage(place.name, language));
    place = place.parentId === null ? undefined : byId.get(place.parentId);
  }
  return names.join(' ');
}

/** What the QR of a notice carries; empty while phones cannot open it. */
export function linkOf(config: ScreenConfig, noticeNumber: number): string {
  if (config.scannable === false) return '';
  return screenLinkUrl(config.publicUrl, { noticeNumber, screenCode: config.screenCode });
}
