import type { CaseEvent, CaseEventKind } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dateWords } from '../i18n/date-words.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { dateIn } from '../i18n/zoned-time.ts';
import { base } from '../theme/base.css.ts';
import type { IconName } from './icon-paths.ts';
import './icon.ts';

const icons: Readonly<Partial<Record<CaseEventKind, IconName>>> = {
  submitted: 'plus',
  echoed: 'people',
  held: 'ban',
  taken: 'check',
  refused: 'ban',
  accepted: 'check',
  assigned: 'person',
  started: 'spot',
  replied: 'send',
  asked: 'send',
  wrote: 'household',
  finished: 'case',
  deferred: 'clock',
  closed: 'ok',
  confirmed: 'ok',
  reopened: 'refresh',
  rated: 'known',
  reminded: 'speaker',
  escalated: 'up',
  'contact-seen': 'eye',
  wiped: 'delete',
  erased: 'delete',
};

const looks: ReadonlySet<CaseEventKind> = new Set(['contact-seen', 'photo-added', 'photo-redacted']);

/** Of looks and photos one after another by the same person the last: the operation log has them all. */
function condensed(events: readonly CaseEvent[]): readonly CaseEvent[] {
  return events.filter(({ kind, name }, index) => {
    const next = events[index + 1];
    return !looks.has(kind) || next?.kind !== kind || next.name !== name;
  });
}

/** What happened with a case and what was said, oldest first; what only staff see is set apart. */
export class CaseTimeline extends LitElement {
  static override properties = { events: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    css`
      ol {
        display: grid;
        gap: var(--two);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 12px;
      }
      li > ly-icon {
        margin-top: 2px;
        color: var(--ink-soft);
      }
      .text {
        grid-column: 2;
        margin-top: var(--half);
        padding: 12px var(--two);
        border-radius: var(--radius);
        background: var(--panel);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .resident .text {
        background: var(--water-tint);
      }
      .inside .text {
        border: 1px dashed var(--border);
        background: none;
      }
      .who {
        font-weight: 600;
      }
    `,
  ];

  declare events: readonly CaseEvent[];
  declare clock: Clock;

  constructor() {
    super();
    this.events = [];
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  #who({ by, name }: CaseEvent): string {
    if (by === 'resident') return t('case.by_resident');
    return by === 'hub' ? t('case.by_hub') : (name ?? '');
  }

  #details({ team, to, until, stars }: CaseEvent): string {
    const { timeZone, nowMs } = this.clock;
    const today = dateIn(new Date(nowMs).toISOString(), timeZone);
    const who = [team === undefined ? '' : t(`case.team_${team}`), to ?? ''].filter((part) => part !== '');
    return [
      who.length === 0 ? '' : t('case.event_to', { who: who.join(' ') }),
      until === undefined ? '' : t('case.event_until', { day: dateWords(until, today) }),
      stars === undefined ? '' : t('case.rating_stars', { n: stars }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  }

  #event(event: CaseEvent) {
    const { kind, by, at, text, reason = '', open } = event;
    const said = [reason, text].filter((part) => part !== '').join('\n');
    const details = this.#details(event);
    const isInside = !open && said !== '';
    return html`<li class="${by} ${isInside ? 'inside' : ''}" data-kind=${kind}>
      <ly-icon name=${icons[kind] ?? 'edit'}></ly-icon>
      <p>
        <span class="who">${this.#who(event)}</span> ${t(`case_event.${kind}`)}${
          details === '' ? '' : html` · ${details}`
        }
        <span class="soft small number">${momentWords(at, this.clock)}</span>
        ${isInside ? html`<span class="soft small">· ${t('case.inside')}</span>` : ''}
      </p>
      ${said === '' ? '' : html`<p class="text">${said}</p>`}
    </li>`;
  }

  override render() {
    return html`<ol data-testid="timeline">
      ${repeat(
        condensed(this.events),
        ({ id }) => id,
        (event) => this.#event(event),
      )}
    </ol>`;
  }
}

customElements.define('ly-case-timeline', CaseTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-timeline': CaseTimeline;
  }
}
