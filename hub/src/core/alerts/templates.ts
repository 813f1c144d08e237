import type { AlertTemplate } from './template.ts';
import { earthquake } from './templates/earthquake.ts';
import { fire } from './templates/fire.ts';
import { flood } from './templates/flood.ts';
import { freeText } from './templates/free-text.ts';
import { gas } from './templates/gas.ts';
import { intruder } from './templates/intruder.ts';
import { lift } from './templates/lift.ts';
import { missingPerson } from './templates/missing-person.ts';
import { power } from './templates/power.ts';
import { weather } from './templates/weather.ts';

/** In the order in which they are offered: what cannot wait comes first. */
export const alertTemplates: readonly AlertTemplate[] = [
  fire,
  gas,
  flood,
  lift,
  power,
  weather,
  earthquake,
  intruder,
  missingPerson,
  freeText,
];

export function alertTemplateById(id: string): AlertTemplate | undefined {
  return alertTemplates.find((template) => template.id === id);
}
