import type { NoticeView } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { fetchNotice } from '../api/notices.ts';
import { Live } from '../api/live.ts';
import type { DraftForm } from '../components/draft-form.ts';
import { numberWords } from '../components/number-words.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

/** What a draft says of other notices, and the news that it has had; each can be taken out. Event `form-change`. */
export class DraftTies extends LitElement {
  static override properties = { form: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--half) var(--two);
        padding-block: var(--one);
        border-block: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li + li {
        border-top: 0;
      }
    `,
  ];

  declare form: DraftForm | undefined;
  declare clock: Clock;

  readonly #others = new Live(this, {
    key: () => this.#ids.join(' '),
    load: (key, signal) =>
      Promise.all(
        key
          .split(' ')
          .filter(Boolean)
          .map((id) => fetchNotice(id, signal)),
      ),
    touchedBy: () => false,
  });

  constructor() {
    super();
    this.form = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  get #ids(): string[] {
    const { supersedes = '', beside = [] } = this.form ?? {};
    return [supersedes, ...beside.map(({ noticeId }) => noticeId)].filter((id) => id !== '');
  }

  #change(detail: Partial<DraftForm>): void {
    this.dispatchEvent(new CustomEvent('form-change', { detail }));
  }

  #name(id: string): string {
    const summary = this.#others.value?.find((notice: NoticeView) => notice.summary.id === id)?.summary;
    return summary === undefined ? '' : `${numberWords(summary.number)} ${summary.title}`;
  }

  #line(label: string, name: string, hint: string, remove: string, without: Partial<DraftForm>) {
    return html`<li>
      <span
        ><span class="soft small">${label}</span><br /><b>${name}</b>
        ${hint === '' ? '' : html`<br /><span class="soft small">${hint}</span>`}</span
      >
      <button
        type="button"
        class="button"
        aria-label="${remove}: ${label} ${name}"
        @click=${() => this.#change(without)}
      >
        ${remove}
      </button>
    </li>`;
  }

  override render() {
    const { form } = this;
    if (form === undefined || this.#ids.length + form.progress.length === 0) return '';
    const { supersedes, beside, progress } = form;
    return html`<ul>
      ${
        supersedes === ''
          ? ''
          : this.#line(
              t('compose.supersedes'),
              this.#name(supersedes),
              t('compose.supersedes_hint'),
              t('compose.drop'),
              {
                supersedes: '',
              },
            )
      }
      ${beside.map((tie) =>
        this.#line(t('compose.beside'), this.#name(tie.noticeId), t('link.reason', tie), t('compose.drop'), {
          beside: beside.filter((other) => other !== tie),
        }),
      )}
      ${progress.map((told) =>
        this.#line(
          `${t('compose.progress')} ${momentWords(told.at, this.clock)}`,
          local(told.text),
          '',
          t('compose.remove'),
          {
            progress: progress.filter((other) => other !== told),
          },
        ),
      )}
    </ul>`;
  }
}

customElements.define('ly-draft-ties', DraftTies);

declare global {
  interface HTMLElementTagNameMap {
    'ly-draft-ties': DraftTies;
  }
}
