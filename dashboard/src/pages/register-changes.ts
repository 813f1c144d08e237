import type { RegisterChange } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import { fetchRegisterChanges, undoRegisterChange } from '../api/households.ts';
import { Live } from '../api/live.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/confirm-dialog.ts';
import '../components/icon.ts';
import '../components/note.ts';

/** The latest bulk changes of the register; the newest can be taken back. */
export class RegisterChanges extends LitElement {
  static override properties = { _asking: { state: true }, _said: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--half) var(--two);
        align-items: center;
        min-height: 60px;
        border-top: 1px solid var(--line);
      }
      .number::first-letter {
        text-transform: uppercase;
      }
    `,
  ];

  declare private _asking: RegisterChange | undefined;
  declare private _said: string;
  readonly #session = new SessionAccess(this);
  readonly #undoing = new Submission(this);
  readonly #changes = new Live(this, {
    key: () => 'changes',
    load: (_, signal) => fetchRegisterChanges(signal),
    touchedBy: (change) => change.resource === 'household',
  });

  constructor() {
    super();
    this._asking = undefined;
    this._said = '';
    followLanguage(this);
  }

  async #undo(change: RegisterChange): Promise<void> {
    const done = await this.#undoing.run(async () => {
      this._said = t('changes.undo_done', await undoRegisterChange(change.id));
    });
    if (!done) return;
    this._asking = undefined;
    await this.#changes.refresh();
  }

  #row(change: RegisterChange) {
    const { kind, at, by, added, changed, undoneAt, undoable } = change;
    return html`<li>
      <b>${t(`changes.${kind}`)}</b>
      <span class="number">${t('changes.counts', { added, changed })}</span>
      <span class="soft number">${momentWords(at, this.#session.clock)} ${by}</span>
      ${undoneAt === null ? '' : html`<span class="soft">${t('changes.undone')}</span>`}
      ${
        undoable
          ? html`<button class="button push" @click=${() => (this._asking = change)}>
              <ly-icon name="recall"></ly-icon>${t('changes.undo')}
            </button>`
          : ''
      }
    </li>`;
  }

  override render() {
    const changes = this.#changes.value ?? [];
    const asking = this._asking;
    return html`<ly-note kind="good" text=${this._said}></ly-note>
      ${
        changes.length === 0
          ? ''
          : html`<section class="stack" aria-labelledby="changes">
              <h2 id="changes">${t('changes.title')}</h2>
              <ul>
                ${changes.slice(0, 5).map((change) => this.#row(change))}
              </ul>
            </section>`
      }
      <ly-confirm-dialog
        label=${t('changes.undo_title')}
        text=${t('changes.undo_text')}
        confirm=${t('changes.undo_confirm')}
        .open=${asking !== undefined}
        .busy=${this.#undoing.busy}
        .problem=${this.#undoing.problem}
        @confirm=${() => asking !== undefined && void this.#undo(asking)}
        @dismiss=${() => {
          this._asking = undefined;
          this.#undoing.clear();
        }}
      ></ly-confirm-dialog>`;
  }
}

customElements.define('ly-register-changes', RegisterChanges);

declare global {
  interface HTMLElementTagNameMap {
    'ly-register-changes': RegisterChanges;
  }
}
