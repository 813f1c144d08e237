import type { RollCallAnswer } from '@louyu/contract/api/alerts';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { AlertRecord } from '../alerts/alert-store.ts';
import type { HouseholdRecord } from '../households/household-store.ts';
import type { Clock, Digest, LiveEvents, Random } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import { noDevice } from '../receipts/ledger.ts';
import type { Areas, Store } from '../store.ts';
import { laterBy } from '../time.ts';
import { audienceParents } from './audience-doors.ts';
import type { PhoneDoor, WordRecord } from './roll-call-store.ts';
import type { ScreenAlert, ScreenAlerts } from './screen-alerts.ts';
import { spoken } from './standing.ts';

export const rollCallLimitDefaults = {
  /** Answers of one phone a minute. A call for help is never refused. */
  rollCallPerPhoneMax: 12,
  /** Answers with the code of one screen a minute. */
  rollCallPerScreenMax: 600,
  /** Answers from one network address a minute; loose, since a whole mobile network may share one. */
  rollCallPerAddressMax: 1_200,
  /** How long after the end of an alert help may still be called for, in hours. */
  rollCallHelpAfterHours: 24,
};

export type RollCallLimits = typeof rollCallLimitDefaults;

export interface RollCallServiceOptions {
  readonly alerts: Pick<ScreenAlerts, 'find'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly live: LiveEvents;
  /** The door that a phone is known to be of, and whether a code has proved it: the only road to `proved`. */
  readonly doorOf: (phoneHash: string) => Promise<PhoneDoor | undefined>;
  readonly limits?: Partial<RollCallLimits>;
}

/** An answer as it comes from a phone. */
export interface RollCallTap {
  readonly code: string;
  readonly phoneId: string;
  readonly address: string;
  /** Absent where only the door is said: the answer is as it was. */
  readonly answer?: RollCallAnswer;
  /** Absent: as it was, or the one that the phone is known to be of; null takes it back. */
  readonly householdId?: string | null;
}

export interface RollCallOutcome {
  /** The code in its canonical form. */
  readonly code: string;
  readonly answer: RollCallAnswer;
  readonly at: Instant;
}

/** What a phone has said, all that is ever told of it, and only to that phone. */
export interface OwnWord {
  readonly word: WordRecord;
  /** The door that it has named. */
  readonly door: HouseholdRecord | undefined;
  /** Whether it has called for help, whatever it said later, and nobody has come yet. */
  readonly isAwaited: boolean;
}

const minute = 60;
const hourMs = 3_600_000;

/** 报平安, the residents' side: one word for each phone and alert, stored before it is answered. No address is stored. */
export class RollCallService {
  readonly #options: RollCallServiceOptions;
  readonly #limits: RollCallLimits;
  readonly #phones: RateLimiter;
  readonly #screens: RateLimiter;
  readonly #addresses: RateLimiter;

  constructor(options: RollCallServiceOptions) {
    const limits = { ...rollCallLimitDefaults, ...options.limits };
    const limiter = (max: number) => new RateLimiter(options.clock, { max, perSeconds: minute });
    this.#options = options;
    this.#limits = limits;
    this.#phones = limiter(limits.rollCallPerPhoneMax);
    this.#screens = limiter(limits.rollCallPerScreenMax);
    this.#addresses = limiter(limits.rollCallPerAddressMax);
  }

  /** What this phone has said. */
  async ofPhone(alertId: string, phoneId: string): Promise<OwnWord | undefined> {
    const { store, digest } = this.#options;
    const word = await store.rollCall.ofPhone(alertId, digest(phoneId));
    if (word === undefined) return undefined;
    const door = word.door === null ? undefined : await store.households.byId(word.door.householdId);
    const settled = await settledAt(store, word);
    const isAwaited = word.help !== null && (settled === undefined || word.help.at >= settled);
    return { word, door, isAwaited };
  }

  /** Whether help may be called for: while it is on, and some time after, when not everybody may have been found yet. */
  mayCall({ alert, isOn }: ScreenAlert): boolean {
    const { endedAt } = alert;
    if (isOn) return true;
    const over = endedAt ?? alert.until;
    return this.#options.clock.now() < laterBy(over, this.#limits.rollCallHelpAfterHours * hourMs);
  }

