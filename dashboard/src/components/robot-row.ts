import type { RobotState, RobotView } from '@louyu/contract/api/robots';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { listed } from '../i18n/listed.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { IconName } from './icon-paths.ts';
import { robotErrorWords } from './robot-error.ts';
import './icon.ts';

const icons: Record<RobotState, IconName> = {
  ok: 'ok',
  unreachable: 'offline',
  refused: 'warning',
  limited: 'clock',
  disabled: 'moon',
};

/** One robot: where it goes, how it stands, what waits; events `test`, `edit`, `toggle`, `remove`. */
export class RobotRow extends LitElement {
  static override properties = {
    robot: { attribute: false },
    clock: { attribute: false },
    busy: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        border-top: 1px solid var(--line);
        padding-block: var(--two);
      }
      .head {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--half) var(--two);
        align-items: baseline;
      }
      b,
      .error {
        overflow-wrap: anywhere;
      }
      .state {
        display: inline-flex;
        gap: var(--half);
        align-items: center;
        white-space: nowrap;
      }
      .ok {
        color: var(--good);
      }
      .unreachable,
      .refused,
      .limited {
        color: var(--warn);
      }
      .error {
        color: var(--warn);
      }
      .actions {
        margin-top: var(--one);
      }
    `,
  ];

  declare robot: RobotView | undefined;
  declare clock: Clock | undefined;
  declare busy: boolean;

  constructor() {
    super();
    this.robot = undefined;
    this.clock = undefined;
    this.busy = false;
    followLanguage(this);
  }

  #say(name: 'test' | 'edit' | 'toggle' | 'remove'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  #facts(robot: RobotView, clock: Clock): string {
    const { kind, host, kinds, waiting, lastSentAt } = robot;
    return [
      `${t(`robots.kind_${kind}`)} ${host}`,
      listed(kinds.map((each) => t(`alerts.kind_${each}`))),
      waiting === 0 ? '' : t('robots.waiting', { count: waiting }),
      lastSentAt === null
        ? t('robots.never_sent')
        : t('robots.last_sent', { at: momentWords(lastSentAt, clock) }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  }

  #trouble({ error, nextTryAt }: RobotView, clock: Clock) {
    if (error === null) return '';
    const next = nextTryAt === null ? '' : t('delivery.robot_next', { at: momentWords(nextTryAt, clock) });
    return html`<p class="error small">${[robotErrorWords(error), next].filter(Boolean).join(' · ')}</p>`;
  }

  override render() {
    const { robot, clock } = this;
    if (robot === undefined || clock === undefined) return '';
    const isPaused = robot.state === 'disabled';
    const button = (name: 'test' | 'edit' | 'toggle' | 'remove', words: string) =>
      html`<button
        class="button"
        ?disabled=${this.busy}
        aria-label="${words} ${robot.name}"
        @click=${() => this.#say(name)}
      >
        ${words}
      </button>`;
    return html`<div class="head">
        <b>${robot.name}</b>
        <span class="state ${robot.state}">
          <ly-icon name=${icons[robot.state]}></ly-icon>${t(`robots.state_${robot.state}`)}
        </span>
      </div>
      <p class="soft small">${this.#facts(robot, clock)}</p>
      ${this.#trouble(robot, clock)}
      <div class="row tight actions">
        ${button('test', t('robots.test'))}${button('edit', t('action.edit'))}
        ${button('toggle', t(isPaused ? 'robots.enable' : 'robots.disable'))}
        ${button('remove', t('robots.remove'))}
      </div>`;
  }
}

customElements.define('ly-robot-row', RobotRow);

declare global {
  interface HTMLElementTagNameMap {
    'ly-robot-row': RobotRow;
  }
}
