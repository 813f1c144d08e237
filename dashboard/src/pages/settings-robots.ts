import type { RobotChange, RobotRequest, RobotView } from '@louyu/contract/api/robots';
import { html, LitElement } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { Live } from '../api/live.ts';
import { addRobot, changeRobot, fetchRobots, removeRobot, restoreRobot, testRobot } from '../api/robots.ts';
import { Submission } from '../api/submission.ts';
import { DoneEvent } from '../comfort/undoable.ts';
import { robotErrorWords } from '../components/robot-error.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/dialog.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/robot-form.ts';
import '../components/robot-row.ts';

/** The robots of the office's groups: add, test, pause, remove. */
export class SettingsRobots extends LitElement {
  static override properties = {
    _editing: { state: true },
    _adding: { state: true },
    _said: { state: true },
    _failed: { state: true },
  };

  static override styles = [base, controls];

  declare private _editing: RobotView | undefined;
  declare private _adding: boolean;
  declare private _said: string;
  declare private _failed: string;

  readonly #session = new SessionAccess(this);
  readonly #saving = new Submission(this);
  readonly #acting = new Submission(this);
  readonly #robots = new Live(this, {
    key: () => 'robots',
    load: (_, signal) => fetchRobots(signal),
    touchedBy: (change) => change.resource === 'robot' || change.resource === 'staff-alert',
  });

  constructor() {
    super();
    this._editing = undefined;
    this._adding = false;
    this._said = '';
    this._failed = '';
    followLanguage(this);
  }

  #open(robot: RobotView | undefined): void {
    this.#saving.clear();
    this._editing = robot;
    this._adding = robot === undefined;
  }

  #close(): void {
    this._editing = undefined;
    this._adding = false;
  }

  async #save(save: () => Promise<unknown>): Promise<void> {
    const done = await this.#saving.run(async () => {
      await save();
    });
    if (!done) return;
    this.#close();
    await this.#robots.refresh();
  }

  async #act(act: () => Promise<void>): Promise<void> {
    this._said = '';
    this._failed = '';
    await this.#acting.run(act);
    await this.#robots.refresh();
  }

  async #test({ id, name }: RobotView): Promise<void> {
    await this.#act(async () => {
      const { outcome, error } = await testRobot(id);
      if (outcome === 'sent') this._said = t('robots.test_sent', { name });
      else this._failed = t('robots.test_failed', { name, error: robotErrorWords(error ?? outcome) });
    });
  }

  #toggle({ id, state }: RobotView): Promise<void> {
    return this.#act(async () => {
      await changeRobot(id, { enabled: state === 'disabled' });
    });
  }

  async #remove({ id, name }: RobotView): Promise<void> {
    await this.#act(() => removeRobot(id));
    if (this.#acting.problem !== '') return;
    const undo = async () => {
      await restoreRobot(id);
      await this.#robots.refresh();
    };
    this.dispatchEvent(new DoneEvent({ words: t('undo.deleted', { name }), undo }));
  }

  #row(robot: RobotView) {
    return html`<li>
      <ly-robot-row
        .robot=${robot}
        .clock=${this.#session.clock}
        ?busy=${this.#acting.busy}
        @test=${() => void this.#test(robot)}
        @edit=${() => this.#open(robot)}
        @toggle=${() => void this.#toggle(robot)}
        @remove=${() => void this.#remove(robot)}
      ></ly-robot-row>
    </li>`;
  }

  #dialog() {
    const robot = this._editing;
    const isOpen = this._adding || robot !== undefined;
    const label = robot === undefined ? t('robots.add') : t('robots.edit_title', { name: robot.name });
    return html`<ly-dialog label=${label} .open=${isOpen} @dismiss=${this.#close}>
      ${
        isOpen
          ? keyed(
              robot?.id ?? 'new',
              html`<ly-robot-form
                .robot=${robot}
                .busy=${this.#saving.busy}
                .problem=${this.#saving.problem}
                @add=${(event: CustomEvent<RobotRequest>) => void this.#save(() => addRobot(event.detail))}
                @change=${(event: CustomEvent<RobotChange>) => {
                  if (robot !== undefined) void this.#save(() => changeRobot(robot.id, event.detail));
                }}
                @dismiss=${this.#close}
              ></ly-robot-form>`,
            )
          : ''
      }
    </ly-dialog>`;
  }

  override render() {
    const { value, error } = this.#robots;
    return html`<section class="stack" aria-labelledby="robots">
      <h2 id="robots">${t('robots.title')}</h2>
      <p class="soft">${t('robots.lead')}</p>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      <ly-note text=${this._failed || this.#acting.problem}></ly-note>
      <ly-note kind="good" text=${this._said}></ly-note>
      ${value?.length === 0 ? html`<p>${t('robots.none')}</p>` : ''}
      <ul>
        ${repeat(
          value ?? [],
          (robot) => robot.id,
          (robot) => this.#row(robot),
        )}
      </ul>
      <div>
        <button class="button" @click=${() => this.#open(undefined)}>
          <ly-icon name="plus"></ly-icon>${t('robots.add')}
        </button>
      </div>
      ${this.#dialog()}
    </section>`;
  }
}

customElements.define('ly-settings-robots', SettingsRobots);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-robots': SettingsRobots;
  }
}
