import { auditHub, type AuditFilter, type AuditState } from '@louyu/contract/api/audit';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { fromLocalInput, toLocalInput } from '../i18n/zoned-time.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { actionWords, subjectKinds, subjectWords } from './audit-words.ts';
import { fieldValue } from './field-value.ts';

/** What of the audit log is shown; event `filter-change` with `detail.filter`. */
export class AuditFilterBar extends LitElement {
  static override properties = {
    filter: { attribute: false },
    state: { attribute: false },
    timeZone: {},
  };

  static override styles = [
    base,
    controls,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(216px, 1fr));
        gap: var(--two);
        align-items: end;
      }
      @media (min-width: 1400px) {
        form {
          grid-template-columns: repeat(3, minmax(0, 1fr)) repeat(2, 256px);
        }
      }
      label {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
    `,
  ];

  declare filter: AuditFilter;
  declare state: AuditState | undefined;
  declare timeZone: string;

  constructor() {
    super();
    this.filter = {};
    this.state = undefined;
    this.timeZone = 'Asia/Shanghai';
    followLanguage(this);
  }

  #say(filter: AuditFilter): void {
    this.dispatchEvent(new CustomEvent('filter-change', { detail: { filter } }));
  }

  /** The filter with another value, or without it. */
  #set(name: keyof AuditFilter, value: string | null): void {
    const { [name]: _, ...others } = this.filter;
    this.#say(value === null || value === '' ? others : { ...others, [name]: value });
  }

  #select(
    name: 'actor' | 'action' | 'subject',
    label: string,
    options: readonly (readonly [string, string])[],
  ) {
    const chosen = this.filter[name] ?? '';
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} @change=${(event: Event) => this.#set(name, fieldValue(event))}>
        <option value="" .selected=${chosen === ''}>${t('audit.filter_all')}</option>
        ${options.map(
          ([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  #moment(name: 'from' | 'to', label: string) {
    const at = this.filter[name];
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        type="datetime-local"
        .value=${at === undefined ? '' : toLocalInput(at, this.timeZone)}
        @change=${(event: Event) => this.#set(name, fromLocalInput(fieldValue(event), this.timeZone))}
      />
    </div>`;
  }

  override render() {
    const people = this.state?.people.map(({ id, name }) => [id, name] as const) ?? [];
    const actions = this.state?.actions.map((action) => [action, actionWords(action)] as const) ?? [];
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      ${this.#select('actor', t('audit.filter_person'), [...people, [auditHub, t('audit.hub')]])}
      ${this.#select('action', t('audit.filter_action'), actions)}
      ${this.#select(
        'subject',
        t('audit.filter_subject'),
        subjectKinds.map((kind) => [kind, subjectWords(kind)] as const),
      )}
      ${this.#moment('from', t('audit.filter_from'))} ${this.#moment('to', t('audit.filter_to'))}
      ${
        Object.keys(this.filter).length === 0
          ? ''
          : html`<button type="button" class="button" @click=${() => this.#say({})}>
              ${t('audit.filter_clear')}
            </button>`
      }
    </form>`;
  }
}

customElements.define('ly-audit-filter', AuditFilterBar);

declare global {
  interface HTMLElementTagNameMap {
    'ly-audit-filter': AuditFilterBar;
  }
}
