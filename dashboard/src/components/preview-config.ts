import type { Site } from '@louyu/contract/api/places';
import type { PreviewMessage } from '@louyu/contract/preview';
import type { Language } from '@louyu/contract/primitives';
import { profilePresets } from '@louyu/contract/glass/presets';
import { spotsBelow, withAncestors, type PlaceTree } from './place-tree.ts';

/** A code that no screen has: the QR of a preview leads nowhere. */
const previewScreenCode = '00000000000000';

/** A lobby screen at the first spot that an audience reaches, as its config document would describe it. */
export function previewConfig(
  site: Site,
  tree: PlaceTree,
  audience: readonly string[],
  language: Language,
): PreviewMessage['config'] | undefined {
  const place =
    audience.flatMap((id) => spotsBelow(tree, id))[0] ?? tree.byId.get(audience[0] ?? '') ?? tree.places[0];
  if (place === undefined) return undefined;
  return {
    deviceId: 'preview',
    name: 'preview',
    kind: 'lcd',
    site: { id: site.id, name: site.name, office: site.office, hotline: site.hotline },
    places: withAncestors(tree, place.id).map(({ id, parentId, kind, name }) => ({
      id,
      parentId,
      kind,
      name,
    })),
    spotIds: [place.id],
    profile: profilePresets.lobby.profile,
    language,
    volumePercent: 0,
    brightnessPercent: 100,
    publicUrl: site.publicUrl,
    screenCode: previewScreenCode,
    timeZone: site.timeZone,
    offHours: [],
  };
}
