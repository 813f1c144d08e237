import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

/** The red 紧急 of every page: raises for those who may, shows what is in force to everybody else. */
export class EmergencyButton extends LitElement {
  static override properties = {
    mayRaise: { type: Boolean },
    count: { type: Number },
    current: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: inline-block;
      }
      .button {
        min-height: var(--six);
        padding-inline: 20px;
        border-color: var(--alarm);
        background: var(--alarm);
        color: var(--on-alarm);
        font-size: var(--text-lead);
      }
      .button:hover {
        border-color: var(--alarm-hover);
        background: var(--alarm-hover);
      }
      .count {
        min-width: 24px;
        padding-inline: 6px;
        border-radius: 12px;
        background: var(--on-alarm);
        color: var(--alarm);
        font-size: var(--text-small);
        line-height: 24px;
        text-align: center;
      }
      @media (max-width: 800px) {
        .button {
          min-height: var(--target);
          padding-inline: 14px;
        }
        .count {
          display: none;
        }
      }
    `,
  ];

  declare mayRaise: boolean;
  /** How many wait or are in force. */
  declare count: number;
  /** Whether its page is the one at hand. */
  declare current: boolean;

  constructor() {
    super();
    this.mayRaise = false;
    this.count = 0;
    this.current = false;
    followLanguage(this);
  }

  override render() {
    const { mayRaise, count } = this;
    const deed = t(mayRaise ? 'emergency.button_raises' : 'emergency.button_shows');
    const name = count === 0 ? deed : `${deed}${t('emergency.button_count', { count })}`;
    return html`<a
      class="button"
      href=${mayRaise ? '/alerts/raise' : '/alerts'}
      aria-label=${name}
      aria-current=${this.current ? 'page' : nothing}
    >
      <ly-icon name="emergency"></ly-icon><span>${t('emergency.button')}</span>
      ${count === 0 || mayRaise ? '' : html`<span class="count number">${count}</span>`}
    </a>`;
  }
}

customElements.define('ly-emergency-button', EmergencyButton);

declare global {
  interface HTMLElementTagNameMap {
    'ly-emergency-button': EmergencyButton;
  }
}
