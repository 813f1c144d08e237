import type { NoticeView, RevisionView } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchNotice } from '../api/notices.ts';
import { fetchOverview } from '../api/overview.ts';
import { fetchPlaces, fetchSite } from '../api/places.ts';
import { numberWords } from '../components/number-words.ts';
import { standingWords } from '../components/standing-words.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import { Signing } from './signing.ts';
import '../components/category-mark.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/state-mark.ts';

const tickMs = 1_000;

/**
 * 签发, for a phone: where the link of a robot, of the desk or of a QR code leads. It is one purpose on one page, always about
 * the newest revision. The link itself signs nothing and opens nothing: it may lie in a group chat in which the author reads
 * too, and a signature is that of a person who logged in (R8, R13).
 */
export class SignPage extends LitElement {
  static override properties = { noticeId: {} };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        max-width: 1000px;
      }
      header {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--two);
        align-items: center;
        margin-block-end: var(--three);
      }
      h1 {
        font-size: 1.5rem;
        overflow-wrap: anywhere;
      }
      header p {
        margin-top: var(--half);
      }
      nav {
        margin-top: var(--four);
      }
    `,
  ];

  declare noticeId: string;

  readonly #session = new SessionAccess(this);
  readonly #notice = new Live(this, {
    key: () => this.noticeId,
    load: (id, signal) => fetchNotice(id, signal),
    touchedBy: (change, id) => change.resource === 'notice' && (change.id === null || change.id === id),
  });
  readonly #around = new Live(this, {
    key: () => 'around',
    load: async (_, signal) => {
      const [places, site] = await Promise.all([fetchPlaces(signal), fetchSite(signal)]);
      return { places, site };
    },
    touchedBy: (change) => change.resource === 'place' || change.resource === 'site',
  });
  /** What else waits, for when this is done. */
  readonly #overview = new Live(this, {
    key: () => 'overview',
    load: (_, signal) => fetchOverview(signal),
    touchedBy: ({ resource }) => resource === 'notice',
  });
  readonly #signing = new Signing(this, this.#notice);

  constructor() {
    super();
    this.noticeId = '';
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  /** What is to be signed, while lists still call the notice by what is on the screens. */
  #head({ summary }: NoticeView, { content, state }: RevisionView) {
    const words = content?.[language()] ?? content?.['zh-CN'];
    return html`<header>
      <ly-category-mark large category=${summary.category}></ly-category-mark>
      <div>
        <h1 tabindex="-1">${words?.title ?? summary.title}</h1>
        <p class="row tight">
          <ly-state-mark notice=${state === 'in-review' ? state : summary.state}></ly-state-mark>
          <span class="soft small"
            >${numberWords(summary.number)} · ${t('notice.revision', { revision: summary.revision })}</span
          >
        </p>
      </div>
    </header>`;
  }

  #standing(notice: NoticeView, newest: RevisionView) {
    const takenBack = this.#signing.takenBack === newest.revision;
    const lines = standingWords(notice, newest, this.#session.clock, takenBack);
    if (lines.length === 0) return '';
    return html`<div class="stack">
      ${lines.map((line) => html`<ly-note kind="plain" text=${line}></ly-note>`)}
    </div>`;
  }

  /** Where the finger is after a signature. */
  #done({ recalledAt }: NoticeView, { revision, signedBy, signedAt }: RevisionView): string {
    if (signedBy === null || signedAt === null || recalledAt !== null) return '';
    const when = momentWords(signedAt, this.#session.clock);
    return t('reading.signed', { name: signedBy.name, revision, when });
  }

  /** What is left to do: the next that waits, or the whole of this one. */
  #onward() {
    const waiting = (this.#overview.value?.waitingForMe ?? []).filter(
      ({ id, state, pendingRevision }) =>
        id !== this.noticeId && (state === 'in-review' || pendingRevision !== null),
    );
    const [next] = waiting;
    return html`<nav class="row">
      ${
        next === undefined
          ? ''
          : html`<a class="button primary" href="/sign/${next.id}"
              >${t('reading.next', { count: waiting.length })}<ly-icon name="next"></ly-icon
            ></a>`
      }
      <a class="button" href="/notices/${this.noticeId}">${t('reading.whole')}</a>
    </nav>`;
  }

  #body(notice: NoticeView) {
    const [newest] = notice.revisions;
    if (newest === undefined) return '';
    const { clock } = this.#session;
    const reads = this.#signing.concerns(notice, clock.nowMs);
    return html`${this.#head(notice, newest)}
      <div class="stack wide">
        ${this.#standing(notice, newest)}
        ${
          reads
            ? this.#signing.sheet(notice, newest, this.#around.value, clock)
            : html`<ly-note text=${this.#signing.problem}></ly-note>`
        }
        <ly-note kind="good" text=${this.#done(notice, newest)}></ly-note>
      </div>
      ${this.#onward()}`;
  }

  override render() {
    const { value, error } = this.#notice;
    return html`${
      error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`
    }${value === undefined ? '' : this.#body(value)}`;
  }
}

customElements.define('ly-sign-page', SignPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-sign-page': SignPage;
  }
}
