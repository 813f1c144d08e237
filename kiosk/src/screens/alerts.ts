import type { Alarm, AlarmAlert } from '@louyu/contract/alarm';
import { inAlertOrder } from '@louyu/contract/glass/alert-order';
import type { Language } from '@louyu/contract/primitives';
import { placeDepths, type ScreenConfig } from './screen-config.ts';

export interface AlertsInput {
  readonly config: ScreenConfig;
  /** The alarm documents of its places, at most one a place; those of other places are passed over. */
  readonly alarms: readonly Alarm[];
  readonly nowMs: number;
  /** Without a trustworthy clock a display shows everything that its documents list (DESIGN §4). */
  readonly clockTrusted: boolean;
}

/**
 * The alerts that have the glass now, the gravest first. One that stands in the documents of several places comes once, in
 * its highest revision, and it is that revision which says until when: an end is not undone by a place that lags.
 */
export function alertsOf({ config, alarms, nowMs, clockTrusted }: AlertsInput): readonly AlarmAlert[] {
  const depths = placeDepths(config);
  const newest = new Map<string, AlarmAlert>();
  for (const alarm of alarms) {
    if (!depths.has(alarm.placeId)) continue;
    for (const alert of alarm.alerts) {
      const held = newest.get(alert.id);
      if (held === undefined || held.revision < alert.revision) newest.set(alert.id, alert);
    }
  }
  const standing = [...newest.values()].filter(({ until }) => !clockTrusted || nowMs < Date.parse(until));
  return inAlertOrder(standing);
}

/** The languages that an alert is said in on this display, one page each: never both on one page. */
export function alertLanguages(config: ScreenConfig, alert: AlarmAlert): readonly [Language, ...Language[]] {
  const { language, secondLanguage } = config;
  if (secondLanguage === undefined || secondLanguage === language) return [language];
  const [first, ...others] = [language, secondLanguage].filter((each) => alert.content[each] !== undefined);
  return first === undefined ? [language] : [first, ...others];
}
