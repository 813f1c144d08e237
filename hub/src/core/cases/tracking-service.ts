import type { CasePromises } from '@louyu/contract/api/case-policy';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Vault } from '../households/vault.ts';
import { dayMs, laterBy } from '../time.ts';
import { CaseChanges, type CaseChange, type CaseChangesOptions } from './case-changes.ts';
import type { CasePhotos } from './case-photos.ts';
import type { CaseEventRecord, CasePhotoRecord, CaseRecord } from './case-store.ts';
import { openContact } from './contacts.ts';
import { hashOfCode } from './form-keys.ts';
import { begunAnew, moved } from './moves.ts';
import { ruleFor } from './policy.ts';
import type { SubmissionThrottle } from './submission-throttle.ts';
import { readTrackingCode } from './tracking-code.ts';
import { stateAfter, type CaseMove } from './transitions.ts';
import { nextWorkingMoment } from './working-time.ts';
import type { Areas } from '../store.ts';

export const trackingDefaults = {
  /** A closed case can be reopened for so long. */
  caseReopenDays: 7,
  /** What a resident may write to one case in a day. */
  caseMessagesPerDayMax: 30,
};

export interface TrackingServiceOptions extends CaseChangesOptions {
  readonly vault: () => Promise<Vault>;
  readonly photos: CasePhotos;
  readonly throttle: SubmissionThrottle;
  readonly limits: CaseChangesOptions['limits'] & typeof trackingDefaults;
}

/** A case as whoever has its code sees it. */
export interface TrackedCase {
  /** In its canonical form. */
  readonly code: string;
  readonly record: CaseRecord;
  /** What is open to the resident, oldest first. */
  readonly events: readonly CaseEventRecord[];
  /** Those that staff have released. */
  readonly photos: readonly CasePhotoRecord[];
  /** What the resident may do now. */
  readonly may: ReadonlySet<CaseMove>;
  /** Whether they said that it is solved. */
  readonly confirmed: boolean;
  /** What is promised for it, and when somebody works next; null: now. */
  readonly promises: CasePromises;
  readonly worksAt: Instant | null;
}

const moves: readonly CaseMove[] = ['write', 'confirm', 'reopen', 'rate', 'erase'];

/** A case by its tracking code, which opens this one and no other (R26, R36). */
export class TrackingService {
  readonly #options: TrackingServiceOptions;
  readonly #changes: CaseChanges;

  constructor(options: TrackingServiceOptions) {
    this.#options = options;
    this.#changes = new CaseChanges(options);
  }

  /** @throws LouyuError `case.code_mistyped`, `case.code_unknown`, `request.too_fast` */
  async find(typed: string, address: string): Promise<TrackedCase> {
    const { store, throttle, clock } = this.#options;
    throttle.takeLookup(address);
    const { code, record } = await this.#record(typed, store);
    const [events, photos] = await Promise.all([
      store.cases.events(record.id),
      store.cases.photos(record.id),
    ]);
    const now = clock.now();
    const { policy, timeZone } = await this.#changes.rules(store);
    const worksAt = nextWorkingMoment(now, { hours: policy.hours, timeZone });
    const may = moves.filter(
      (move) => stateAfter(move, record, 'resident') !== undefined && !this.#isOver(move, record, now),
    );
    return {
      code,
      record,
      events: events.filter(({ open }) => open),
      photos: photos.filter(({ released }) => released),
      may: new Set(may),
      confirmed: isConfirmed(events),
      promises: ruleFor(policy, record).promises,
      worksAt: worksAt === now ? null : worksAt,
    };
  }

