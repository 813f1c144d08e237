import type { NoticeView, RevisionView, TemplateView } from '@louyu/contract/api/notices';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';
import './note.ts';
import './reason-dialog.ts';

/**
 * What an approver does (R8): tick what was checked, then sign or return; before that, a reviewer passes or returns (R12).
 * Events `sign` with `detail.ticks`, `review`, and `return-it` with `detail.reason`.
 */
export class SignPanel extends LitElement {
  static override properties = {
    revision: { attribute: false },
    template: { attribute: false },
    actions: { attribute: false },
    busy: { type: Boolean },
    problem: {},
    _ticks: { state: true },
    _asked: { state: true },
    _returning: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      section {
        padding: var(--three);
        border: 2px solid var(--action);
        border-radius: var(--radius-large);
      }
      .check {
        min-height: var(--six);
        border-top: 1px solid var(--line);
      }
      .check:last-of-type {
        border-bottom: 1px solid var(--line);
      }
      .check input {
        width: 24px;
        height: 24px;
      }
      @media (max-width: 640px) {
        section {
          padding: var(--two);
        }
        .row .button {
          flex: 1 1 auto;
        }
      }
    `,
  ];

  declare revision: RevisionView | undefined;
  declare template: TemplateView | undefined;
  declare actions: NoticeView['actions'];
  declare busy: boolean;
  declare problem: string;
  declare private _ticks: readonly boolean[];
  declare private _asked: boolean;
  declare private _returning: boolean;

  constructor() {
    super();
    this.revision = undefined;
    this.template = undefined;
    this.actions = [];
    this.busy = false;
    this.problem = '';
    this._ticks = [];
    this._asked = false;
    this._returning = false;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('revision');
    const isOther = changed.has('revision') && before?.revision !== this.revision?.revision;
    // What was ticked was ticked for another revision.
    if (isOther || this._ticks.length !== this.#checklist.length)
      this._ticks = this.#checklist.map(() => false);
    if (isOther) this._asked = false;
  }

  get #checklist() {
    return this.template?.checklist ?? [];
  }

  get #openCount(): number {
    return this._ticks.filter((tick) => !tick).length;
  }

  #sign(): void {
    this._asked = true;
    if (this.#openCount > 0) {
      const open = this.renderRoot.querySelector<HTMLElement>('.check input:not(:checked)');
      open?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('sign', { detail: { ticks: this._ticks } }));
  }

  #return(event: CustomEvent<{ reason: string }>): void {
    this._returning = false;
    this.dispatchEvent(new CustomEvent('return-it', { detail: event.detail }));
  }

  #list() {
    return html`<fieldset>
      <legend>${t('sign.checklist')}</legend>
      ${this.#checklist.map(
        (item, index) =>
          html`<label class="check">
            <input
              type="checkbox"
              .checked=${this._ticks[index] ?? false}
              @change=${() => (this._ticks = this._ticks.with(index, !(this._ticks[index] ?? false)))}
            />${local(item)}
          </label>`,
      )}
    </fieldset>`;
  }

  #title(revision: RevisionView): string {
    if (this.actions.includes('sign')) return t('sign.title', { revision: revision.revision });
    const reads = revision.firstReview && revision.reviewedBy === null;
    return reads ? t('review.title', { revision: revision.revision }) : t('sign.waits');
  }

  override render() {
    const { revision, template, actions } = this;
    if (revision === undefined || template === undefined) return '';
    const maySign = actions.includes('sign');
    const mayReview = actions.includes('review');
    const reads = revision.firstReview && revision.reviewedBy === null;
    const open = this._asked && this.#openCount > 0 ? t('sign.open', { count: this.#openCount }) : '';
    return html`<section class="stack" aria-labelledby="title">
        <h2 id="title">${this.#title(revision)}</h2>
        ${maySign ? this.#list() : html`<p>${t(mayReview ? 'review.lead' : reads ? 'review.own' : 'sign.own')}</p>`}
        <ly-note text=${open || this.problem}></ly-note>
        <div class="row">
          ${
            maySign
              ? html`<button
                  type="button"
                  class="button primary large"
                  ?disabled=${this.busy}
                  @click=${this.#sign}
                >
                  <ly-icon name="sign"></ly-icon>${t('sign.sign')}
                </button>`
              : ''
          }
          ${
            mayReview
              ? html`<button
                  type="button"
                  class="button primary large"
                  ?disabled=${this.busy}
                  @click=${() => this.dispatchEvent(new CustomEvent('review'))}
                >
                  <ly-icon name="check"></ly-icon>${t('review.pass')}
                </button>`
              : ''
          }
          ${
            actions.includes('return')
              ? html`<button
                  type="button"
                  class="button large"
                  ?disabled=${this.busy}
                  @click=${() => (this._returning = true)}
                >
                  <ly-icon name="give_back"></ly-icon>${t('sign.return')}
                </button>`
              : ''
          }
        </div>
      </section>
      <ly-reason-dialog
        label=${t('sign.return_title')}
        confirm=${t('sign.return_confirm')}
        reasonLabel=${t('sign.return_reason')}
        .open=${this._returning}
        @confirm=${this.#return}
        @dismiss=${() => (this._returning = false)}
      ></ly-reason-dialog>`;
  }
}

customElements.define('ly-sign-panel', SignPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ly-sign-panel': SignPanel;
  }
}
