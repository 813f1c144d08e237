import type { RevisionView } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';

/** Who wrote, submitted, signed or returned each revision, newest first. */
export class RevisionList extends LitElement {
  static override properties = { revisions: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    css`
      li {
        display: grid;
        grid-template-columns: 96px minmax(0, 1fr);
        gap: var(--half) var(--two);
        padding-block: 12px;
        border-top: 1px solid var(--line);
      }
      b {
        font-weight: 600;
      }
    `,
  ];

  declare revisions: readonly RevisionView[];
  declare clock: Clock;

  constructor() {
    super();
    this.revisions = [];
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  #steps(revision: RevisionView) {
    if (revision.update !== undefined) return this.#updated(revision, revision.update);
    const steps = [
      t('revision.created', {
        name: revision.author.name,
        when: momentWords(revision.createdAt, this.clock),
      }),
    ];
    if (revision.submittedAt !== null) {
      steps.push(t('revision.submitted', { when: momentWords(revision.submittedAt, this.clock) }));
    }
    if (revision.returnReason !== null) steps.push(t('revision.returned', { reason: revision.returnReason }));
    if (revision.reviewedBy !== null && revision.reviewedAt !== null) {
      const when = momentWords(revision.reviewedAt, this.clock);
      steps.push(t('revision.reviewed', { name: revision.reviewedBy.name, when }));
    }
    if (revision.signedBy !== null && revision.signedAt !== null) {
      const when = momentWords(revision.signedAt, this.clock);
      steps.push(t('revision.signed', { name: revision.signedBy.name, when }));
    }
    return steps;
  }

  /** What one person said at once, and whether another has confirmed it. */
  #updated({ signedBy, signedAt, countersign }: RevisionView, update: NonNullable<RevisionView['update']>) {
    const when = (at: string | null) => momentWords(at ?? '', this.clock);
    const steps = [t(`revision.update_${update}`, { name: signedBy?.name ?? '', when: when(signedAt) })];
    if (countersign === undefined) return steps;
    const { by, at, dueAt } = countersign;
    const confirmed =
      by === null || at === null
        ? t('revision.countersign_open', { when: when(dueAt) })
        : t('revision.countersigned', { name: by.name, when: when(at) });
    return [...steps, confirmed];
  }

  override render() {
    return html`<ol>
      ${this.revisions.map(
        (revision) =>
          html`<li>
            <b>${t('notice.revision', { revision: revision.revision })}</b>
            <span>${this.#steps(revision).map((step) => html`${step}<br />`)}</span>
          </li>`,
      )}
    </ol>`;
  }
}

customElements.define('ly-revision-list', RevisionList);

declare global {
  interface HTMLElementTagNameMap {
    'ly-revision-list': RevisionList;
  }
}
