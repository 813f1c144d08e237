import type { CaseActionRequest, CaseView } from '@louyu/contract/api/cases';
import { html, LitElement, nothing } from 'lit';
import { actOnCase, fetchCase, fetchCasePeople, fetchReplies, lookAtCaseContact } from '../api/cases.ts';
import { Live } from '../api/live.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t, type PlainKey } from '../i18n/translate.ts';
import { guardLeaving } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import type { SaidToResident } from '../components/case-answer.ts';
import type { AskedFirst } from '../components/case-dialogs.ts';
import { nextStep, type CaseStep } from '../components/case-step.ts';
import { fieldValue } from '../components/field-value.ts';
import type { IconName } from '../components/icon-paths.ts';
import { caseHead, caseJudgement } from './case-parts.ts';
import { casePageStyles } from './case-page.css.ts';
import './case-finish-panel.ts';
import './case-photos-panel.ts';
import '../components/case-answer.ts';
import '../components/case-beside.ts';
import '../components/case-dialogs.ts';
import '../components/case-facts.ts';
import '../components/case-step-button.ts';
import '../components/case-timeline.ts';
import '../components/icon.ts';
import '../components/leave-guard.ts';
import '../components/note.ts';
import '../components/text-field.ts';

const tickMs = 20_000;

const asides: readonly { readonly action: AskedFirst; readonly icon: IconName; readonly words: PlainKey }[] =
  [
    { action: 'assign', icon: 'person', words: 'case.do_assign' },
    { action: 'defer', icon: 'clock', words: 'case.do_defer' },
    { action: 'remind', icon: 'speaker', words: 'case.do_remind' },
    { action: 'escalate', icon: 'up', words: 'case.do_escalate' },
    { action: 'reopen', icon: 'refresh', words: 'case.do_reopen' },
  ];

/** One case: what was said, what was done, what may be done now. */
export class CasePage extends LitElement {
  static override properties = {
    caseId: {},
    _asked: { state: true },
    _finishing: { state: true },
    _contact: { state: true },
    _note: { state: true },
    _said: { state: true },
    _gone: { state: true },
  };

  static override styles = [base, controls, casePageStyles];

  declare caseId: string;
  /** What was pressed and is not done yet. */
  declare private _asked: AskedFirst | undefined;
  /** Whether the panel of 完工 is open; it stays so beside what is asked. */
  declare private _finishing: boolean;
  declare private _contact: string | undefined;
  declare private _note: string;
  declare private _said: string;
  /** Whether it was handed over to somebody else's eyes. */
  declare private _gone: boolean;

