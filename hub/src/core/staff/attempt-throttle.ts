import { LouyuError } from '@louyu/contract/errors';
import type { Clock } from '../ports.ts';

export const attemptThrottleDefaults = {
  /** Attempts at one login before each further one must wait, doubling from 1 s. */
  loginFreeAttemptsMax: 5,
  /** The longest wait between two attempts at one login: a stranger who keeps trying cannot lock its owner out for long. */
  loginBackoffMaxSeconds: 60,
  /** After this long without an attempt, or from its start, a count is forgotten. */
  loginForgetMinutes: 15,
  /** Failures from one network address within that time; loose, since an office shares one. */
  loginAddressAttemptsMax: 100,
  /** Logins and addresses counted at once; the oldest is forgotten first. */
  loginCountsMax: 10_000,
};

export type AttemptLimits = typeof attemptThrottleDefaults;

interface Count {
  attempts: number;
  since: number;
  /** Milliseconds since 1970. */
  waitUntil: number;
}

/** Slows down guessing. Counts live in memory only: no address is ever stored. */
export class AttemptThrottle {
  readonly #clock: Clock;
  readonly #limits: AttemptLimits;
  readonly #logins = new Map<string, Count>();
  readonly #addresses = new Map<string, Count>();

  constructor(clock: Clock, limits: AttemptLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /**
   * Counts an attempt, before it is checked: attempts made side by side count like those made in turn. One from a browser
   * in which this person has logged in before counts by itself: whatever strangers try elsewhere, the guard at their own
   * desk gets to 紧急.
   * @throws LouyuError `auth.too_many_attempts` with `retryAfterSeconds`
   */
  attempt(login: string, address: string, knownBrowser?: string): void {
    const now = Date.parse(this.#clock.now());
    if (knownBrowser !== undefined) {
      const byBrowser = this.#count(this.#logins, keyOf(login, knownBrowser), now);
      assertNow(byBrowser.waitUntil, now);
      this.#add(byBrowser, now);
      return;
    }
    const byLogin = this.#count(this.#logins, login, now);
    const byAddress = this.#count(this.#addresses, address, now);
    assertNow(Math.max(byLogin.waitUntil, byAddress.waitUntil), now);
    this.#add(byLogin, now);
    byAddress.attempts += 1;
    if (byAddress.attempts >= this.#limits.loginAddressAttemptsMax) {
      byAddress.waitUntil = byAddress.since + this.#forgetMs();
    }
  }

  /** The attempt was right: its login starts afresh, and its address has not guessed. */
  succeeded(login: string, address: string, knownBrowser?: string): void {
    if (knownBrowser !== undefined) {
      this.#logins.delete(keyOf(login, knownBrowser));
      return;
    }
    this.#logins.delete(login);
    const byAddress = this.#addresses.get(address);
    if (byAddress !== undefined) byAddress.attempts -= 1;
  }

  #add(count: Count, now: number): void {
    count.attempts += 1;
    count.since = now;
    count.waitUntil = now + this.#backoffMs(count.attempts);
  }

  #backoffMs(attempts: number): number {
    const beyond = attempts - this.#limits.loginFreeAttemptsMax;
    if (beyond < 0) return 0;
    return Math.min(2 ** beyond, this.#limits.loginBackoffMaxSeconds) * 1000;
  }

  #forgetMs(): number {
    return this.#limits.loginForgetMinutes * 60_000;
  }

  #count(counts: Map<string, Count>, key: string, now: number): Count {
    const held = counts.get(key);
    // A clock that was set back would make a wait longer than any that is handed out.
    if (held !== undefined && now >= held.since && now - held.since < this.#forgetMs()) return held;
    const count = { attempts: 0, since: now, waitUntil: 0 };
    counts.delete(key);
    counts.set(key, count);
    for (const oldest of counts.keys()) {
      if (counts.size <= this.#limits.loginCountsMax) break;
      counts.delete(oldest);
    }
    return count;
  }
}

function keyOf(login: string, browser: string): string {
  return `${login} ${browser}`;
}

function assertNow(waitUntil: number, now: number): void {
  if (waitUntil <= now) return;
  const retryAfterSeconds = Math.ceil((waitUntil - now) / 1000);
  throw new LouyuError('auth.too_many_attempts', { details: { retryAfterSeconds } });
}
