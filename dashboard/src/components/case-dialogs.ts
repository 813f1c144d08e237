import type { CaseActionRequest, CaseHandler, CaseView } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import type { Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import type { Assignment } from './case-assign-dialog.ts';
import type { Deferral } from './case-defer-dialog.ts';
import { deferralDays } from './deferral-days.ts';
import './case-assign-dialog.ts';
import './case-defer-dialog.ts';
import './case-word-dialog.ts';

const wordActions = ['remind', 'escalate', 'reopen'] as const;

/** What is asked about before it is done. */
export type AskedFirst = (typeof wordActions)[number] | 'assign' | 'defer';

/** The questions before a step of a case; events `act` with `detail: CaseActionRequest`, and `dismiss`. */
export class CaseDialogs extends LitElement {
  static override properties = {
    asked: {},
    view: { attribute: false },
    people: { attribute: false },
    clock: { attribute: false },
    busy: { type: Boolean },
    problem: {},
  };

  static override styles = css`
    :host {
      display: contents;
    }
  `;

  declare asked: string | undefined;
  declare view: CaseView | undefined;
  declare people: readonly CaseHandler[];
  declare clock: Clock;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.asked = undefined;
    this.view = undefined;
    this.people = [];
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.busy = false;
    this.problem = '';
    followLanguage(this);
  }

  #act(detail: CaseActionRequest): void {
    this.dispatchEvent(new CustomEvent('act', { detail }));
  }

  #dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  override render() {
    const { view, asked, busy, problem } = this;
    if (view === undefined) return '';
    const word = wordActions.find((action) => action === asked);
    return html`<ly-case-assign-dialog
        label=${t(view.assignee === null ? 'case.do_assign' : 'case.do_hand_over')}
        .open=${asked === 'assign'}
        .team=${view.team}
        .staffId=${view.assignee?.id ?? ''}
        .people=${this.people}
        .busy=${busy}
        problem=${problem}
        @confirm=${({ detail }: CustomEvent<Assignment>) => this.#act({ action: 'assign', ...detail })}
        @dismiss=${this.#dismiss}
      ></ly-case-assign-dialog>
      <ly-case-defer-dialog
        .open=${asked === 'defer'}
        .days=${deferralDays(this.clock)}
        .busy=${busy}
        problem=${problem}
        @confirm=${({ detail }: CustomEvent<Deferral>) => this.#act({ action: 'defer', ...detail })}
        @dismiss=${this.#dismiss}
      ></ly-case-defer-dialog>
      <ly-case-word-dialog
        label=${word === undefined ? '' : t(`case.${word}_title`)}
        text=${word === undefined ? '' : t(`case.${word}_text`)}
        .open=${word !== undefined}
        .busy=${busy}
        problem=${problem}
        @confirm=${({ detail }: CustomEvent<{ text: string }>) => {
          if (word !== undefined) this.#act({ action: word, text: detail.text });
        }}
        @dismiss=${this.#dismiss}
      ></ly-case-word-dialog>`;
  }
}

customElements.define('ly-case-dialogs', CaseDialogs);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-dialogs': CaseDialogs;
  }
}
