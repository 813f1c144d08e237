import type { Lazy } from '../lazily.ts';
import { lazily } from '../lazily.ts';
import { dayMs, laterBy } from '../time.ts';
import type { RollCallDesk, RollCallDeskOptions } from './roll-call-desk.ts';

export const rollCallKeepDefaults = {
  /** How long after an alert it is known which phone and door said what, in days; sums are kept for ever. */
  rollCallKeepDays: 90,
};

/** The staff's side of the roll-call, brought when somebody asks for it. */
export function rollCallDeskOnDemand(options: RollCallDeskOptions): Lazy<RollCallDesk>['get'] {
  return lazily(async () => {
    const { RollCallDesk } = await import('./roll-call-desk.ts');
    return new RollCallDesk(options);
  }).get;
}

/** Forgets who said what in alerts that were over long ago; their sums stay. */
export async function forgetRollCalls(
  { store, clock }: Pick<RollCallDeskOptions, 'store' | 'clock'>,
  { rollCallKeepDays }: typeof rollCallKeepDefaults,
): Promise<void> {
  const before = laterBy(clock.now(), -rollCallKeepDays * dayMs);
  await store.transaction((areas) => areas.rollCall.forget(before));
}
