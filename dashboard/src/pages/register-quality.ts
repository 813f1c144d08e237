import type { QualityList } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import { fetchQuality } from '../api/households.ts';
import { Live } from '../api/live.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/icon.ts';
import '../components/note.ts';

type Part = QualityList[number];
type Finding = Part['findings'][number];

/** What in the register is wrong, missing or double. */
export class RegisterQuality extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      summary {
        display: flex;
        gap: var(--two);
        align-items: center;
        min-height: var(--six);
        font-weight: 600;
        cursor: pointer;
      }
      summary .number {
        margin-inline-start: auto;
      }
      details[open] > summary ly-icon {
        transform: rotate(90deg);
      }
      details {
        border-top: 1px solid var(--line);
      }
      li {
        display: flex;
        gap: var(--two);
        align-items: center;
        min-height: var(--six);
        padding-inline-start: var(--two);
        overflow-wrap: anywhere;
      }
    `,
  ];

  readonly #list = new Live(this, {
    key: () => 'quality',
    load: (_, signal) => fetchQuality(signal),
    touchedBy: (change) => change.resource === 'household' || change.resource === 'place',
  });

  constructor() {
    super();
    followLanguage(this);
  }

  #finding({ fault }: Part, { where, doors, householdId }: Finding) {
    const place = local(where);
    const words = fault === 'phone_twice' ? doors.join(' = ') : [place, doors.join('、')].join(' ');
    const code = `${place.replace(/[^\dA-Za-z]+/g, '-').replace(/^-|-$/g, '')}-${doors[0] ?? ''}`;
    return html`<li>
      <span>${words}</span>
      ${
        householdId === null || fault === 'phone_twice'
          ? ''
          : html`<a
              class="button push"
              href="/places/households?q=${encodeURIComponent(code)}"
              aria-label="${t('quality.open')} ${words}"
              >${t('quality.open')}</a
            >`
      }
    </li>`;
  }

  #part(part: Part) {
    const more = part.total - part.findings.length;
    return html`<details ?open=${part.fault !== 'no_phone'}>
      <summary>
        <ly-icon name="next"></ly-icon>${t(`quality.${part.fault}`)}
        <span class="number">${part.total}</span>
      </summary>
      <ul>
        ${part.findings.map((finding) => this.#finding(part, finding))}
      </ul>
      ${more > 0 ? html`<p class="soft">${t('quality.more', { count: more })}</p>` : ''}
    </details>`;
  }

  override render() {
    const { value, error } = this.#list;
    return html`<div class="stack">
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${
        value === undefined
          ? ''
          : value.length === 0
            ? html`<p>${t('quality.none')}</p>`
            : html`<p class="soft">${t('quality.lead')}</p>
                ${value.map((part) => this.#part(part))}`
      }
    </div>`;
  }
}

customElements.define('ly-register-quality', RegisterQuality);

declare global {
  interface HTMLElementTagNameMap {
    'ly-register-quality': RegisterQuality;
  }
}
