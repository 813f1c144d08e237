import type { DeviceKind, Profile } from '@louyu/contract/devices';
import { leastPages, pagesMaxCount } from '@louyu/contract/glass/fit';
import { metricsOf } from '@louyu/contract/glass/metrics';
import { profilePresets } from '@louyu/contract/glass/presets';
import type { ContentByLanguage } from '@louyu/contract/notice-content';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import { displaysAt, type GlassAudience } from './audience.ts';
import type { DraftProblem } from './problems.ts';

/** A kind and size of glass, and the paired displays that have it. */
export interface Glass {
  readonly kind: DeviceKind;
  readonly profile: Profile;
  readonly devices: readonly DeviceRecord[];
}

/** The glass an audience really contains, the most frequent first. */
export function glassesOf(
  devices: readonly DeviceRecord[],
  audience: GlassAudience,
  tree: PlaceTree,
): Glass[] {
  const alike = Map.groupBy(displaysAt(devices, audience, tree), ({ kind, profile }) =>
    [kind, profile.widthPx, profile.heightPx, profile.diagonalInches, profile.viewingDistanceMetres].join(
      ' ',
    ),
  );
  const glasses: Glass[] = [];
  for (const group of alike.values()) {
    const [first] = group;
    if (first !== undefined) glasses.push({ kind: first.kind, profile: first.profile, devices: group });
  }
  return glasses.sort((a, b) => b.devices.length - a.devices.length);
}

/**
 * What is too long for the glass that it is for, by the pure part of the rule (R10): a request past the dashboard, where the
 * display itself measures, cannot go round it. Without any screen yet it is the usual one of a lobby.
 */
export function glassProblems(content: ContentByLanguage | null, glasses: readonly Glass[]): DraftProblem[] {
  if (content === null) return [];
  const judged = glasses.length > 0 ? glasses : [profilePresets.lobby];
  for (const { kind, profile } of judged) {
    const metrics = metricsOf(kind, profile);
    const contents = [content['zh-CN'], ...(content.en === undefined ? [] : [content.en])];
    const pages = Math.max(...contents.map((each) => leastPages(each, metrics)));
    if (pages <= pagesMaxCount) continue;
    const screen = `${profile.widthPx}×${profile.heightPx}`;
    return [
      {
        field: 'glass',
        code: 'notice.too_long_for_glass',
        details: { screen, pages, pagesMax: pagesMaxCount },
      },
    ];
  }
  return [];
}
