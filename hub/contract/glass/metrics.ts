import type { DeviceKind, Profile } from '../devices.ts';
import { liftMetrics } from './lift-metrics.ts';
import { lobbyMetrics } from './lobby-metrics.ts';
import type { Family, Form, Metrics } from './measures.ts';
import { paperMetrics } from './paper-metrics.ts';

const families: Readonly<Record<DeviceKind, Family>> = {
  lcd: 'lobby',
  elevator: 'lift',
  epaper: 'paper',
  // Not displays (contract, `displayKinds`); should one show a notice all the same, it does so as a board.
  speaker: 'lobby',
  bridge: 'lobby',
  desk: 'lobby',
};

/** From this ratio of width to height on there is no room for bands above each other. */
const barRatio = 2.2;

export function familyOf(kind: DeviceKind): Family {
  return families[kind];
}

export function formOf({ widthPx, heightPx }: Pick<Profile, 'widthPx' | 'heightPx'>): Form {
  if (widthPx <= heightPx) return 'portrait';
  return widthPx >= barRatio * heightPx ? 'bar' : 'landscape';
}

/**
 * The sizes of a display: its kind chooses the family, its pixels the form; nothing is sized by hand. `listed` tells
 * whether other notices stand beside the one that is shown: e-paper makes room for their titles only then.
 */
export function metricsOf(kind: DeviceKind, profile: Profile, listed = true): Metrics {
  const form = formOf(profile);
  switch (familyOf(kind)) {
    case 'lobby':
      return lobbyMetrics(profile, form);
    case 'lift':
      return liftMetrics(profile, form);
    case 'paper':
      return paperMetrics(profile, form, listed);
  }
}
