import type { AlertMode } from '@louyu/contract/alarm';
import type { AlertTemplateView } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { hazardIcons } from './hazard-icons.ts';
import './icon.ts';

/** What is the matter: a large tile for each kind of alert; each leads on within its own page. */
export class AlertTypes extends LitElement {
  static override properties = { templates: { attribute: false }, mode: {} };

  static override styles = [
    base,
    controls,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 208px), 1fr));
        gap: var(--two);
      }
      a {
        display: flex;
        align-items: center;
        gap: var(--two);
        height: 100%;
        min-height: 88px;
        padding: var(--one) var(--three);
        border: 2px solid var(--alarm);
        border-radius: var(--radius-large);
        background: var(--alarm-tint);
        color: var(--alarm-ink);
        text-decoration: none;
      }
      a:hover {
        background: var(--alarm);
        color: var(--on-alarm);
      }
      a.drill {
        border-color: var(--on-drill);
        background: var(--drill);
        color: var(--on-drill);
      }
      a.drill:hover {
        background: var(--drill-hover);
      }
      ly-icon {
        font-size: 1.75rem;
      }
      b {
        font-size: var(--text-title);
        line-height: 1.3;
      }
      @media (max-width: 640px) {
        ul {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          gap: 12px;
        }
        a {
          flex-direction: column;
          justify-content: center;
          gap: var(--half);
          padding: var(--one);
          text-align: center;
        }
        b {
          font-size: var(--text-lead);
        }
      }
    `,
  ];

  declare templates: readonly AlertTemplateView[];
  declare mode: AlertMode;

  constructor() {
    super();
    this.templates = [];
    this.mode = 'real';
    followLanguage(this);
  }

  override render() {
    const page = this.mode === 'drill' ? '/alerts/drill' : '/alerts/raise';
    return html`<ul aria-label=${t('emergency.types')}>
      ${this.templates.map(
        ({ id, hazard, name }) =>
          html`<li>
            <a class=${this.mode} href="${page}?type=${id}">
              <ly-icon name=${hazardIcons[hazard]}></ly-icon><b>${local(name)}</b>
            </a>
          </li>`,
      )}
    </ul>`;
  }
}

customElements.define('ly-alert-types', AlertTypes);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-types': AlertTypes;
  }
}
