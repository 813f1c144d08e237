import type { ContactRequest, Unreached } from '@louyu/contract/api/coverage';
import type { Contact } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

type Line = Unreached['households'][number];

/** Whom nobody has reached, in the order of calling; events `look` with `detail: Line`, `note` with `detail: ContactRequest`. */
export class UnreachedRows extends LitElement {
  static override properties = {
    households: { attribute: false },
    contacts: { attribute: false },
    clock: { attribute: false },
    busy: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--half) var(--two);
        align-items: center;
        min-height: 64px;
        padding-block: var(--one);
        border-top: 1px solid var(--line);
      }
      .who {
        display: flex;
        flex-wrap: wrap;
        gap: var(--half) var(--one);
        align-items: center;
      }
      .tag {
        padding: 0 var(--one);
        border-radius: var(--half);
        background: var(--panel-strong);
        font-size: var(--text-small);
      }
      .first {
        display: inline-flex;
        align-items: center;
        gap: var(--half);
        background: var(--warn-tint);
        color: var(--warn);
        font-weight: 600;
      }
      .phones a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        margin-inline-end: var(--two);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .deeds {
        justify-content: flex-end;
      }
      @media (max-width: 800px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
        .deeds {
          justify-content: flex-start;
        }
      }
    `,
  ];

  declare households: Unreached['households'];
  /** Whom somebody has looked at, by household: the look is in the audit log. */
  declare contacts: ReadonlyMap<string, Contact>;
  declare clock: Clock;
  declare busy: boolean;

  constructor() {
    super();
    this.households = [];
    this.contacts = new Map();
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.busy = false;
    followLanguage(this);
  }

  #deed(words: string, request: ContactRequest, about: string) {
    return html`<button
      class="button"
      aria-label="${words} ${about}"
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new CustomEvent('note', { detail: request }))}
    >
      ${words}
    </button>`;
  }

  #contact(line: Line, name: string) {
    const contact = this.contacts.get(line.id);
    if (contact !== undefined) {
      return html`<p class="phones">
        ${contact.name}
        ${contact.phones.map((phone) => html`<a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`)}
      </p>`;
    }
    if (line.phoneCount === 0) return html`<span class="soft small">${t('coverage.no_phone')}</span>`;
    return html`<button
      class="button quiet"
      aria-label="${t('coverage.look')} ${name}"
      @click=${() => this.dispatchEvent(new CustomEvent('look', { detail: line }))}
    >
      <ly-icon name="eye"></ly-icon>${t('coverage.look')}
    </button>`;
  }

  #row(line: Line) {
    const name = `${local(line.where)} ${line.door}`;
    const householdId = line.id;
    return html`<li data-testid="unreached" data-household=${line.id}>
      <div>
        <p class="who">
          <b class="number">${name}</b>
          ${
            line.help
              ? html`<span class="tag first"><ly-icon name="warning"></ly-icon>${t('coverage.help')}</span>`
              : line.vulnerable
                ? html`<span class="tag first"
                    ><ly-icon name="person"></ly-icon>${t('coverage.vulnerable')}</span
                  >`
                : ''
          }
          ${line.tags.map((tag) => html`<span class="tag">${tag}</span>`)}
          ${
            line.tried === null
              ? ''
              : html`<span class="soft small"
                  >${t('coverage.tried', {
                    name: line.tried.by,
                    when: momentWords(line.tried.at, this.clock),
                  })}</span
                >`
          }
        </p>
        ${this.#contact(line, name)}
      </div>
      <div class="row tight deeds">
        ${this.#deed(t('coverage.called'), { householdId, kind: 'call', outcome: 'told' }, name)}
        ${this.#deed(t('coverage.visited'), { householdId, kind: 'visit', outcome: 'told' }, name)}
        ${this.#deed(t('coverage.no_answer'), { householdId, kind: 'call', outcome: 'no-answer' }, name)}
      </div>
    </li>`;
  }

  override render() {
    return html`<ul>
      ${repeat(
        this.households,
        ({ id }) => id,
        (line) => this.#row(line),
      )}
    </ul>`;
  }
}

customElements.define('ly-unreached-rows', UnreachedRows);

declare global {
  interface HTMLElementTagNameMap {
    'ly-unreached-rows': UnreachedRows;
  }
}
