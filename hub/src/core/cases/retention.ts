import type { Clock, LiveEvents } from '../ports.ts';
import type { Store } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import { CaseChanges, type CaseChangesOptions } from './case-changes.ts';
import type { CasePhotos } from './case-photos.ts';
import { caseKeepDefaults } from './keep-days.ts';
import { moved } from './moves.ts';

export const caseRetentionDefaults = {
  ...caseKeepDefaults,
  /** A case whose resident does not say whether it is solved is closed after so many days. */
  caseFollowUpDays: 7,
};

export interface CaseRetentionOptions extends CaseChangesOptions {
  readonly store: Store;
  /** Throws while the clock is not to be trusted: nothing is deleted by a wrong one. */
  readonly clock: Clock;
  readonly live: LiveEvents;
  readonly photos: CasePhotos;
  readonly limits: CaseChangesOptions['limits'] & typeof caseRetentionDefaults;
}

/**
 * Deletes what residents gave when its time is over, and says what (R36). What is due is read from the database: a hub that was
 * away, or was killed, deletes it at its next run.
 */
export class CaseRetention {
  readonly #options: CaseRetentionOptions;
  readonly #changes: CaseChanges;

  constructor(options: CaseRetentionOptions) {
    this.#options = options;
    this.#changes = new CaseChanges(options);
  }

  async run(): Promise<void> {
    await this.#closeAnswered();
    const { store, clock, live, photos, limits } = this.#options;
    const at = clock.now();
    const daysAgo = (days: number) => laterBy(at, -days * dayMs);
    const {
      contacts,
      photos: gone,
      phones,
      caseIds,
    } = await store.transaction(async (areas) => {
      const wiped = await areas.cases.wipe({
        at,
        contactsBefore: daysAgo(limits.caseContactDays),
        photosBefore: daysAgo(limits.casePhotoDays),
        phonesBefore: daysAgo(limits.phoneIdKeepDays),
      });
      const { caseIds: ids, ...counts } = wiped;
      const none = counts.contacts + counts.photos + counts.phones === 0;
      if (none) return wiped;
      const happened = [{ kind: 'wiped', by: 'hub', open: false } as const];
      for (const id of ids) await this.#changes.tell(areas, { id }, { happened }, null, at);
      await areas.audit.append({
        actorId: null,
        action: 'case.data_wiped',
        subject: 'cases',
        detail: counts,
      });
      return wiped;
    });
    // Also what an earlier run has left, if it was killed between the two.
    await photos.collect(store);
    if (contacts + gone + phones > 0) for (const id of caseIds) live.emit({ resource: 'case', id });
  }

  /** 待回访 for long enough: the resident had the answer, and the contact is not kept for ever. */
  async #closeAnswered(): Promise<void> {
    const { store, clock, limits } = this.#options;
    const before = laterBy(clock.now(), -limits.caseFollowUpDays * dayMs);
    for (const { id } of await store.cases.answeredBefore(before)) {
      await this.#changes.change(id, null, (record, _, now) => {
        if (record.state !== 'answered') return undefined;
        return {
          record: moved(record, 'lapse', 'hub', now),
          happened: [{ kind: 'closed', by: 'hub', open: true }],
          audit: { action: 'case.lapsed', detail: { number: record.number } },
        };
      });
    }
  }
}
