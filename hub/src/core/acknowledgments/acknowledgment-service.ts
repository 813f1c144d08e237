import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Clock, Digest, LiveEvents } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import { noDevice, type AcknowledgmentOutcome, type Ledger } from '../receipts/ledger.ts';
import type { AcknowledgmentStore } from './acknowledgment-store.ts';
import type { ScreenNotice } from './screen-notices.ts';

export const acknowledgmentLimitDefaults = {
  /** Taps of one phone a minute. */
  acknowledgmentsPerPhoneMax: 12,
  /** Taps with the code of one screen a minute, or with the link of one notice in chat groups: a lift full of people. */
  acknowledgmentsPerScreenMax: 600,
  /** Taps from one network address a minute; loose, since a whole mobile network may share one. */
  acknowledgmentsPerAddressMax: 1_200,
};

export type AcknowledgmentLimits = typeof acknowledgmentLimitDefaults;

/** What a tap needs to know of the notice and the screen that a code leads to. */
interface TapTarget extends Pick<ScreenNotice, 'code' | 'state'> {
  readonly device: Pick<NonNullable<ScreenNotice['device']>, 'id'> | null;
  readonly notice: Pick<ScreenNotice['notice'], 'id'>;
  readonly revision: Pick<ScreenNotice['revision'], 'revision'>;
}

export interface AcknowledgmentServiceOptions {
  readonly notices: { find(code: string): Promise<TapTarget> };
  readonly store: AcknowledgmentStore;
  readonly ledger: Pick<Ledger, 'acknowledge'>;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly live: LiveEvents;
  readonly limits?: Partial<AcknowledgmentLimits>;
}

export interface TapOutcome extends AcknowledgmentOutcome {
  /** The code in its canonical form. */
  readonly code: string;
}

const minute = 60;

/** 我已知晓: one for each phone and notice, stored before it is answered. No address is stored: it only counts, in memory. */
export class AcknowledgmentService {
  readonly #options: AcknowledgmentServiceOptions;
  readonly #phones: RateLimiter;
  readonly #screens: RateLimiter;
  readonly #addresses: RateLimiter;

  constructor(options: AcknowledgmentServiceOptions) {
    const limits = { ...acknowledgmentLimitDefaults, ...options.limits };
    const limiter = (max: number) => new RateLimiter(options.clock, { max, perSeconds: minute });
    this.#options = options;
    this.#phones = limiter(limits.acknowledgmentsPerPhoneMax);
    this.#screens = limiter(limits.acknowledgmentsPerScreenMax);
    this.#addresses = limiter(limits.acknowledgmentsPerAddressMax);
  }

  /** When this phone acknowledged the notice. */
  async at({ notice }: ScreenNotice, phoneId: string): Promise<Instant | undefined> {
    return this.#options.store.at(notice.id, this.#options.digest(phoneId));
  }

  /**
   * Takes a tap. Idempotent: a repeated one is told when the first one was. A refused tap counts against no rate, so that it may
   * be tried again at once by another road.
   * @throws LouyuError `link.unknown`, `link.not_on_screen`, `acknowledgment.over`, `request.too_fast`, `hub.busy`, `store.disk_full`
   */
  async acknowledge(code: string, phoneId: string, address: string): Promise<TapOutcome> {
    const { notices, ledger, clock, digest, live } = this.#options;
    const phoneHash = digest(phoneId);
    const at = clock.now();
    const now = Date.parse(at);
    this.#addresses.check(address, now);
    this.#phones.check(phoneHash, now);
    const { device, notice, revision, state, code: canonicalCode } = await notices.find(code);
    if (state !== 'live') throw new LouyuError('acknowledgment.over');
    this.#screens.take(device?.id ?? notice.id, now);
    this.#phones.take(phoneHash, now);
    this.#addresses.take(address, now);
    const outcome = await ledger.acknowledge({
      noticeId: notice.id,
      revision: revision.revision,
      deviceId: device?.id ?? noDevice,
      phoneHash,
      choice: 'known',
      at,
    });
    if (outcome.first) live.emit({ resource: 'delivery', id: notice.id });
    return { ...outcome, code: canonicalCode };
  }
}
