import type { NoticeView } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { countersignNotice, putBackNotice } from '../api/notice-updates.ts';
import { Submission } from '../api/submission.ts';
import { outRevision } from '../components/postponement.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/confirm-dialog.ts';
import '../components/icon.ts';
import '../components/note.ts';

/** What one person said and is on the screens: another one confirms it, or puts the old words back (R13). Event `updated`. */
export class CountersignPanel extends LitElement {
  static override properties = { notice: { attribute: false }, _asking: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
      section {
        padding: var(--three);
        border: 2px solid var(--action);
        border-radius: var(--radius-large);
      }
      @media (max-width: 640px) {
        section {
          padding: var(--two);
        }
        .row .button {
          flex: 1 1 auto;
        }
      }
    `,
  ];

  declare notice: NoticeView | undefined;
  declare private _asking: boolean;

  readonly #session = new SessionAccess(this);
  readonly #submission = new Submission(this);

  constructor() {
    super();
    this.notice = undefined;
    this._asking = false;
    followLanguage(this);
  }

  async #act(act: () => Promise<NoticeView>): Promise<void> {
    const done = await this.#submission.run(async () => {
      const detail = await act();
      this.dispatchEvent(new CustomEvent<NoticeView>('updated', { detail }));
    });
    if (done) this._asking = false;
  }

  override render() {
    const { notice } = this;
    const waiting = notice && outRevision(notice);
    const { update, countersign, revision, signedBy, signedAt } = waiting ?? {};
    if (notice === undefined || revision === undefined || notice.summary.countersignDueAt === undefined)
      return '';
    if (update === undefined || update === 'put-back' || countersign === undefined) return '';
    const { clock } = this.#session;
    const { id } = notice.summary;
    const when = (at: string | null | undefined) => momentWords(at ?? '', clock);
    const isLate = Date.parse(countersign.dueAt) <= clock.nowMs;
    const mayPutBack = notice.actions.includes('put-back');
    const said = { name: signedBy?.name ?? '', revision, when: when(signedAt) };
    return html`<section class="stack" aria-labelledby="title">
        <h2 id="title">${t('countersign.title')}</h2>
        <p>
          ${t(`countersign.${update}`, said)}
          ${t(isLate ? 'countersign.late' : 'countersign.due', { when: when(countersign.dueAt) })}
        </p>
        <ly-note text=${this.#submission.problem}></ly-note>
        <div class="row">
          ${
            notice.actions.includes('countersign')
              ? html`<button
                  type="button"
                  class="button primary large"
                  ?disabled=${this.#submission.busy}
                  @click=${() => void this.#act(() => countersignNotice(id, revision))}
                >
                  <ly-icon name="sign"></ly-icon>${t('countersign.sign')}
                </button>`
              : ''
          }
          ${
            mayPutBack
              ? html`<button type="button" class="button large" @click=${() => (this._asking = true)}>
                  <ly-icon name="give_back"></ly-icon>${t('countersign.put_back')}
                </button>`
              : ''
          }
        </div>
      </section>
      <ly-confirm-dialog
        .open=${this._asking}
        label=${t('countersign.put_back_title')}
        text=${t('countersign.put_back_text')}
        confirm=${t('countersign.put_back_confirm')}
        problem=${this.#submission.problem}
        ?busy=${this.#submission.busy}
        @confirm=${() => void this.#act(() => putBackNotice(id, revision))}
        @dismiss=${() => (this._asking = false)}
      ></ly-confirm-dialog>`;
  }
}

customElements.define('ly-countersign-panel', CountersignPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ly-countersign-panel': CountersignPanel;
  }
}
