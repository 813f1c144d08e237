import type { ApiTokenRequest, ApiTokenView, NewApiToken } from '@louyu/contract/api/tokens';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { Submission } from '../api/submission.ts';
import { addToken, fetchTokens, revokeToken } from '../api/tokens.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/confirm-dialog.ts';
import '../components/copy-button.ts';
import '../components/dialog.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/token-form.ts';

/** 接口令牌: what programs may ask for. */
export class SettingsTokens extends LitElement {
  static override properties = {
    _adding: { state: true },
    _made: { state: true },
    _revoking: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        max-width: 52rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--half) var(--two);
        align-items: center;
        min-height: 64px;
        padding-block: var(--one);
        border-top: 1px solid var(--line);
      }
      .over {
        color: var(--ink-soft);
      }
      code {
        overflow-wrap: anywhere;
        font-family: var(--font-code);
      }
    `,
  ];

  declare private _adding: boolean;
  /** The token that has just been made: it is shown this once. */
  declare private _made: NewApiToken | undefined;
  declare private _revoking: ApiTokenView | undefined;

  readonly #session = new SessionAccess(this);
  readonly #saving = new Submission(this);
  readonly #tokens = new Live(this, {
    key: () => 'tokens',
    load: (_, signal) => fetchTokens(signal),
    touchedBy: (change) => change.resource === 'staff',
  });

  constructor() {
    super();
    this._adding = false;
    this._made = undefined;
    this._revoking = undefined;
    followLanguage(this);
  }

  async #create(request: ApiTokenRequest): Promise<void> {
    const done = await this.#saving.run(async () => {
      this._made = await addToken(request);
    });
    if (!done) return;
    this._adding = false;
    await this.#tokens.refresh();
  }

  async #revoke(token: ApiTokenView): Promise<void> {
    if (!(await this.#saving.run(() => revokeToken(token.id)))) return;
    this._revoking = undefined;
    await this.#tokens.refresh();
  }

  #row(token: ApiTokenView) {
    const { clock } = this.#session;
    const when = (at: string) => momentWords(at, clock);
    const expired = Date.parse(token.expiresAt) <= clock.nowMs;
    const standing =
      token.revokedAt !== null
        ? t('tokens.revoked')
        : expired
          ? t('tokens.expired')
          : t('tokens.until', { when: when(token.expiresAt) });
    const used =
      token.lastUsedAt === null
        ? t('tokens.never_used')
        : t('tokens.last_used', { when: when(token.lastUsedAt) });
    const isOver = token.revokedAt !== null || expired;
    return html`<li class=${isOver ? 'over' : ''}>
      <span>
        <b>${token.name}</b> <span class="soft small">${standing}</span><br />
        <span class="small">${token.scopes.map((scope) => t(`scope.${scope}`)).join(' · ')}</span><br />
        <span class="soft small">${t('tokens.by', { name: token.owner.name })} · ${used}</span>
      </span>
      ${
        isOver
          ? ''
          : html`<button
              class="button"
              aria-label="${t('tokens.revoke')} ${token.name}"
              @click=${() => {
                this.#saving.clear();
                this._revoking = token;
              }}
            >
              ${t('tokens.revoke')}
            </button>`
      }
    </li>`;
  }

  #dialogs() {
    const revoking = this._revoking;
    return html`<ly-dialog
        label=${t('tokens.add')}
        .open=${this._adding}
        @dismiss=${() => (this._adding = false)}
      >
        ${
          this._adding
            ? html`<ly-token-form
                ?busy=${this.#saving.busy}
                problem=${this.#saving.problem}
                @create=${(event: CustomEvent<ApiTokenRequest>) => void this.#create(event.detail)}
                @dismiss=${() => (this._adding = false)}
              ></ly-token-form>`
            : ''
        }
      </ly-dialog>
      <ly-confirm-dialog
        ?open=${revoking !== undefined}
        ?busy=${this.#saving.busy}
        label=${t('tokens.revoke_title', { name: revoking?.name ?? '' })}
        text=${t('tokens.revoke_text')}
        confirm=${t('tokens.revoke')}
        problem=${this.#saving.problem}
        @confirm=${() => {
          if (revoking !== undefined) void this.#revoke(revoking);
        }}
        @dismiss=${() => (this._revoking = undefined)}
      ></ly-confirm-dialog>`;
  }

  #madeToken({ token, view }: NewApiToken) {
    return html`<section class="card stack" aria-live="polite">
      <h2>${t('tokens.created', { name: view.name })}</h2>
      <p>${t('tokens.once')}</p>
      <p><code data-testid="token">${token}</code></p>
      <div class="row">
        <ly-copy-button .value=${token} what=${view.name}></ly-copy-button>
        <button class="button" @click=${() => (this._made = undefined)}>${t('tokens.done')}</button>
      </div>
    </section>`;
  }

  override render() {
    const { value, error } = this.#tokens;
    return html`<div class="stack">
      <p class="soft">${t('tokens.lead')}</p>
      ${this._made === undefined ? '' : this.#madeToken(this._made)}
      <div>
        <button
          class="button primary"
          @click=${() => {
            this.#saving.clear();
            this._adding = true;
          }}
        >
          <ly-icon name="plus"></ly-icon>${t('tokens.add')}
        </button>
      </div>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value?.length === 0 ? html`<p class="soft">${t('tokens.none')}</p>` : ''}
      <ul>
        ${value?.map((token) => this.#row(token))}
      </ul>
      ${this.#dialogs()}
    </div>`;
  }
}

customElements.define('ly-settings-tokens', SettingsTokens);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-tokens': SettingsTokens;
  }
}
