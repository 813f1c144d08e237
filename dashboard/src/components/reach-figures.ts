import type { Delivery } from '@louyu/contract/api/delivery';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { agoWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { summarise } from './delivery-summary.ts';
import './note.ts';
import { figureStyles } from './figures.css.ts';

/** 屏 2/2 and 知晓 1, shown apart; and, once it is over, who still shows it. */
export class ReachFigures extends LitElement {
  static override properties = { delivery: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    figureStyles,
    css`
      ly-note {
        margin-top: var(--two);
      }
    `,
  ];

  declare delivery: Delivery | undefined;
  declare clock: Clock;

  constructor() {
    super();
    this.delivery = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  #afterwards(delivery: Delivery) {
    const { stillShowing, gone, lost } = summarise(delivery);
    if (stillShowing.length > 0) {
      const separator = t('list.separator');
      const screens = stillShowing
        .map(({ name, online }) => (online ? name : t('delivery.still_away', { name })))
        .join(separator);
      return html`<ly-note text=${t('delivery.still', { screens })}></ly-note>`;
    }
    if (!gone) return '';
    const words = lost === 0 ? t('delivery.gone') : t('delivery.gone_lost', { count: lost });
    return html`<ly-note kind="good" text=${words}></ly-note>`;
  }

  override render() {
    const { delivery } = this;
    if (delivery === undefined) return '';
    const { reached, total, known } = summarise(delivery);
    const { lastAt, shared } = delivery.acknowledgments;
    return html`<dl data-testid="reach">
        <div>
          <dt>${t('reach.screens_title')}</dt>
          <dd>
            <span class="figure">${reached}/${total}</span>
            <span class="soft small">${t('reach.screens_hint')}</span>
          </dd>
        </div>
        <div>
          <dt>${t('reach.known_title')}</dt>
          <dd>
            <span class="figure">${known}</span>
            <span class="soft small"
              >${t('reach.known_hint')}${
                shared === 0 ? '' : html` · ${t('reach.shared', { count: shared })}`
              }${
                lastAt === null ? '' : html` · ${t('reach.last', { ago: agoWords(lastAt, this.clock) })}`
              }</span
            >
          </dd>
        </div>
      </dl>
      ${this.#afterwards(delivery)}`;
  }
}

customElements.define('ly-reach-figures', ReachFigures);

declare global {
  interface HTMLElementTagNameMap {
    'ly-reach-figures': ReachFigures;
  }
}
