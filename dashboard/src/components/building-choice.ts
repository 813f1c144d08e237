import type { Coverage } from '@louyu/contract/api/coverage';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

/** The buildings of a notice with how many households know it in each; event `choose` with `detail.id`. */
export class BuildingChoice extends LitElement {
  static override properties = { buildings: { attribute: false }, chosen: {} };

  static override styles = [
    base,
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
      }
      .chip span {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  declare buildings: Coverage['buildings'];
  declare chosen: string;

  constructor() {
    super();
    this.buildings = [];
    this.chosen = '';
    followLanguage(this);
  }

  override render() {
    return html`<div role="group" aria-label=${t('coverage.buildings')}>
      ${this.buildings.map(({ id, name, proved, claimed, noted, unreached }) => {
        const known = proved + claimed + noted;
        return html`<button
          class="chip"
          aria-pressed=${String(id === this.chosen)}
          data-testid="building"
          @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: { id } }))}
        >
          ${local(name)} <span>${known}/${known + unreached}</span>
        </button>`;
      })}
    </div>`;
  }
}

customElements.define('ly-building-choice', BuildingChoice);

declare global {
  interface HTMLElementTagNameMap {
    'ly-building-choice': BuildingChoice;
  }
}
