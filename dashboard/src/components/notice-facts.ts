import type { NoticeSummary, RevisionView } from '@louyu/contract/api/notices';
import type { Place } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { windowWords, type Clock } from '../i18n/moment-words.ts';
import { scheduleWords } from '../i18n/schedule-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { audienceNames, type RemovedPlaces } from './audience-words.ts';
import { placeTree, type PlaceTree } from './place-tree.ts';

/** Where, when and by whom: what an approver reads beside the preview. */
export class NoticeFacts extends LitElement {
  static override properties = {
    summary: { attribute: false },
    revision: { attribute: false },
    places: { attribute: false },
    removed: { attribute: false },
    clock: { attribute: false },
  };

  static override styles = [
    base,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--one) var(--three);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare summary: NoticeSummary | undefined;
  declare revision: RevisionView | undefined;
  declare places: readonly Place[];
  /** Places that are no more. */
  declare removed: RemovedPlaces;
  declare clock: Clock;

  constructor() {
    super();
    this.summary = undefined;
    this.revision = undefined;
    this.places = [];
    this.removed = [];
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  override render() {
    const { summary, revision } = this;
    if (summary === undefined || revision === undefined) return '';
    const { draft } = revision;
    return html`<dl>
      <dt>${t('notice.audience')}</dt>
      <dd>${audienceWords(placeTree(this.places), this.removed, draft.audience)}</dd>
      <dt>${t('notice.window')}</dt>
      <dd>
        ${windowWords(revision.window, this.clock)}
        ${scheduleWords(revision.draft.schedule).map((words) => html`<br />${words}`)}
      </dd>
      <dt>${t('notice.category')}</dt>
      <dd>${t(`category.${draft.category ?? summary.category}`)}</dd>
      <dt>${t('notice.priority')}</dt>
      <dd>${t(`priority.${draft.priority}`)}</dd>
      <dt>${t('notice.author')}</dt>
      <dd>${revision.author.name}</dd>
    </dl>`;
  }
}

function audienceWords(tree: PlaceTree, removed: RemovedPlaces, audience: readonly string[]): string {
  if (audience.length === 0) return t('audience.none');
  // Not loaded yet.
  if (tree.places.length === 0) return '';
  return audienceNames(tree, removed, audience).join(t('list.separator'));
}

customElements.define('ly-notice-facts', NoticeFacts);

declare global {
  interface HTMLElementTagNameMap {
    'ly-notice-facts': NoticeFacts;
  }
}