  /**
   * Takes an answer; the same one again is the same word. A call for help is never refused for its rate: beyond it, those of one
   * screen and door are one call.
   * @throws LouyuError `link.unknown`, `link.not_on_screen`, `alert.over`, `household.not_found`, `request.too_fast`, `request.invalid`,
   * `store.disk_full`
   */
  async answer(tap: RollCallTap): Promise<RollCallOutcome> {
    const { alerts, store, clock, digest, live } = this.#options;
    const phoneHash = digest(tap.phoneId);
    const scanned = await alerts.find(tap.code);
    const { alert, device } = scanned;
    const deviceId = device?.id ?? noDevice;
    const before = await store.rollCall.ofPhone(alert.id, phoneHash);
    const answer = tap.answer ?? before?.answer;
    if (answer === undefined) throw new LouyuError('request.invalid', { details: { path: 'answer' } });
    const isCall = answer === 'need-help';
    if (!(isCall ? this.mayCall(scanned) : scanned.isOn)) throw new LouyuError('alert.over');
    const door = await this.#door(tap, phoneHash, alert, before);
    const at = clock.now();
    const refusal = this.#refusal(phoneHash, deviceId || alert.id, tap.address, at);
    if (refusal !== undefined && !isCall) throw refusal;
    const place = door === undefined ? (before?.door?.householdId ?? '') : (door?.householdId ?? '');
    // Who floods with ever new phones makes one call for each screen and door.
    const speaker = refusal === undefined ? phoneHash : digest(`calls beyond the rate ${deviceId} ${place}`);
    const said = { answer, deviceId, at, ...(door === undefined ? {} : { door }) };
    const word = await store.transaction(async (areas) => {
      // Its next word, here or about a notice, is of the same door.
      if (typeof tap.householdId === 'string' && door !== undefined && door !== null && refusal === undefined)
        await areas.doors.save({ phoneHash, ...door, at });
      return this.#speak(areas, alert, speaker, said);
    });
    live.emit({ resource: 'roll-call', id: alert.id });
    return { code: scanned.code, answer: word.answer, at: word.at };
  }

  async #speak(
    areas: Areas,
    alert: AlertRecord,
    phoneHash: string,
    said: Parameters<typeof spoken>[1],
  ): Promise<WordRecord> {
    const before = await areas.rollCall.ofPhone(alert.id, phoneHash);
    const next = spoken(before, said, await settledAt(areas, before));
    const word = { ...next, id: before?.id ?? this.#options.random.id(), alertId: alert.id, phoneHash };
    await areas.rollCall.saveWord(word);
    return word;
  }

  /** Takes from all limiters or from none; what speaks against it. */
  #refusal(phoneHash: string, screen: string, address: string, at: Instant): LouyuError | undefined {
    const now = Date.parse(at);
    try {
      this.#phones.check(phoneHash, now);
      this.#screens.check(screen, now);
      this.#addresses.check(address, now);
    } catch (error) {
      if (error instanceof LouyuError) return error;
      throw error;
    }
    this.#phones.take(phoneHash, now);
    this.#screens.take(screen, now);
    this.#addresses.take(address, now);
    return undefined;
  }

  /** Undefined: as it was. Only doors that the alert is for can be named; a phone that is known to be of one names it by itself. */
  async #door(
    { householdId }: RollCallTap,
    phoneHash: string,
    alert: AlertRecord,
    before: WordRecord | undefined,
  ): Promise<PhoneDoor | null | undefined> {
    if (householdId === null) return null;
    const { doorOf } = this.#options;
    const known = await doorOf(phoneHash);
    if (householdId === undefined) {
      if (before !== undefined || known === undefined) return undefined;
      const { householdId: own, level } = known;
      return (await this.#isFor(alert, own)) ? { householdId: own, level } : undefined;
    }
    if (!(await this.#isFor(alert, householdId))) throw new LouyuError('household.not_found');
    const level = known?.householdId === householdId ? known.level : 'claimed';
    return { householdId, level };
  }

  async #isFor(alert: AlertRecord, householdId: string): Promise<boolean> {
    const { store } = this.#options;
    const household = await store.households.byId(householdId);
    if (household === undefined) return false;
    return audienceParents(alert, await store.places.tree()).includes(household.parentId);
  }
}

/** When somebody last came to the call of a phone. */
async function settledAt(
  { rollCall }: Pick<Areas, 'rollCall'>,
  word: WordRecord | undefined,
): Promise<Instant | undefined> {
  if (word === undefined || word.help === null) return undefined;
  const { householdId } = word.help;
  if (householdId === null) return word.seen?.at;
  const finding = await rollCall.findingAt(word.alertId, householdId);
  return finding === undefined || finding.as === 'nobody' ? undefined : finding.at;
}
