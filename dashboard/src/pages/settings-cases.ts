import type {
  CasePolicy,
  CasePromises,
  ReplyTemplateList,
  WorkingHours,
} from '@louyu/contract/api/case-policy';
import { css, html, LitElement } from 'lit';
import { fetchCasePeople, fetchCasePolicy, fetchReplies, saveCasePolicy, saveReplies } from '../api/cases.ts';
import { Live } from '../api/live.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { guardLeaving } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { policyProblem, repliesProblem } from '../components/case-settings-checks.ts';
import '../components/case-members.ts';
import '../components/case-rules.ts';
import '../components/leave-guard.ts';
import '../components/note.ts';
import '../components/promise-fields.ts';
import '../components/reply-templates.ts';
import '../components/working-hours-editor.ts';

type Part = 'policy' | 'replies';

/** 报事工单 in the settings: hours, promises, teams and who is in them for admins; the ready words for who answers. */
export class SettingsCases extends LitElement {
  static override properties = {
    _policy: { state: true },
    _replies: { state: true },
    _said: { state: true },
    _tried: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--six);
        max-width: 56rem;
      }
    `,
  ];

  /** As changed here and not saved yet. */
  declare private _policy: CasePolicy | undefined;
  declare private _replies: ReplyTemplateList | undefined;
  declare private _said: '' | Part;
  /** Which parts somebody wanted to save as they could not be: there the page says what is wrong until it is right. */
  declare private _tried: readonly Part[];

  readonly #session = new SessionAccess(this);
  readonly #savingPolicy = new Submission(this);
  readonly #savingReplies = new Submission(this);
  readonly #kept = new Live(this, {
    key: () => 'kept',
    load: async (_, signal) => {
      const [policy, replies, people] = await Promise.all([
        fetchCasePolicy(signal),
        fetchReplies(signal),
        fetchCasePeople(signal),
      ]);
      return { policy, replies, people };
    },
    touchedBy: ({ resource, id }) => resource === 'staff' || (resource === 'case' && id === null),
  });

  constructor() {
    super();
    this._policy = undefined;
    this._replies = undefined;
    this._said = '';
    this._tried = [];
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    guardLeaving(undefined);
  }

  #changed(): void {
    this._said = '';
    const isDirty = this._policy !== undefined || this._replies !== undefined;
    const ask = async () => (await this.renderRoot.querySelector('ly-leave-guard')?.ask()) ?? true;
    guardLeaving(isDirty ? ask : undefined);
  }

  #set(policy: CasePolicy, part: Partial<CasePolicy>): void {
    this._policy = { ...policy, ...part };
    this.#changed();
  }

  #isWrong(part: Part, problem: string): boolean {
    const others = this._tried.filter((each) => each !== part);
    this._tried = problem === '' ? others : [...others, part];
    return problem !== '';
  }

  async #savePolicy(policy: CasePolicy): Promise<void> {
    if (this.#isWrong('policy', policyProblem(policy))) return;
    const done = await this.#savingPolicy.run(async () => {
      await saveCasePolicy(policy);
      await this.#kept.refresh();
    });
    // What was changed while it was on its way is still to be saved.
    if (!done || this._policy !== policy) return;
    this._policy = undefined;
    this.#changed();
    this._said = 'policy';
  }

  async #saveReplies(replies: ReplyTemplateList): Promise<void> {
    if (this.#isWrong('replies', repliesProblem(replies))) return;
    const done = await this.#savingReplies.run(async () => {
      await saveReplies(replies);
      await this.#kept.refresh();
    });
    if (!done || this._replies !== replies) return;
    this._replies = undefined;
    this.#changed();
    this._said = 'replies';
  }

  #policy(policy: CasePolicy) {
    const wrong = this._tried.includes('policy') ? policyProblem(policy) : '';
    return html`<section class="stack" aria-labelledby="members">
        <h2 id="members">${t('case_set.members')}</h2>
        <p class="soft">${t('case_set.members_hint')}</p>
        <ly-case-members
          .members=${policy.members}
          .people=${this.#kept.value?.people ?? []}
          @change-members=${({ detail }: CustomEvent<CasePolicy['members']>) =>
            this.#set(policy, { members: detail })}
        ></ly-case-members>
      </section>
      <section class="stack" aria-labelledby="promises">
        <h2 id="promises">${t('case_set.promises')}</h2>
        <p class="soft">${t('case_set.promises_hint')}</p>
        <ly-promise-fields
          .promises=${policy.promises}
          @change-promises=${({ detail }: CustomEvent<CasePromises>) => this.#set(policy, { promises: detail })}
        ></ly-promise-fields>
      </section>
      <section class="stack" aria-labelledby="hours">
        <h2 id="hours">${t('case_set.hours')}</h2>
        <ly-working-hours-editor
          .hours=${policy.hours}
          @change-hours=${({ detail }: CustomEvent<WorkingHours>) => this.#set(policy, { hours: detail })}
        ></ly-working-hours-editor>
      </section>
      <section class="stack" aria-labelledby="rules">
        <h2 id="rules">${t('case_set.rules')}</h2>
        <p class="soft">${t('case_set.rules_hint')}</p>
        <ly-case-rules
          .policy=${policy}
          @change-rules=${({ detail }: CustomEvent<CasePolicy['rules']>) => this.#set(policy, { rules: detail })}
        ></ly-case-rules>
        <ly-note text=${wrong || this.#savingPolicy.problem}></ly-note>
        <ly-note kind="good" text=${this._said === 'policy' ? t('saved') : ''}></ly-note>
        <div>
          <button
            class="button primary"
            ?disabled=${this.#savingPolicy.busy || this._policy === undefined}
            @click=${() => void this.#savePolicy(policy)}
          >
            ${t('case_set.save_policy')}
          </button>
        </div>
      </section>`;
  }

  #replies(replies: ReplyTemplateList) {
    const wrong = this._tried.includes('replies') ? repliesProblem(replies) : '';
    return html`<section class="stack" aria-labelledby="replies">
      <h2 id="replies">${t('case_set.replies')}</h2>
      <p class="soft">${t('case_set.replies_hint')}</p>
      <ly-reply-templates
        .replies=${replies}
        ?marked=${this._tried.includes('replies')}
        @change-replies=${({ detail }: CustomEvent<ReplyTemplateList>) => {
          this._replies = detail;
          this.#changed();
        }}
      ></ly-reply-templates>
      <ly-note text=${wrong || this.#savingReplies.problem}></ly-note>
      <ly-note kind="good" text=${this._said === 'replies' ? t('saved') : ''}></ly-note>
      <div>
        <button
          class="button primary"
          ?disabled=${this.#savingReplies.busy || this._replies === undefined}
          @click=${() => void this.#saveReplies(replies)}
        >
          ${t('case_set.save_replies')}
        </button>
      </div>
    </section>`;
  }

  override render() {
    const { value, error } = this.#kept;
    return html`${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${
        value === undefined
          ? ''
          : html`<div class="parts">
              ${this.#session.has('admin') ? this.#policy(this._policy ?? value.policy) : ''}
              ${this.#session.has('service') ? this.#replies(this._replies ?? value.replies) : ''}
            </div>`
      } <ly-leave-guard></ly-leave-guard>`;
  }
}

customElements.define('ly-settings-cases', SettingsCases);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-cases': SettingsCases;
  }
}
