import { staffAlertKinds, type StaffAlertKind } from '@louyu/contract/api/staff-alerts';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

/** Which kinds of alerts; event `choose` with `detail.kinds`. */
export class KindChecks extends LitElement {
  static override properties = { label: {}, kinds: { attribute: false }, problem: {} };

  static override styles = [
    base,
    controls,
    css`
      .kinds {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(184px, 1fr));
        column-gap: var(--two);
      }
    `,
  ];

  declare label: string;
  declare kinds: readonly StaffAlertKind[];
  declare problem: string;

  constructor() {
    super();
    this.label = '';
    this.kinds = [];
    this.problem = '';
    followLanguage(this);
  }

  #toggle(kind: StaffAlertKind): void {
    const kinds = staffAlertKinds.filter((each) =>
      each === kind ? !this.kinds.includes(kind) : this.kinds.includes(each),
    );
    this.dispatchEvent(new CustomEvent('choose', { detail: { kinds } }));
  }

  override render() {
    return html`<fieldset>
      <legend>${this.label}</legend>
      <div class="kinds">
        ${staffAlertKinds.map(
          (kind) =>
            html`<label class="check">
              <input
                type="checkbox"
                .checked=${this.kinds.includes(kind)}
                @change=${() => this.#toggle(kind)}
              />
              <span>${t(`alerts.kind_${kind}`)}</span>
            </label>`,
        )}
      </div>
      ${this.problem === '' ? '' : html`<p class="problem">${this.problem}</p>`}
    </fieldset>`;
  }
}

customElements.define('ly-kind-checks', KindChecks);

declare global {
  interface HTMLElementTagNameMap {
    'ly-kind-checks': KindChecks;
  }
}
