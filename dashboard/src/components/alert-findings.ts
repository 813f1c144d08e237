import type { AlertFinding, AlertTemplateView } from '@louyu/contract/api/alerts';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { listed } from '../i18n/listed.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './icon.ts';

/** What is missing or doubtful. Only what blocks is a warning, in the words of the hub; all that could be added is one calm line. */
export class AlertFindings extends LitElement {
  static override properties = { findings: { attribute: false }, fields: { attribute: false } };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      /* Out of the flow, but there before it speaks. */
      :host([silent]) {
        position: absolute;
      }
      li {
        display: flex;
        gap: var(--one);
        align-items: flex-start;
        padding-block: 2px;
        color: var(--ink-soft);
      }
      .blocks {
        color: var(--warn);
        font-weight: 600;
      }
      ly-icon {
        margin-top: 2px;
      }
    `,
  ];

  declare findings: readonly AlertFinding[];
  /** Those of the template, which name what could be added. */
  declare fields: AlertTemplateView['fields'];

  constructor() {
    super();
    this.findings = [];
    this.fields = [];
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('findings')) this.toggleAttribute('silent', this.findings.length === 0);
  }

  #label(key: string): string | undefined {
    if (key === 'whereWords') return t('emergency.where_exactly');
    if (/^action\w$/.test(key)) return t('emergency.how');
    const field = this.fields.find((each) => each.key === key);
    return field === undefined ? undefined : local(field.label);
  }

  override render() {
    const blocking = this.findings.filter(({ blocks }) => blocks);
    const others = this.findings.filter(({ blocks }) => !blocks);
    const missing = others.flatMap(({ code, field }) => {
      const label = code === 'alert.field_missing' ? this.#label(field) : undefined;
      return label === undefined ? [] : [label];
    });
    const doubts = others.filter(
      ({ code, field }) => code !== 'alert.field_missing' || this.#label(field) === undefined,
    );
    const line = (words: string, blocks: boolean) =>
      html`<li class=${blocks ? 'blocks' : ''}>
        <ly-icon name=${blocks ? 'warning' : 'edit'}></ly-icon><span>${words}</span>
      </li>`;
    return html`<div role="status">
      <ul aria-label=${t('emergency.findings')}>
        ${blocking.map(({ message }) => line(message, true))}
        ${missing.length === 0 ? '' : line(t('emergency.could_add', { labels: listed(missing) }), false)}
        ${doubts.map(({ message }) => line(message, false))}
      </ul>
    </div>`;
  }
}

customElements.define('ly-alert-findings', AlertFindings);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-findings': AlertFindings;
  }
}
