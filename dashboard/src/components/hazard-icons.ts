import type { Hazard } from '@louyu/contract/alarm';
import type { IconName } from './icon-paths.ts';

/** The drawing of each hazard, the same everywhere. */
export const hazardIcons: Readonly<Record<Hazard, IconName>> = {
  fire: 'fire',
  gas: 'gas',
  flood: 'water',
  lift: 'lift',
  power: 'power',
  weather: 'weather',
  earthquake: 'earthquake',
  intruder: 'intruder',
  missing: 'missing',
  other: 'edit',
};
