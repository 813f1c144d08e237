import type { Preview, RevisionView } from '@louyu/contract/api/notices';
import type { AudienceCount } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { windowWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import {
  compared,
  linesOf,
  type ComparedLine,
  type RevisionLine,
  type Surroundings,
} from './revision-lines.ts';

/**
 * All that a signature is for, in words: what the notice says in each language, to whom, when and how; against the revision
 * that stands, or one that was returned, with every change in its place.
 */
export class RevisionWords extends LitElement {
  static override properties = {
    revision: { attribute: false },
    others: { attribute: false },
    around: { attribute: false },
    reach: { attribute: false },
    next: { attribute: false },
    _against: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      h3 {
        padding-block-end: var(--one);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(72px, max-content) minmax(0, 1fr);
      }
      dt,
      dd {
        padding-block: var(--one);
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      dt {
        max-width: 120px;
        padding-inline-end: var(--two);
        color: var(--ink-soft);
      }
      .changed {
        background: var(--panel);
      }
      dt.changed {
        padding-inline-start: var(--one);
        border-inline-start: 4px solid var(--action);
        color: var(--ink);
        font-weight: 600;
      }
      del,
      ins {
        padding-inline: 2px;
        border-radius: 2px;
      }
      del {
        background: var(--warn-tint);
        color: var(--warn);
      }
      ins {
        background: var(--good-tint);
        color: var(--good);
        font-weight: 600;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
    `,
  ];

  declare revision: RevisionView | undefined;
  /** What may be compared with, the first of them unless another is chosen: see `comparable`. */
  declare others: readonly RevisionView[];
  declare around: Surroundings | undefined;
  /** Screens and households in the audience, once they are counted. */
  declare reach: AudienceCount | undefined;
  /** The first windows of one that repeats, were it signed now. */
  declare next: Preview['next'];
  /** The number of the revision that is compared with; 0 for none, undefined for the first. */
  declare private _against: number | undefined;

  constructor() {
    super();
    this.revision = undefined;
    this.others = [];
    this.around = undefined;
    this.reach = undefined;
    this.next = undefined;
    this._against = undefined;
    followLanguage(this);
  }

  get #before(): RevisionView | undefined {
    if (this._against === undefined) return this.others[0];
    return this.others.find(({ revision }) => revision === this._against);
  }

  #choice(revision: RevisionView, before: RevisionView | undefined) {
    if (this.others.length === 0) return '';
    const chip = (words: string, number: number) =>
      html`<button
        type="button"
        class="chip small"
        aria-pressed=${number === (before?.revision ?? 0) ? 'true' : 'false'}
        @click=${() => (this._against = number)}
      >
        ${words}
      </button>`;
    return html`<div class="row tight" role="group" aria-label=${t('reading.compare')}>
      ${this.others.map((other) => {
        const said = { revision: other.revision };
        const isReturned = other.state === 'returned';
        return chip(
          t(isReturned ? 'reading.against_returned' : 'reading.against_signed', said),
          other.revision,
        );
      })}
      ${chip(t('reading.plain', { revision: revision.revision }), 0)}
    </div>`;
  }

  #tally(lines: readonly ComparedLine[], before: RevisionView) {
    const count = lines.filter(({ changed }) => changed).length;
    if (count === 0) return html`<p>${t('reading.unchanged', { revision: before.revision })}</p>`;
    return html`<p data-changes=${count}>
      ${t('reading.changed', { count })} <del>${t('reading.old')}</del> <ins>${t('reading.new')}</ins>
    </p>`;
  }

  #line({ label, runs, changed }: ComparedLine) {
    const kind = changed ? 'changed' : '';
    const words = runs.map(({ kind: fate, text }) => {
      if (fate === 'same') return text;
      return fate === 'old' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
    });
    return html`<dt class=${kind}>${label}</dt>
      <dd class=${kind}>${words}</dd>`;
  }

  #section(section: RevisionLine['section'], lines: readonly ComparedLine[], titled: boolean) {
    if (lines.length === 0) return '';
    return html`<div>
      ${titled && section !== 'settings' ? html`<h3>${t(`language.${section}`)}</h3>` : ''}
      <dl lang=${section === 'settings' ? language() : section}>
        ${lines.map((line) => this.#line(line))} ${section === 'settings' ? this.#counted() : ''}
      </dl>
    </div>`;
  }

  /** What the hub makes of the settings now. */
  #counted() {
    const { reach, next = [], around } = this;
    return html`${
      around === undefined || next.length === 0
        ? ''
        : html`<dt>${t('reading.next_times')}</dt>
            <dd>${next.map((window) => html`<div>${windowWords(window, around.clock)}</div>`)}</dd>`
    }${
      reach === undefined
        ? ''
        : html`<dt>${t('reading.reach')}</dt>
            <dd class="number" data-testid="reach">${t('compose.reach', reach)}</dd>`
    }`;
  }

  override render() {
    const { revision, around } = this;
    if (revision === undefined || around === undefined) return '';
    const before = this.#before;
    const after = linesOf(revision, around);
    const lines = compared(before === undefined ? after : linesOf(before, around), after);
    const parts = Map.groupBy(lines, ({ section }) => section);
    return html`<div class="stack">
      ${this.#choice(revision, before)} ${before === undefined ? '' : this.#tally(lines, before)}
      ${[...parts].map(([section, own]) => this.#section(section, own, parts.size > 2))}
    </div>`;
  }
}

customElements.define('ly-revision-words', RevisionWords);

declare global {
  interface HTMLElementTagNameMap {
    'ly-revision-words': RevisionWords;
  }
}
