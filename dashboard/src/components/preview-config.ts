import type { PreviewScreen } from '@louyu/contract/api/notices';
import type { Place, Site } from '@louyu/contract/api/places';
import type { DeviceKind, Profile } from '@louyu/contract/devices';
import { presetNames, profilePresets } from '@louyu/contract/glass/presets';
import type { PreviewMessage } from '@louyu/contract/preview';
import type { Language, Localized } from '@louyu/contract/primitives';
import { spotsBelow, withAncestors, type PlaceTree } from './place-tree.ts';

/** A code that no screen has: the QR of a preview leads nowhere. */
const previewScreenCode = '00000000000000';

/** A screen to be framed: a kind of glass, and where it hangs. */
export interface FramedScreen {
  readonly key: string;
  readonly kind: DeviceKind;
  readonly profile: Profile;
  readonly place: Place;
  /** The whole way to that place, in words. */
  readonly where: Localized;
  /** How many screens are like this; 0 for one that is only imagined. */
  readonly count: number;
  readonly besideIds: readonly string[];
}

/** The screens that an audience really contains; the usual ones, at the first spot it reaches, where it has none yet. */
export function framedScreens(
  screens: readonly PreviewScreen[],
  tree: PlaceTree,
  audience: readonly string[],
): readonly FramedScreen[] {
  if (screens.length > 0) {
    return screens.flatMap(({ kind, profile, spotId, where, count, besideIds }) => {
      const place = tree.byId.get(spotId);
      return place === undefined
        ? []
        : [{ key: keyOf(kind, profile), kind, profile, place, where, count, besideIds }];
    });
  }
  const place = firstPlace(tree, audience);
  if (place === undefined) return [];
  return presetNames.map((name) => {
    const { kind, profile } = profilePresets[name];
    return { key: keyOf(kind, profile), kind, profile, place, where: place.name, count: 0, besideIds: [] };
  });
}

/** Names a kind of glass: the same for all screens that are alike. */
function keyOf(kind: DeviceKind, profile: Profile): string {
  const { widthPx, heightPx, diagonalInches, viewingDistanceMetres } = profile;
  return [kind, widthPx, heightPx, diagonalInches, viewingDistanceMetres].join(' ');
}

function firstPlace(tree: PlaceTree, audience: readonly string[]): Place | undefined {
  return (
    audience.flatMap((id) => spotsBelow(tree, id))[0] ?? tree.byId.get(audience[0] ?? '') ?? tree.places[0]
  );
}

/** A screen as its config document would describe it. */
export function previewConfig(
  site: Site,
  tree: PlaceTree,
  { kind, profile, place }: Pick<FramedScreen, 'kind' | 'profile' | 'place'>,
  language: Language,
): PreviewMessage['config'] {
  return {
    deviceId: 'preview',
    name: 'preview',
    kind,
    site: { id: site.id, name: site.name, office: site.office, hotline: site.hotline },
    places: withAncestors(tree, place.id).map(({ id, parentId, kind: placeKind, name }) => ({
      id,
      parentId,
      kind: placeKind,
      name,
    })),
    spotIds: [place.id],
    profile,
    language,
    volumePercent: 0,
    brightnessPercent: 100,
    publicUrl: site.publicUrl,
    screenCode: previewScreenCode,
    timeZone: site.timeZone,
    offHours: [],
  };
}
