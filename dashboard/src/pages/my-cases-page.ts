import type { CaseSummary } from '@louyu/contract/api/cases';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { actOnCase, fetchCases } from '../api/cases.ts';
import { Live } from '../api/live.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { guardLeaving } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import type { CaseStep } from '../components/case-step.ts';
import './case-finish-panel.ts';
import '../components/icon.ts';
import '../components/leave-guard.ts';
import '../components/my-case-card.ts';
import '../components/note.ts';

const tickMs = 20_000;
/** As many as one person has at hand; more are in the list. */
const shownMax = 50;
/** What is done and waits for the resident's word is out of one's hands. */
const inHand = 'received,assigned,working,asking';

/** 我的工单, for a phone in one hand: what I have and what waits to be taken, by deadline, each with its next step. */
export class MyCasesPage extends LitElement {
  static override properties = { _busy: { state: true }, _finishing: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--four);
        max-width: 40rem;
      }
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--two);
      }
      h2 .number {
        color: var(--ink-soft);
        font-weight: 400;
      }
    `,
  ];

  /** From a tap until the lists show what came of it: no card takes another one meanwhile. */
  declare private _busy: boolean;
  /** The case that is being finished. */
  declare private _finishing: string;

  readonly #session = new SessionAccess(this);
  readonly #acting = new Submission(this);
  readonly #cases = new Live(this, {
    key: () => 'mine',
    load: async (_, signal) => {
      const [mine, open] = await Promise.all([
        fetchCases(new URLSearchParams({ mine: '1', state: inHand, limit: String(shownMax) }), signal),
        fetchCases(new URLSearchParams({ state: 'received,assigned', limit: '100' }), signal),
      ]);
      const free = open.cases.filter(({ assignee }) => assignee === null);
      return { mine: mine.cases, free: free.slice(0, shownMax) };
    },
    touchedBy: ({ resource }) => resource === 'case',
  });

  constructor() {
    super();
    this._busy = false;
    this._finishing = '';
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    guardLeaving(undefined);
  }

  /** The panel comes and goes with its case, too. */
  override updated(): void {
    this.#guard();
  }

  get #words(): string {
    return this.renderRoot.querySelector('ly-case-finish-panel')?.text ?? '';
  }

  async #mayGo(): Promise<boolean> {
    return (await this.renderRoot.querySelector('ly-leave-guard')?.ask()) ?? true;
  }

  #guard(): void {
    if (this.isConnected) guardLeaving(this.#words === '' ? undefined : () => this.#mayGo());
  }

  /** Opens the panel of a case, or none; what is written in another one is not thrown away unasked. */
  async #finish(id: string): Promise<void> {
    if (this.#words === '' || (await this.#mayGo())) this._finishing = id;
  }

  async #step({ id }: CaseSummary, step: CaseStep): Promise<void> {
    if (step === 'finish') return this.#finish(id);
    this._busy = true;
    const done = await this.#acting.run(async () => {
      await actOnCase(id, { action: step });
    });
    await this.#cases.refresh();
    this._busy = false;
    if (!done) await this.#showProblem();
  }

  /** The card that was tapped may be far down, or gone. */
  async #showProblem(): Promise<void> {
    await this.updateComplete;
    const note = this.renderRoot.querySelector('#problem');
    note?.scrollIntoView({ block: 'center' });
  }

  async #finished(id: string): Promise<void> {
    if (this._finishing === id) this._finishing = '';
    this._busy = true;
    await this.#cases.refresh();
    this._busy = false;
  }

  #cards(cases: readonly CaseSummary[]): TemplateResult {
    const staffId = this.#session.session?.staff.id ?? '';
    return html`<ul>
      ${repeat(
        cases,
        ({ id }) => id,
        (summary) => {
          const isFinishing = this._finishing === summary.id && summary.state === 'working';
          return html`<li>
            <ly-my-case-card
              .summary=${summary}
              .clock=${this.#session.clock}
              staffId=${staffId}
              ?busy=${this._busy}
              ?asking=${isFinishing}
              @step=${({ detail }: CustomEvent<CaseStep>) => void this.#step(summary, detail)}
            >
              ${
                isFinishing
                  ? html`<ly-case-finish-panel
                      caseId=${summary.id}
                      kind=${summary.kind}
                      @updated=${() => void this.#finished(summary.id)}
                      @written=${this.#guard}
                      @dismiss=${() => void this.#finish('')}
                    ></ly-case-finish-panel>`
                  : ''
              }
            </ly-my-case-card>
          </li>`;
        },
      )}
    </ul>`;
  }

  #part(id: string, title: string, none: string, cases: readonly CaseSummary[]) {
    return html`<section class="stack" aria-labelledby=${id}>
      <h2 id=${id}>${title} <span class="number">${cases.length}</span></h2>
      ${cases.length === 0 ? html`<p class="soft">${none}</p>` : this.#cards(cases)}
    </section>`;
  }

  override render() {
    const { value, error } = this.#cases;
    return html`
      <div class="page-head">
        <h1 tabindex="-1">${t('case.my_title')}</h1>
        <a class="button" href="/cases"><ly-icon name="log"></ly-icon>${t('case.title')}</a>
      </div>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      <ly-note id="problem" text=${this.#acting.problem}></ly-note>
      ${
        value === undefined
          ? ''
          : html`<div class="parts">
              ${this.#part('mine', t('case.my_has'), t('case.my_none'), value.mine)}
              ${this.#part('free', t('case.my_free'), t('case.my_free_none'), value.free)}
            </div>`
      }
      <ly-leave-guard></ly-leave-guard>
    `;
  }
}

customElements.define('ly-my-cases-page', MyCasesPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-my-cases-page': MyCasesPage;
  }
}
