import type { Place } from '@louyu/contract/api/places';
import { inLanguage } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

/** The buildings somebody answers for; event `scope-change` with `detail.scope`, ids of places. */
export class StaffScope extends LitElement {
  static override properties = { places: { attribute: false }, scope: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      .places {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
        margin-block: var(--half);
      }
    `,
  ];

  /** The buildings of the site, and what else is in the scope. */
  declare places: readonly Place[];
  declare scope: readonly string[];

  constructor() {
    super();
    this.places = [];
    this.scope = [];
    followLanguage(this);
  }

  #say(scope: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('scope-change', { detail: { scope } }));
  }

  #toggle(id: string): void {
    this.#say(this.scope.includes(id) ? this.scope.filter((each) => each !== id) : [...this.scope, id]);
  }

  #chip(label: string, pressed: boolean, choose: () => void) {
    return html`<button
      type="button"
      class="chip"
      aria-pressed=${pressed ? 'true' : 'false'}
      @click=${choose}
    >
      ${label}
    </button>`;
  }

  override render() {
    const shown = this.places.filter(({ id, kind }) => kind === 'building' || this.scope.includes(id));
    const lost = this.scope.filter((id) => !this.places.some((place) => place.id === id));
    return html`<fieldset>
      <legend>${t('staff.scope')}</legend>
      <div class="places">
        ${this.#chip(t('staff.scope_whole'), this.scope.length === 0, () => this.#say([]))}
        ${shown.map(({ id, name }) =>
          this.#chip(inLanguage(name, language()), this.scope.includes(id), () => this.#toggle(id)),
        )}
        ${lost.map((id) => this.#chip(t('staff.scope_lost'), true, () => this.#toggle(id)))}
      </div>
      <p class="hint">${t('staff.scope_hint')}</p>
    </fieldset>`;
  }
}

customElements.define('ly-staff-scope', StaffScope);

declare global {
  interface HTMLElementTagNameMap {
    'ly-staff-scope': StaffScope;
  }
}
