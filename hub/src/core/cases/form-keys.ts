import { fromBase64Url, toBase64Url } from '@louyu/contract/base64url';
import { LouyuError } from '@louyu/contract/errors';
import type { Vault } from '../households/vault.ts';
import type { Clock, Random } from '../ports.ts';
import { trackingCode, trackingSeedBytes } from './tracking-code.ts';

export const formKeyDefaults = {
  /** A form is good for so long after it was opened: a draft outlives a day without network. */
  caseFormHours: 72,
  /** Nobody writes a report faster than this; in seconds. */
  caseDwellSeconds: 3,
};

const nonceBytes = 12;
const hourMs = 3_600_000;
const keyPattern = /^([0-9A-Za-z_-]{16})\.([0-9a-z]{6,11})\.([0-9A-Za-z_-]{22})$/;

/** What the hub put into a form, and finds in it again. */
export interface FormKey {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly mintedAt: number;
}

/** Keys that stand in forms, signed (HMAC) for the place that a form is for: nobody makes one but the hub. */
export class FormKeys {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #limits: typeof formKeyDefaults;

  constructor(options: { vault: Vault; clock: Clock; random: Random; limits: typeof formKeyDefaults }) {
    this.#vault = options.vault;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#limits = options.limits;
  }

  mint(target: string): string {
    const nonce = toBase64Url(this.#random.bytes(nonceBytes));
    const minted = Date.parse(this.#clock.now()).toString(36);
    return `${nonce}.${minted}.${this.#signature(nonce, minted, target)}`;
  }

  /** @throws LouyuError `case.form_unknown` where it is not the hub's, is for another place, or too old */
  read(text: string, target: string): FormKey {
    const [, nonce = '', minted = '', signature] = keyPattern.exec(text) ?? [];
    if (signature === undefined || signature !== this.#signature(nonce, minted, target))
      throw new LouyuError('case.form_unknown');
    const mintedAt = Number.parseInt(minted, 36);
    const age = Date.parse(this.#clock.now()) - mintedAt;
    if (age > this.#limits.caseFormHours * hourMs) throw new LouyuError('case.form_unknown');
    return { text, mintedAt };
  }

  /** @throws LouyuError `case.too_soon`: a form is not filled in that fast */
  assertDwelt({ mintedAt }: FormKey): void {
    const seconds = (Date.parse(this.#clock.now()) - mintedAt) / 1000;
    const left = Math.ceil(this.#limits.caseDwellSeconds - seconds);
    if (left > 0) throw new LouyuError('case.too_soon', { details: { retryAfterSeconds: left } });
  }

  #signature(nonce: string, minted: string, target: string): string {
    return this.#vault.digest(`case form ${nonce} ${minted} ${target}`);
  }
}

/**
 * The tracking code of what was submitted under a key: whoever submits it again is told the same one, although the hub
 * keeps nothing but its hash.
 */
export function codeOfForm(vault: Vault, key: string): string {
  return trackingCode(
    fromBase64Url(vault.digest(`case tracking ${key}`).slice(0, 20)).subarray(0, trackingSeedBytes),
  );
}

/** What the database keeps of a tracking code: without the vault's key, 50 bits cannot be tried out. */
export function hashOfCode(vault: Vault, code: string): string {
  return vault.digest(`case code ${code}`);
}
