import type { PhoneCheckOrder, Site } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { changeSite, fetchSite, startPhoneCheck } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/qr-code.ts';

/**
 * 手机能打开吗: a code for a phone on mobile data. While no phone has come from outside, screens show numbers in place of QR codes.
 * On the desk only as long as that is so.
 */
export class PhoneCheck extends LitElement {
  static override properties = { onDesk: { type: Boolean }, _order: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      section {
        max-width: 40rem;
        margin-block-end: var(--four);
        padding: var(--three);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
      }
      section.waiting {
        border: 2px solid var(--warn);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: var(--one);
      }
      .waiting h2 {
        color: var(--warn);
      }
      .code {
        display: grid;
        grid-template-columns: 176px minmax(0, 1fr);
        gap: var(--two);
        align-items: center;
      }
      .address {
        font-family: var(--font-code);
        font-size: var(--text-small);
        overflow-wrap: anywhere;
      }
      @media (max-width: 640px) {
        .code {
          grid-template-columns: minmax(0, 1fr);
        }
        ly-qr-code {
          max-width: 240px;
        }
      }
    `,
  ];

  /** Shown on 工作台: nothing there once phones can open it. */
  declare onDesk: boolean;
  declare private _order: PhoneCheckOrder | undefined;

  readonly #session = new SessionAccess(this);
  readonly #asking = new Submission(this);
  readonly #site = new Live(this, {
    key: () => (this.#session.has('admin') ? 'site' : undefined),
    load: (_, signal) => fetchSite(signal),
    touchedBy: (change) => change.resource === 'site',
  });

  constructor() {
    super();
    this.onDesk = false;
    this._order = undefined;
    followLanguage(this);
  }

  async #start(): Promise<void> {
    await this.#asking.run(async () => {
      this._order = await startPhoneCheck();
    });
  }

  async #inside(phonesInside: boolean): Promise<void> {
    await this.#asking.run(async () => {
      this.#site.replace(await changeSite({ phonesInside }));
    });
  }

  #words({ phones }: Site): string {
    if (phones?.state === 'reached' && phones.reachedAt !== null)
      return t('phones.reached', { when: momentWords(phones.reachedAt, this.#session.clock) });
    return t(`phones.${phones?.state === 'reached' ? 'unknown' : (phones?.state ?? 'unknown')}`);
  }

  #code() {
    const order = this._order;
    if (order === undefined) return '';
    return html`<div class="code" data-testid="phone-check" data-url=${order.url}>
      <ly-qr-code text=${order.url} label=${t('phones.title')}></ly-qr-code>
      <div class="stack">
        <p>${t('phones.how')}</p>
        <p class="address">${order.url}</p>
      </div>
    </div>`;
  }

  override render() {
    const site = this.#site.value;
    if (site === undefined) return '';
    const state = site.phones?.state ?? 'unknown';
    const waiting = state === 'waiting';
    if (this.onDesk && !waiting) return '';
    return html`<section
      class="stack ${waiting ? 'waiting' : ''}"
      aria-labelledby="phones"
      data-state=${state}
    >
      <h2 id="phones"><ly-icon name=${waiting ? 'warning' : 'ok'}></ly-icon>${t('phones.title')}</h2>
      <p>${this.#words(site)}</p>
      <ly-note text=${this.#asking.problem}></ly-note>
      ${state === 'inside' || state === 'reached' ? '' : this.#code()}
      <div class="row">
        ${
          state === 'inside'
            ? ''
            : html`<button
                class="button ${waiting ? 'primary' : ''}"
                ?disabled=${this.#asking.busy}
                @click=${() => void this.#start()}
              >
                ${t(this._order === undefined ? 'phones.start' : 'phones.again')}
              </button>`
        }
        <label class="check">
          <input
            type="checkbox"
            .checked=${state === 'inside'}
            ?disabled=${this.#asking.busy}
            @change=${() => void this.#inside(state !== 'inside')}
          />${t('phones.inside_only')}
        </label>
      </div>
    </section>`;
  }
}

customElements.define('ly-phone-check', PhoneCheck);

declare global {
  interface HTMLElementTagNameMap {
    'ly-phone-check': PhoneCheck;
  }
}
