import type { ColumnField, ImportCheck, RegisterChange } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import { checkRoster, importRoster, type RosterFile } from '../api/households.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/icon.ts';
import '../components/import-result.ts';
import '../components/note.ts';
import './register-changes.ts';

/** A table with nothing but the headers that an import knows, with the mark by which spreadsheets know UTF-8. */
const emptyTable = '\ufeff楼栋,单元,房号,姓名,电话,标签\r\n3栋,1单元,301,,,\r\n';

/** A roster: chosen, checked, looked at, imported. */
export class RegisterImport extends LitElement {
  static override properties = {
    _roster: { state: true },
    _check: { state: true },
    _done: { state: true },
    _over: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .drop {
        display: grid;
        gap: var(--two);
        justify-items: center;
        padding: var(--six) var(--three);
        border: 2px dashed var(--border);
        border-radius: var(--radius-large);
        text-align: center;
      }
      .drop.over {
        background: var(--panel);
      }
      input[type='file'] {
        position: absolute;
        width: 1px;
        height: 1px;
        min-height: 0;
        opacity: 0;
      }
    `,
  ];

  declare private _roster: RosterFile | undefined;
  declare private _check: ImportCheck | undefined;
  declare private _done: RegisterChange | undefined;
  declare private _over: boolean;

  readonly #checking = new Submission(this);
  readonly #running = new Submission(this);
  readonly #leaving = new AbortController();

  constructor() {
    super();
    this._roster = undefined;
    this._check = undefined;
    this._done = undefined;
    this._over = false;
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaving.abort();
  }

  async #checkAnew(roster: RosterFile): Promise<void> {
    this._roster = roster;
    this._done = undefined;
    if (roster.columns === null) this._check = undefined;
    this.#running.clear();
    await this.#checking.run(async () => {
      this._check = await checkRoster(roster, this.#leaving.signal);
    });
  }

  async #run(roster: RosterFile, token: string): Promise<void> {
    const done = await this.#running.run(async () => {
      this._done = await importRoster(roster, token, this.#leaving.signal);
    });
    if (!done) return;
    this._roster = undefined;
    this._check = undefined;
  }

  #take(file: File | null | undefined): void {
    if (file instanceof File) void this.#checkAnew({ file, columns: null });
  }

  #chosen(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    this.#take(target.files?.[0]);
    target.value = '';
  }

  #picker() {
    return html`<div
      class="drop ${this._over ? 'over' : ''}"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this._over = true;
      }}
      @dragleave=${() => (this._over = false)}
      @drop=${(event: DragEvent) => {
        event.preventDefault();
        this._over = false;
        this.#take(event.dataTransfer?.files[0]);
      }}
    >
      <p>${t('import.example')}</p>
      <input
        id="file"
        type="file"
        accept=".xlsx,.csv"
        aria-label=${t('import.choose')}
        @change=${this.#chosen}
      />
      <button class="button primary" ?disabled=${this.#checking.busy} @click=${this.#choose}>
        ${t(this._roster === undefined ? 'import.choose' : 'import.another')}
      </button>
      <span class="soft">${t('import.drop')}</span>
      <a
        class="button quiet"
        href="data:text/csv;charset=utf-8,${encodeURIComponent(emptyTable)}"
        download="louyu.csv"
        >${t('import.template')}</a
      >
    </div>`;
  }

  #choose(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#file')?.click();
  }

  #result(roster: RosterFile, check: ImportCheck) {
    const count = check.added + check.changed;
    const words = check.wrong > 0 ? t('import.run_right', { count }) : t('import.run', { count });
    return html`<ly-import-result
      .check=${check}
      .busy=${this.#checking.busy}
      @columns-change=${(event: CustomEvent<(ColumnField | null)[]>) =>
        void this.#checkAnew({ ...roster, columns: event.detail })}
    >
      ${
        check.usable
          ? html`<div class="row">
              ${
                count === 0
                  ? html`<p>${check.wrong === 0 ? t('import.nothing') : ''}</p>`
                  : html`<button
                      class="button primary"
                      ?disabled=${this.#running.busy || this.#checking.busy}
                      @click=${() => void this.#run(roster, check.token)}
                    >
                      ${this.#running.busy ? t('import.running') : words}
                    </button>`
              }
              <button class="button" ?disabled=${this.#running.busy} @click=${this.#choose}>
                ${t('import.another')}
              </button>
            </div>`
          : ''
      }
      <ly-note text=${this.#running.problem}></ly-note>
    </ly-import-result>`;
  }

  #finished({ added, changed }: RegisterChange) {
    return html`<ly-note kind="good" text=${t('import.done', { added, changed })}></ly-note>
      <div class="row">
        <a class="button primary" href="/places/households">${t('import.to_households')}</a>
      </div>`;
  }

  override render() {
    const [roster, check] = [this._roster, this._check];
    return html`<div class="stack wide">
      <p>${t('import.lead')}</p>
      ${this._done === undefined ? '' : this.#finished(this._done)}
      ${
        roster === undefined
          ? ''
          : html`<h2>
              ${check === undefined ? roster.file.name : t('import.result', { file: roster.file.name, rows: check.rows })}
            </h2>`
      }
      <div ?hidden=${check !== undefined}>${this.#picker()}</div>
      ${this.#checking.busy ? html`<p role="status" class="soft">${t('import.checking')}</p>` : ''}
      <ly-note text=${this.#checking.problem}></ly-note>
      ${roster === undefined || check === undefined ? '' : this.#result(roster, check)}
      <ly-register-changes></ly-register-changes>
    </div>`;
  }
}

customElements.define('ly-register-import', RegisterImport);

declare global {
  interface HTMLElementTagNameMap {
    'ly-register-import': RegisterImport;
  }
}
