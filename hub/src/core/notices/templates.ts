import type { Template } from './template.ts';
import { communityEvent } from './templates/community-event.ts';
import { constructionNoise } from './templates/construction-noise.ts';
import { feeReminder } from './templates/fee-reminder.ts';
import { fireInspection } from './templates/fire-inspection.ts';
import { general } from './templates/general.ts';
import { liftMaintenance } from './templates/lift-maintenance.ts';
import { lostAndFound } from './templates/lost-and-found.ts';
import { powerOutage } from './templates/power-outage.ts';
import { publicDisclosure } from './templates/public-disclosure.ts';
import { wasteRemoval } from './templates/waste-removal.ts';
import { waterOutage } from './templates/water-outage.ts';
import { weatherWarning } from './templates/weather-warning.ts';

/** In the order in which they are offered: what an office writes most comes first. */
export const templates: readonly Template[] = [
  waterOutage,
  powerOutage,
  liftMaintenance,
  constructionNoise,
  feeReminder,
  wasteRemoval,
  fireInspection,
  weatherWarning,
  communityEvent,
  publicDisclosure,
  lostAndFound,
  general,
];

/** As delivered. */
export function templateById(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