  readonly #session = new SessionAccess(this);
  /** Of the buttons, of what is written to the resident, of the note: each says its problem where it was pressed. */
  readonly #acting = new Submission(this);
  readonly #answering = new Submission(this);
  readonly #noting = new Submission(this);
  readonly #looking = new Submission(this);
  readonly #case = new Live(this, {
    key: () => (this.caseId === '' ? undefined : this.caseId),
    load: (id, signal) => fetchCase(id, signal),
    touchedBy: ({ resource, id }, caseId) =>
      (resource === 'case' && (id === null || id === caseId)) ||
      resource === 'notice' ||
      resource === 'staff',
  });
  readonly #around = new Live(this, {
    key: () => (this.#session.has('service') ? 'around' : undefined),
    load: async (_, signal) => {
      const [people, replies] = await Promise.all([fetchCasePeople(signal), fetchReplies(signal)]);
      return { people, replies };
    },
    touchedBy: ({ resource, id }) => resource === 'staff' || (resource === 'case' && id === null),
  });

  constructor() {
    super();
    this.caseId = '';
    this._asked = undefined;
    this._finishing = false;
    this._contact = undefined;
    this._note = '';
    this._said = '';
    this._gone = false;
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    guardLeaving(undefined);
  }

  /** Parts with words in them come and go with what may be done. */
  override updated(): void {
    this.#guard();
  }

  get #finishWords(): string {
    return this.renderRoot.querySelector('ly-case-finish-panel')?.text ?? '';
  }

  get #hasWords(): boolean {
    const answer = this.renderRoot.querySelector('ly-case-answer')?.text ?? '';
    return !this._gone && answer + this.#finishWords + this._note.trim() !== '';
  }

  async #mayGo(): Promise<boolean> {
    return (await this.renderRoot.querySelector('ly-leave-guard')?.ask()) ?? true;
  }

  /** What is written and not sent is not left behind unasked. */
  #guard(): void {
    if (this.isConnected) guardLeaving(this.#hasWords ? () => this.#mayGo() : undefined);
  }

  /** Does a step; what went wrong is told by `submission`, and the page shows where the case stands then. */
  async #act(body: CaseActionRequest, submission: Submission): Promise<boolean> {
    this._said = '';
    const done = await submission.run(async () => {
      const view = await actOnCase(this.caseId, body);
      if (view !== undefined) this.#case.replace(view);
    });
    if (done) this._asked = undefined;
    if (done && this.#case.value?.may.includes('finish') !== true) this._finishing = false;
    if (!done || body.action === 'assign') await this.#case.refresh();
    if (done && body.action === 'assign') this._said = t('case.assign_done');
    this._gone = done && this.#case.error?.code === 'case.not_found';
    return done;
  }

  /** A case that goes to another team may go out of sight, and what is written here with it. */
  async #actAsked(body: CaseActionRequest): Promise<void> {
    if (body.action === 'assign' && this.#hasWords && !(await this.#mayGo())) return;
    await this.#act(body, this.#acting);
  }

  async #answer(body: SaidToResident): Promise<void> {
    if (await this.#act(body, this.#answering))
      this.renderRoot.querySelector('ly-case-answer')?.clear(body.text);
    this.#guard();
  }

  async #closeFinish(): Promise<void> {
    if (this.#finishWords === '' || (await this.#mayGo())) this._finishing = false;
  }

  async #addNote(): Promise<void> {
    const text = this._note.trim();
    if (text === '') return;
    const done = await this.#act({ action: 'note', text }, this.#noting);
    // What was written meanwhile stays.
    if (done && this._note.trim() === text) this._note = '';
  }

  async #look(): Promise<void> {
    await this.#looking.run(async () => {
      this._contact = await lookAtCaseContact(this.caseId);
    });
  }

  #ask(asked: AskedFirst): void {
    this.#acting.clear();
    this._asked = asked;
  }

  #step(step: CaseStep): void {
    if (step === 'finish') this._finishing = true;
    else void this.#act({ action: step }, this.#acting);
  }

  #actions(view: CaseView) {
    const step = nextStep(view, this.#session.session?.staff.id ?? '');
    const mayStep = step !== undefined && view.may.includes(step);
    const offered = asides.filter(({ action }) => view.may.includes(action));
    return html`${
        this._finishing
          ? html`<ly-case-finish-panel
              caseId=${view.id}
              kind=${view.kind}
              @written=${this.#guard}
              @dismiss=${() => void this.#closeFinish()}
              @updated=${({ detail }: CustomEvent<CaseView>) => {
                this._finishing = false;
                this.#case.replace(detail);
                this.requestUpdate();
              }}
            ></ly-case-finish-panel>`
          : mayStep
            ? html`<ly-case-step-button
                step=${step}
                ?busy=${this.#acting.busy}
                @step=${() => this.#step(step)}
              ></ly-case-step-button>`
            : ''
      }
      ${
        offered.length === 0
          ? ''
          : html`<div class="row tight actions">
              ${offered.map(
                ({ action, icon, words }) =>
                  html`<button class="button" @click=${() => this.#ask(action)}>
                    <ly-icon name=${icon}></ly-icon
                    >${t(action === 'assign' && view.assignee !== null ? 'case.do_hand_over' : words)}
                  </button>`,
              )}
            </div>`
      }
      <ly-note text=${this._asked === undefined ? this.#acting.problem : ''}></ly-note>
      <ly-note kind="good" text=${this._said}></ly-note>`;
  }

  #answerPart(view: CaseView) {
    const speaks = (['reply', 'ask', 'finish', 'close', 'refuse'] as const).some((action) =>
      view.may.includes(action),
    );
    if (!speaks) return '';
    return html`<section class="stack" aria-labelledby="answer">
      <h2 id="answer">${t('case.answer')}</h2>
      <ly-case-answer
        .view=${view}
        .replies=${this.#around.value?.replies ?? []}
        ?busy=${this.#answering.busy}
        problem=${this.#answering.problem}
        @written=${this.#guard}
        @act=${({ detail }: CustomEvent<SaidToResident>) => void this.#answer(detail)}
      ></ly-case-answer>
    </section>`;
  }

  #notePart({ may }: CaseView) {
    if (!may.includes('note')) return '';
    return html`<section class="note">
      <ly-text-field
        class="field"
        multiline
        label=${t('case.note')}
        hint=${t('case.inside')}
        .value=${this._note}
        @input=${(event: Event) => {
          this._note = fieldValue(event);
          this.#guard();
        }}
      ></ly-text-field>
      <ly-note text=${this.#noting.problem}></ly-note>
      <button class="button" ?disabled=${this.#noting.busy} @click=${() => void this.#addNote()}>
        ${t('case.note_add')}
      </button>
    </section>`;
  }

  #dialogs(view: CaseView) {
    return html`<ly-case-dialogs
      .asked=${this._asked}
      .view=${view}
      .people=${this.#around.value?.people ?? []}
      .clock=${this.#session.clock}
      ?busy=${this.#acting.busy}
      problem=${this.#acting.problem}
      @act=${({ detail }: CustomEvent<CaseActionRequest>) => void this.#actAsked(detail)}
      @dismiss=${() => (this._asked = undefined)}
    ></ly-case-dialogs>`;
  }

  #body(view: CaseView) {
    const { clock } = this.#session;
    return html`${caseHead(view, clock)}
      <div class="columns">
        <div class="stack wide top">
          ${caseJudgement(view, this.#acting.busy, () => void this.#act({ action: 'take' }, this.#acting))}
          <section class="stack" aria-labelledby="said">
            <h2 id="said">${t('case.said')}</h2>
            <p class="said">${view.erasedAt === null ? view.text : t('case.erased')}</p>
          </section>
          <div class="stack">${this.#actions(view)}</div>
        </div>
        <div class="stack facts">
          <ly-case-facts
            .view=${view}
            .clock=${clock}
            .contact=${this._contact}
            ?mayLook=${view.may.length > 0}
            ?busy=${this.#looking.busy}
            @look=${() => void this.#look()}
          ></ly-case-facts>
          <ly-note text=${this.#looking.problem}></ly-note>
        </div>
        <div class="stack wide rest">
          <ly-case-photos-panel
            .view=${view}
            ?mayChange=${view.may.includes('note')}
            @updated=${({ detail }: CustomEvent<CaseView>) => {
              this.#case.replace(detail);
              this.requestUpdate();
            }}
          ></ly-case-photos-panel>
          <section class="stack" aria-labelledby="progress">
            <h2 id="progress">${t('case.progress')}</h2>
            <ly-case-timeline .events=${view.events} .clock=${clock}></ly-case-timeline>
          </section>
          ${this.#answerPart(view)} ${this.#notePart(view)}
        </div>
        <ly-case-beside class="beside" .notices=${view.beside} .clock=${clock}></ly-case-beside>
      </div>
      ${this.#dialogs(view)} <ly-leave-guard></ly-leave-guard>`;
  }

  override render() {
    const { value, error } = this.#case;
    return html`
      <a class="button quiet back" href="/cases"><ly-icon name="back"></ly-icon>${t('case.title')}</a>
      ${
        this._gone
          ? html`<h1 tabindex="-1">${t('case.assign_done')}</h1>
              <p>${t('case.gone')}</p>`
          : html`${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
            ${value === undefined ? nothing : this.#body(value)}`
      }
    `;
  }
}

customElements.define('ly-case-page', CasePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-page': CasePage;
  }
}
