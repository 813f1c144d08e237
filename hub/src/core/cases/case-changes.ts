import type { AuditAction } from '@louyu/contract/audit-actions';
import type { CaseEventKind } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { SiteRecord } from '../places/place-store.ts';
import type { Clock, LiveEvents } from '../ports.ts';
import type { Areas, Store } from '../store.ts';
import type { CaseEventDetail, CaseRecord } from './case-store.ts';
import { withDeadlines, type DeadlineRules, type deadlineDefaults } from './deadlines.ts';
import { defaultPolicy } from './policy.ts';

/** What was said or done, to be written down with the change. */
export interface CaseHappening {
  readonly kind: CaseEventKind;
  readonly by: 'resident' | 'staff' | 'hub';
  readonly staffId?: string;
  readonly text?: string;
  /** Whether the resident sees it. */
  readonly open: boolean;
  readonly detail?: CaseEventDetail;
}

export interface CaseChange {
  readonly record: CaseRecord;
  readonly happened: readonly CaseHappening[];
  /** For the audit log; no personal data. */
  readonly audit?: {
    readonly action: AuditAction;
    readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
  };
}

export interface CaseChangesOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly live: LiveEvents;
  readonly limits: typeof deadlineDefaults;
}

/** Writes what becomes of a case: its state, its promises anew, what happened, and who did it, in one transaction. */
export class CaseChanges {
  readonly #options: CaseChangesOptions;

  constructor(options: CaseChangesOptions) {
    this.#options = options;
  }

  /**
   * @param decide what becomes of it, or undefined where nothing does
   * @returns the case as it stands after it
   * @throws LouyuError `case.not_found`, and what `decide` throws; then nothing has changed
   */
  async change(
    id: string,
    actorId: string | null,
    decide: (
      record: CaseRecord,
      areas: Areas,
      now: Instant,
    ) => CaseChange | undefined | Promise<CaseChange | undefined>,
  ): Promise<CaseRecord> {
    const { store, clock, live } = this.#options;
    const { record, changed } = await store.transaction(async (areas) => {
      const before = await areas.cases.byId(id);
      if (before === undefined) throw new LouyuError('case.not_found');
      const now = clock.now();
      const change = await decide(before, areas, now);
      if (change === undefined) return { record: before, changed: false };
      const after = withDeadlines(change.record, now, await this.rules(areas));
      await areas.cases.save(after);
      await this.tell(areas, after, change, actorId, now);
      return { record: after, changed: true };
    });
    if (changed) live.emit({ resource: 'case', id });
    return record;
  }

  /** Writes what happened to a case, and who did it. */
  async tell(
    areas: Areas,
    { id }: Pick<CaseRecord, 'id'>,
    { happened, audit }: Omit<CaseChange, 'record'>,
    actorId: string | null,
    now: Instant,
  ): Promise<void> {
    for (const { kind, by, staffId = null, text = '', open, detail = {} } of happened)
      await areas.cases.addEvent({ caseId: id, at: now, kind, by, staffId, text, open, detail });
    if (audit !== undefined) await areas.audit.append({ actorId, subject: `case:${id}`, ...audit });
  }

  async rules(areas: Pick<Areas, 'cases' | 'places'>): Promise<DeadlineRules> {
    const { limits } = this.#options;
    const { timeZone } = await siteOf(areas);
    return { policy: (await areas.cases.policy()) ?? defaultPolicy, timeZone, limits };
  }
}

/** @throws LouyuError `hub.not_ready` before the first run */
export async function siteOf(areas: Pick<Areas, 'places'>): Promise<SiteRecord> {
  const site = await areas.places.site();
  if (site === undefined) throw new LouyuError('hub.not_ready');
  return site;
}
