import type { CaseView } from '@louyu/contract/api/cases';
import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { caseWhere, targetWords } from './case-due.ts';
import './icon.ts';

/**
 * What is known of a case: where, from whom, who has it, and its promises. Event `look` asks for the contact, which is then set as `contact`.
 */
export class CaseFacts extends LitElement {
  static override properties = {
    view: { attribute: false },
    clock: { attribute: false },
    contact: { attribute: false },
    mayLook: { type: Boolean },
    busy: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(72px, max-content) minmax(0, 1fr);
        gap: var(--one) var(--two);
      }
      dt {
        color: var(--ink-soft);
        white-space: nowrap;
      }
      dd {
        overflow-wrap: anywhere;
      }
      .late {
        color: var(--warn);
        font-weight: 600;
      }
      dd .button {
        margin-block: var(--half);
      }
    `,
  ];

  declare view: CaseView | undefined;
  declare clock: Clock;
  /** Undefined until somebody has looked; empty where there is none any more. */
  declare contact: string | undefined;
  declare mayLook: boolean;
  declare busy: boolean;

  constructor() {
    super();
    this.view = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.contact = undefined;
    this.mayLook = false;
    this.busy = false;
    followLanguage(this);
  }

  #contact({ hasContact, contactUntil }: CaseView) {
    if (!hasContact) return t('case.contact_none');
    const until =
      contactUntil === null
        ? ''
        : html`<p class="soft small">
            ${t('case.contact_until', { when: momentWords(contactUntil, this.clock) })}
          </p>`;
    if (this.contact === undefined)
      return html`${
        this.mayLook
          ? html`<button
                class="button"
                ?disabled=${this.busy}
                @click=${() => this.dispatchEvent(new CustomEvent('look'))}
              >
                <ly-icon name="phone"></ly-icon>${t('case.contact_look')}
              </button>
              <p class="soft small">${t('case.contact_logged')}</p>`
          : t('case.contact_hidden')
      }${until}`;
    if (this.contact === '') return t('case.contact_gone');
    const phone = /\+?\d[\d -]{5,}/.exec(this.contact)?.[0].trim();
    return html`<p>${this.contact}</p>
      ${
        phone === undefined
          ? ''
          : html`<a class="button" href="tel:${phone.replace(/[^\d+]/g, '')}"
              ><ly-icon name="phone"></ly-icon>${t('case.call', { phone })}</a
            >`
      }${until}`;
  }

  #fact(label: string, value: unknown) {
    return html`<dt>${label}</dt>
      <dd>${value}</dd>`;
  }

  #timers({ timers, state }: CaseView) {
    if (timers.length === 0) return '';
    return html`<section class="stack" aria-labelledby="timers">
      <h2 id="timers">${t('case.timers')}</h2>
      <dl>
        ${timers.map(({ target, dueAt, doneAt, late }) => {
          const when = (at: string) => momentWords(at, this.clock);
          const words =
            doneAt !== null
              ? t(late ? 'case.timer_late' : 'case.timer_done', { when: when(doneAt) })
              : dueAt !== null
                ? t('case.timer_due', { when: when(dueAt) })
                : t(state === 'asking' ? 'case.timer_stands' : 'case.met_none');
          return this.#fact(targetWords(target), html`<span class=${late ? 'late' : ''}>${words}</span>`);
        })}
      </dl>
    </section>`;
  }

  override render() {
    const { view, clock } = this;
    if (view === undefined) return nothing;
    const { source, enteredBy, team, assignee, createdAt, notice, rating } = view;
    return html`<div class="stack wide">
      <section class="stack" aria-labelledby="facts">
        <h2 id="facts">${t('case.facts')}</h2>
        <dl>
          ${this.#fact(t('case.fact_place'), caseWhere(view))}
          ${this.#fact(t('case.fact_contact'), this.#contact(view))}
          ${this.#fact(t('case.fact_source'), t(`case.source_${source}`))}
          ${enteredBy === null ? '' : this.#fact(t('case.fact_entered'), enteredBy)}
          ${this.#fact(t('case.fact_team'), t(`case.team_${team}`))}
          ${this.#fact(t('case.fact_assignee'), assignee?.name ?? t('case.nobody'))}
          ${this.#fact(t('case.fact_created'), momentWords(createdAt, clock))}
          ${notice === null ? '' : this.#fact(t('case.fact_notice'), html`<a href="/notices/${notice.id}">${notice.title}</a>`)}
          ${rating === null ? '' : this.#fact(t('case.rating'), `${t('case.rating_stars', { n: rating.stars })} ${rating.text}`)}
        </dl>
      </section>
      ${this.#timers(view)}
    </div>`;
  }
}

customElements.define('ly-case-facts', CaseFacts);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-facts': CaseFacts;
  }
}
