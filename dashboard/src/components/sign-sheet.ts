import type { NoticeView, Preview, RevisionView } from '@louyu/contract/api/notices';
import type { Place, Site } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { boardNoticeOf } from './board-notice.ts';
import { placeTree } from './place-tree.ts';
import { comparable } from './comparable.ts';
import './draft-notes.ts';
import './note.ts';
import './revision-words.ts';
import './screen-preview.ts';
import './sign-panel.ts';
import './take-back-bar.ts';

/**
 * What is read before a signature, in the order of reading, made for a phone first: the words with what changed, the real
 * screens, what stands in doubt, then the ticks (R8). Passes on the events of its `ly-sign-panel` and `ly-take-back-bar`.
 */
export class SignSheet extends LitElement {
  static override properties = {
    notice: { attribute: false },
    revision: { attribute: false },
    preview: { attribute: false },
    unread: {},
    places: { attribute: false },
    site: { attribute: false },
    clock: { attribute: false },
    takesBack: { type: Boolean },
    busy: { type: Boolean },
    problem: {},
  };

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--four);
      }
      ly-screen-preview {
        max-width: 400px;
      }
      section {
        display: grid;
        gap: var(--two);
      }
      @media (min-width: 1001px) {
        :host {
          grid-template-columns: minmax(0, 1fr) 288px;
          gap: var(--four) var(--six);
          align-items: start;
        }
        section,
        .deed {
          grid-column: 1;
        }
        ly-screen-preview {
          grid-area: 1 / 2 / span 3;
        }
      }
    `,
  ];

  declare notice: NoticeView | undefined;
  declare revision: RevisionView | undefined;
  /** Whom it reaches, on which screens, and what stands in doubt; undefined until the hub has said so. */
  declare preview: Preview | undefined;
  /** Why the hub could not say so; empty where it did, or is about to. */
  declare unread: string;
  declare places: readonly Place[];
  declare site: Site | undefined;
  declare clock: Clock;
  /** Whether the signature was just given and can be taken back. */
  declare takesBack: boolean;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.notice = undefined;
    this.revision = undefined;
    this.preview = undefined;
    this.unread = '';
    this.places = [];
    this.site = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.takesBack = false;
    this.busy = false;
    this.problem = '';
    followLanguage(this);
  }

  #pass(event: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }

  #words(notice: NoticeView, revision: RevisionView) {
    const { clock } = this;
    const around = {
      tree: placeTree(this.places),
      removed: notice.removedPlaces ?? [],
      clock,
      others: [...(notice.supersedes === undefined ? [] : [notice.supersedes]), ...(notice.beside ?? [])],
      category: notice.summary.category,
    };
    const { author, submittedAt, reviewedBy, reviewedAt } = revision;
    return html`<section aria-labelledby="words">
      <div>
        <h2 id="words">${t('reading.words')}</h2>
        ${
          submittedAt === null
            ? ''
            : html`<p class="soft small">
                ${t('reading.submitted', { name: author.name, when: momentWords(submittedAt, clock) })}
              </p>`
        }
        ${
          reviewedBy === null || reviewedAt === null
            ? ''
            : html`<p class="soft small">
                ${t('reading.reviewed', { name: reviewedBy.name, when: momentWords(reviewedAt, clock) })}
              </p>`
        }
      </div>
      <ly-revision-words
        .revision=${revision}
        .others=${comparable(revision, notice.revisions)}
        .around=${around}
        .reach=${this.preview?.reach}
        .next=${this.preview?.next}
      ></ly-revision-words>
    </section>`;
  }

  #notes({ problems }: Preview) {
    const count = problems.length;
    return html`<section aria-label=${t('reading.doubts')}>
      ${
        count === 0
          ? html`<p class="soft">${t('reading.notes_none')}</p>`
          : html`<h2>${t('reading.notes', { count })}</h2>
              <ly-draft-notes .problems=${problems}></ly-draft-notes>`
      }
    </section>`;
  }

  /** Comes last, when everything above it is there: nothing moves under the finger. */
  #deed(notice: NoticeView, revision: RevisionView) {
    if (this.site === undefined || (this.preview === undefined && this.unread === '')) return '';
    if (this.takesBack && revision.goesOutAt !== null) {
      return html`<ly-take-back-bar
        class="deed"
        .goesOutAt=${revision.goesOutAt}
        .clockOffsetMs=${this.clock.nowMs - Date.now()}
        .busy=${this.busy}
        .problem=${this.problem}
        @take-back=${this.#pass}
      ></ly-take-back-bar>`;
    }
    return html`<ly-sign-panel
      class="deed"
      .revision=${revision}
      .template=${notice.template}
      .actions=${notice.actions}
      .busy=${this.busy}
      .problem=${this.problem}
      @sign=${this.#pass}
      @review=${this.#pass}
      @return-it=${this.#pass}
    ></ly-sign-panel>`;
  }

  override render() {
    const { notice, revision, preview } = this;
    if (notice === undefined || revision === undefined) return '';
    return html`${this.#words(notice, revision)}
      <ly-screen-preview
        label=${t('notice.screen')}
        empty=${t('notice.preview_none')}
        .site=${this.site}
        .places=${preview === undefined ? [] : this.places}
        .audience=${revision.draft.audience}
        .screens=${preview?.screens ?? []}
        .beside=${preview?.beside ?? []}
        .notice=${boardNoticeOf(notice, revision, this.clock.nowMs)}
      ></ly-screen-preview>
      ${preview === undefined ? html`<ly-note text=${this.unread}></ly-note>` : this.#notes(preview)}
      ${this.#deed(notice, revision)}`;
  }
}

customElements.define('ly-sign-sheet', SignSheet);

declare global {
  interface HTMLElementTagNameMap {
    'ly-sign-sheet': SignSheet;
  }
}
