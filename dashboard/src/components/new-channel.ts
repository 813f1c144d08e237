import { shareChannelKinds, type ShareChannelKind } from '@louyu/contract/api/shares';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';

/** A channel as somebody names it. */
export interface NewChannel {
  readonly name: string;
  readonly kind: ShareChannelKind;
}

/** A button that opens the two fields of a new channel; event `add-channel` with a {@link NewChannel}. */
export class NewChannelForm extends LitElement {
  static override properties = {
    busy: { type: Boolean },
    _open: { state: true },
    _name: { state: true },
    _kind: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--one) var(--two);
      }
      .field {
        flex: 1 1 160px;
      }
    `,
  ];

  declare busy: boolean;
  declare private _open: boolean;
  declare private _name: string;
  declare private _kind: ShareChannelKind;

  constructor() {
    super();
    this.busy = false;
    this._open = false;
    this._name = '';
    this._kind = 'group';
    followLanguage(this);
  }

  async #begin(): Promise<void> {
    this._open = true;
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  #add(event: Event): void {
    event.preventDefault();
    const name = this._name.trim();
    if (name === '') return;
    const detail: NewChannel = { name, kind: this._kind };
    this.dispatchEvent(new CustomEvent('add-channel', { detail }));
    this._open = false;
    this._name = '';
  }

  override render() {
    if (!this._open) {
      return html`<button class="button" @click=${() => void this.#begin()}>
        <ly-icon name="plus"></ly-icon>${t('share.add')}
      </button>`;
    }
    return html`<form @submit=${(event: Event) => this.#add(event)}>
      <div class="field">
        <label for="name">${t('share.channel_name')}</label>
        <input
          id="name"
          maxlength="30"
          autocomplete="off"
          .value=${this._name}
          placeholder=${t('share.channel_example')}
          @input=${(event: Event) => (this._name = fieldValue(event))}
        />
      </div>
      <div class="field">
        <label for="kind">${t('share.channel_kind')}</label>
        <select
          id="kind"
          @change=${(event: Event) =>
            (this._kind = shareChannelKinds.find((kind) => kind === fieldValue(event)) ?? 'group')}
        >
          ${shareChannelKinds.map(
            (kind) =>
              html`<option value=${kind} .selected=${kind === this._kind}>
                ${t(`share.kind_${kind}`)}
              </option>`,
          )}
        </select>
      </div>
      <button class="button primary" ?disabled=${this.busy}>${t('action.add')}</button>
      <button type="button" class="button quiet" @click=${() => (this._open = false)}>
        ${t('action.cancel')}
      </button>
    </form>`;
  }
}

customElements.define('ly-new-channel', NewChannelForm);

declare global {
  interface HTMLElementTagNameMap {
    'ly-new-channel': NewChannelForm;
  }
}
