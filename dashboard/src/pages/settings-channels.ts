import type { ShareChannel } from '@louyu/contract/api/shares';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Live } from '../api/live.ts';
import {
  addShareChannel,
  fetchShareChannels,
  removeShareChannel,
  renameShareChannel,
} from '../api/shares.ts';
import { Submission } from '../api/submission.ts';
import { DoneEvent } from '../comfort/undoable.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from '../components/field-value.ts';
import type { NewChannel } from '../components/new-channel.ts';
import '../components/icon.ts';
import '../components/new-channel.ts';
import '../components/note.ts';

/** 转发渠道: the chat groups, boards of paper and calls by which notices are carried. */
export class SettingsChannels extends LitElement {
  static override properties = { _saved: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        max-width: 40rem;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--one) var(--two);
        padding: var(--one) 0;
        border-top: 1px solid var(--line);
      }
      input {
        flex: 1 1 200px;
      }
      .kind {
        flex: 0 0 8em;
      }
    `,
  ];

  declare private _saved: string;

  readonly #changing = new Submission(this);
  readonly #channels = new Live(this, {
    key: () => 'channels',
    load: (_, signal) => fetchShareChannels(signal),
    touchedBy: (change) => change.resource === 'share' && change.id === null,
  });

  constructor() {
    super();
    this._saved = '';
    followLanguage(this);
  }

  async #change(change: () => Promise<unknown>): Promise<boolean> {
    this._saved = '';
    const done = await this.#changing.run(async () => {
      await change();
      await this.#channels.refresh();
    });
    if (done) this._saved = t('saved');
    return done;
  }

  async #remove({ id, name, kind }: ShareChannel): Promise<void> {
    const removed = await this.#change(() => removeShareChannel(id));
    if (!removed) return;
    this._saved = '';
    const undo = async () => {
      await addShareChannel({ name, kind });
      await this.#channels.refresh();
    };
    this.dispatchEvent(new DoneEvent({ words: t('undo.channel', { name }), undo }));
  }

  #rename(event: Event, { id, name }: ShareChannel): void {
    const next = fieldValue(event).trim();
    if (next !== '' && next !== name) void this.#change(() => renameShareChannel(id, next));
  }

  #line(channel: ShareChannel) {
    return html`<li>
      <input
        aria-label=${t('share.channel_name')}
        maxlength="30"
        .value=${channel.name}
        @change=${(event: Event) => this.#rename(event, channel)}
      />
      <span class="soft kind">${t(`share.kind_${channel.kind}`)}</span>
      <button
        class="button quiet"
        ?disabled=${this.#changing.busy}
        @click=${() => void this.#remove(channel)}
      >
        <ly-icon name="delete"></ly-icon>${t('share.remove')}<span class="hidden-words">${channel.name}</span>
      </button>
    </li>`;
  }

  override render() {
    const { value, error } = this.#channels;
    return html`<div class="stack">
      <p class="soft">${t('share.channels_lead')}</p>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value?.length === 0 ? html`<p class="soft">${t('share.no_channels')}</p>` : ''}
      <ul>
        ${repeat(
          value ?? [],
          ({ id }) => id,
          (channel) => this.#line(channel),
        )}
      </ul>
      <ly-note text=${this.#changing.problem}></ly-note>
      <ly-note kind="good" text=${this._saved}></ly-note>
      <ly-new-channel
        ?busy=${this.#changing.busy}
        @add-channel=${({ detail }: CustomEvent<NewChannel>) =>
          void this.#change(() => addShareChannel(detail))}
      ></ly-new-channel>
    </div>`;
  }
}

customElements.define('ly-settings-channels', SettingsChannels);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-channels': SettingsChannels;
  }
}
