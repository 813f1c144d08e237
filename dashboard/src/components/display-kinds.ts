import { displayKindSchema } from '@louyu/contract/devices';
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

type DisplayKind = (typeof displayKindSchema.options)[number];

/** On which kinds of display; none chosen means all. Event `profiles-change` with the kinds, undefined for all. */
export class DisplayKinds extends LitElement {
  static override properties = { profiles: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      .row {
        gap: 0 var(--three);
      }
    `,
  ];

  declare profiles: readonly DisplayKind[] | undefined;

  constructor() {
    super();
    this.profiles = undefined;
    followLanguage(this);
  }

  #toggle(kind: DisplayKind): void {
    const all = displayKindSchema.options;
    const chosen = this.profiles ?? all;
    const next = all.filter((each) => (each === kind ? !chosen.includes(each) : chosen.includes(each)));
    // The last one stays: a notice for no display at all is none.
    if (next.length > 0) {
      const detail = next.length === all.length ? undefined : next;
      this.dispatchEvent(new CustomEvent('profiles-change', { detail }));
    }
    this.requestUpdate();
  }

  override render() {
    return html`<fieldset>
      <legend>${t('audience.profiles')}</legend>
      <div class="row">
        ${displayKindSchema.options.map(
          (kind) =>
            html`<label class="check">
              <input
                type="checkbox"
                .checked=${live(this.profiles?.includes(kind) ?? true)}
                @change=${() => this.#toggle(kind)}
              />${t(`kind.${kind}`)}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }
}

customElements.define('ly-display-kinds', DisplayKinds);

declare global {
  interface HTMLElementTagNameMap {
    'ly-display-kinds': DisplayKinds;
  }
}
