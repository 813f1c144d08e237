import type { TemplateView } from '@louyu/contract/api/notices';
import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './note.ts';

/** Where the template that a notice is written with is offered otherwise by now: that it has changed since the notice was begun; event `use-new`. */
export class TemplateOlder extends LitElement {
  static override properties = { written: { attribute: false }, offered: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      /* Without a box where there is nothing to say. */
      :host {
        display: contents;
      }
      div {
        display: grid;
        gap: var(--one);
        justify-items: start;
      }
    `,
  ];

  declare written: TemplateView | undefined;
  declare offered: TemplateView | undefined;

  constructor() {
    super();
    this.written = undefined;
    this.offered = undefined;
    followLanguage(this);
  }

  override render() {
    const { written, offered } = this;
    if (offered === undefined || (offered.version ?? 0) === (written?.version ?? 0)) return nothing;
    return html`<div>
      <ly-note kind="plain" text=${t('template.older')}></ly-note>
      <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('use-new'))}>
        ${t('template.use_new')}
      </button>
    </div>`;
  }
}

customElements.define('ly-template-older', TemplateOlder);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-older': TemplateOlder;
  }
}