  /**
   * The resident writes. `after` is the newest event that their page showed: the same words after it are the same message.
   * @throws LouyuError `case.wrong_state`, `request.too_fast`, and as {@link find}
   */
  async write(typed: string, text: string, after: number, address: string): Promise<void> {
    await this.#move(typed, address, async (record, areas, now) => {
      const written = (await areas.cases.events(record.id)).filter(({ kind }) => kind === 'wrote');
      if (written.some((event) => event.id > after && event.text === text)) return undefined;
      const dayAgo = laterBy(now, -dayMs);
      if (written.filter(({ at }) => at > dayAgo).length >= this.#options.limits.caseMessagesPerDayMax)
        throw new LouyuError('request.too_fast', { details: { retryAfterSeconds: 3_600 } });
      return {
        record: { ...moved(record, 'write', 'resident', now), waitsForStaff: true },
        happened: [{ kind: 'wrote', by: 'resident', text, open: true }],
        audit: { action: 'case.resident_wrote' },
      };
    });
  }

  /** 解决了. Saying so again changes nothing. @throws LouyuError as {@link find} */
  async confirm(typed: string, address: string): Promise<void> {
    await this.#move(typed, address, async (record, areas, now) => {
      if (isConfirmed(await areas.cases.events(record.id))) return undefined;
      return {
        record: moved(record, 'confirm', 'resident', now),
        happened: [{ kind: 'confirmed', by: 'resident', open: true }],
        audit: { action: 'case.confirmed' },
      };
    });
  }

  /** 没解决，请重新处理. @throws LouyuError `case.wrong_state`, `case.reopen_over`, and as {@link find} */
  async reopen(typed: string, text: string, address: string): Promise<void> {
    await this.#move(typed, address, (record, _, now) => {
      // It was tapped twice.
      if (record.state === 'received' && record.reopened > 0) return undefined;
      const after = moved(record, 'reopen', 'resident', now);
      if (this.#isOver('reopen', record, now))
        throw new LouyuError('case.reopen_over', { details: { days: this.#options.limits.caseReopenDays } });
      return {
        record: { ...begunAnew(after, now), reopened: record.reopened + 1, waitsForStaff: true },
        happened: [{ kind: 'reopened', by: 'resident', text, open: true }],
        audit: { action: 'case.reopened' },
      };
    });
  }

  /** Stars from 1 to 5; a second word replaces the first. @throws LouyuError `case.wrong_state`, and as {@link find} */
  async rate(typed: string, stars: number, text: string, address: string): Promise<void> {
    await this.#move(typed, address, (record, _, now) => {
      if (record.stars === stars && record.ratingText === text) return undefined;
      return {
        record: { ...moved(record, 'rate', 'resident', now), stars, ratingText: text },
        happened: [{ kind: 'rated', by: 'resident', text: '', open: true, detail: { stars } }],
        audit: { action: 'case.rated', detail: { stars } },
      };
    });
  }

  /** Deletes all that came from the resident; the code opens nothing any more. @throws LouyuError as {@link find} */
  async erase(typed: string, address: string): Promise<void> {
    const { photos, store } = this.#options;
    await this.#move(typed, address, async (record, areas, now) => {
      await areas.cases.eraseWords(record.id);
      await areas.cases.removePhotos(record.id, 'resident');
      return {
        record: {
          ...moved(record, 'erase', 'resident', now),
          ...{ text: '', where: '', contact: null, phoneHash: null, codeHash: null, ratingText: '' },
          ...{ erasedAt: now, waitsForStaff: false, held: false },
        },
        happened: [{ kind: 'erased', by: 'resident', open: true }],
        audit: { action: 'case.erased' },
      };
    });
    await photos.collect(store);
  }

  /** All that is kept of a case and came from its resident or was said to them, for a program to read. @throws LouyuError as {@link find} */
  async export(typed: string, address: string): Promise<Readonly<Record<string, unknown>>> {
    const { record, events, photos } = await this.find(typed, address);
    const vault = await this.#options.vault();
    const { number, kind, category, where, text, createdAt, closedAt, state, stars, ratingText } = record;
    return {
      ...{ number, kind, category, where, text, createdAt, closedAt, state },
      contact: openContact(vault, record),
      rating: stars === null ? null : { stars, text: ratingText },
      events: events.map(({ at, kind: what, by, text: said, detail }) => ({
        ...{ at, kind: what, by, text: said },
        ...(detail.until === undefined ? {} : { until: detail.until, reason: detail.reason ?? '' }),
      })),
      photos: photos.map(({ createdAt: taken, width, height }) => ({ createdAt: taken, width, height })),
    };
  }

  /** @throws LouyuError `case.photo_not_found`, and as {@link find} */
  async photo(typed: string, photoId: string, address: string): Promise<Uint8Array> {
    const { photos } = await this.find(typed, address);
    const photo = photos.find(({ id }) => id === photoId);
    if (photo === undefined) throw new LouyuError('case.photo_not_found');
    return this.#options.photos.bytesOf(photo);
  }

  /** Closed for longer than it may be reopened. */
  #isOver(move: CaseMove, { closedAt }: CaseRecord, now: Instant): boolean {
    if (move !== 'reopen' || closedAt === null) return false;
    return now > laterBy(closedAt, this.#options.limits.caseReopenDays * dayMs);
  }

  async #move(
    typed: string,
    address: string,
    decide: (
      record: CaseRecord,
      areas: Areas,
      now: Instant,
    ) => CaseChange | undefined | Promise<CaseChange | undefined>,
  ): Promise<void> {
    const { store, throttle } = this.#options;
    throttle.takeLookup(address);
    const { record } = await this.#record(typed, store);
    await this.#changes.change(record.id, null, (...found) => {
      // Deleted since it was found.
      if (found[0].codeHash === null) throw new LouyuError('case.code_unknown');
      return decide(...found);
    });
  }

  async #record(typed: string, areas: Pick<Areas, 'cases'>): Promise<{ code: string; record: CaseRecord }> {
    const code = readTrackingCode(typed);
    const record = await areas.cases.byCodeHash(hashOfCode(await this.#options.vault(), code));
    if (record === undefined) throw new LouyuError('case.code_unknown');
    return { code, record };
  }
}

/** Whether the resident has said 解决了 since it was last taken up. */
function isConfirmed(events: readonly CaseEventRecord[]): boolean {
  return events.findLast(({ kind }) => kind === 'confirmed' || kind === 'reopened')?.kind === 'confirmed';
}
