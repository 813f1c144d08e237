import type { Severity } from '@louyu/contract/alarm';
import type { AlertTemplateView } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

/** How grave it is, for templates that know more than one: 红 橙 黄 蓝, most severe first. Event `severity`. */
export class AlertSeverity extends LitElement {
  static override properties = { severities: { attribute: false }, severity: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      legend {
        margin-block-end: var(--one);
      }
      .chip {
        min-height: var(--six);
      }
      i {
        width: 14px;
        height: 14px;
        border: 1px solid var(--border);
        border-radius: 2px;
      }
      .extreme {
        background: var(--alarm);
      }
      .severe {
        background: #e8710a;
      }
      .moderate {
        background: var(--drill);
      }
      .minor {
        background: #1a66d0;
      }
    `,
  ];

  declare severities: AlertTemplateView['severities'];
  declare severity: Severity | undefined;

  constructor() {
    super();
    this.severities = [];
    this.severity = undefined;
    followLanguage(this);
  }

  override render() {
    return html`<fieldset>
      <legend>${t('emergency.severity')}</legend>
      <div class="row tight">
        ${this.severities.map(
          ({ severity, name }) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${severity === this.severity ? 'true' : 'false'}
              @click=${() => this.dispatchEvent(new CustomEvent('severity', { detail: severity }))}
            >
              <i class=${severity}></i>${local(name)}
            </button>`,
        )}
      </div>
    </fieldset>`;
  }
}

customElements.define('ly-alert-severity', AlertSeverity);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-severity': AlertSeverity;
  }
}
