import type { AlertReachState } from '@louyu/contract/api/alerts';
import type { CaseState } from '@louyu/contract/api/cases';
import type { DeviceState } from '@louyu/contract/api/devices';
import type { DeliveryState, NoticeState } from '@louyu/contract/api/delivery';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t, type PlainKey } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import type { IconName } from './icon-paths.ts';
import { markStyles } from './marks.css.ts';
import './icon.ts';

type Tone = 'good' | 'warn' | 'plain' | 'wait' | 'quiet';

interface Look {
  readonly words: PlainKey;
  readonly icon: IconName;
  readonly tone: Tone;
}

const noticeLooks: Readonly<Record<NoticeState, Look>> = {
  draft: { words: 'state.draft', icon: 'edit', tone: 'plain' },
  'in-review': { words: 'state.in-review', icon: 'sign', tone: 'wait' },
  scheduled: { words: 'state.scheduled', icon: 'clock', tone: 'wait' },
  live: { words: 'state.live', icon: 'eye', tone: 'good' },
  expired: { words: 'state.expired', icon: 'history', tone: 'quiet' },
  recalled: { words: 'state.recalled', icon: 'recall', tone: 'quiet' },
};

const deviceLooks: Readonly<Record<DeviceState, Look>> = {
  ok: { words: 'device.ok', icon: 'ok', tone: 'good' },
  'no-picture': { words: 'device.no-picture', icon: 'warning', tone: 'warn' },
  offline: { words: 'device.offline', icon: 'offline', tone: 'warn' },
  'planned-off': { words: 'device.planned-off', icon: 'moon', tone: 'plain' },
  unpaired: { words: 'device.unpaired', icon: 'link', tone: 'plain' },
  revoked: { words: 'device.revoked', icon: 'ban', tone: 'quiet' },
};

const deliveryLooks: Readonly<Record<DeliveryState, Look>> = {
  'not-yet': { words: 'delivery.not-yet', icon: 'clock', tone: 'warn' },
  received: { words: 'delivery.received', icon: 'send', tone: 'plain' },
  showing: { words: 'delivery.showing', icon: 'eye', tone: 'good' },
  shown: { words: 'delivery.shown', icon: 'check', tone: 'good' },
  'still-carries': { words: 'delivery.still-carries', icon: 'warning', tone: 'warn' },
  removed: { words: 'delivery.removed', icon: 'check', tone: 'quiet' },
  'never-carried': { words: 'delivery.never-carried', icon: 'ban', tone: 'quiet' },
  lost: { words: 'delivery.lost', icon: 'ban', tone: 'quiet' },
};

const reachLooks: Readonly<Record<AlertReachState, Look>> = {
  painted: { words: 'emergency.painted', icon: 'eye', tone: 'good' },
  received: { words: 'emergency.received', icon: 'send', tone: 'wait' },
  'not-yet': { words: 'emergency.not-yet', icon: 'clock', tone: 'warn' },
  unreachable: { words: 'emergency.unreachable', icon: 'offline', tone: 'warn' },
};

const caseLooks: Readonly<Record<CaseState, Look>> = {
  received: { words: 'case.state_received', icon: 'clock', tone: 'warn' },
  assigned: { words: 'case.state_assigned', icon: 'person', tone: 'wait' },
  working: { words: 'case.state_working', icon: 'case', tone: 'wait' },
  asking: { words: 'case.state_asking', icon: 'clock', tone: 'plain' },
  answered: { words: 'case.state_answered', icon: 'check', tone: 'good' },
  closed: { words: 'case.state_closed', icon: 'ok', tone: 'quiet' },
};

/** The state of a notice, a device, a delivery, a case or an alert on a device: always a word with a drawing, never colour alone. */
export class StateMark extends LitElement {
  static override properties = { notice: {}, device: {}, delivery: {}, reach: {}, case: {} };

  static override styles = [
    base,
    markStyles,
    css`
      .good {
        background: var(--good-tint);
        color: var(--good);
      }
      .warn {
        background: var(--warn-tint);
        color: var(--warn);
      }
      .plain {
        background: var(--panel-strong);
      }
      .wait {
        background: var(--water-tint);
        color: var(--water);
      }
      .quiet {
        padding-inline: 0;
        color: var(--ink-soft);
      }
    `,
  ];

  declare notice: NoticeState | undefined;
  declare device: DeviceState | undefined;
  declare delivery: DeliveryState | undefined;
  declare reach: AlertReachState | undefined;
  declare case: CaseState | undefined;

  constructor() {
    super();
    this.notice = undefined;
    this.device = undefined;
    this.delivery = undefined;
    this.reach = undefined;
    this.case = undefined;
    followLanguage(this);
  }

  #look(): Look | undefined {
    if (this.notice !== undefined) return noticeLooks[this.notice];
    if (this.device !== undefined) return deviceLooks[this.device];
    if (this.delivery !== undefined) return deliveryLooks[this.delivery];
    if (this.case !== undefined) return caseLooks[this.case];
    return this.reach === undefined ? undefined : reachLooks[this.reach];
  }

  override render() {
    const look = this.#look();
    return look === undefined
      ? ''
      : html`<span class="mark ${look.tone}"><ly-icon name=${look.icon}></ly-icon>${t(look.words)}</span>`;
  }
}

customElements.define('ly-state-mark', StateMark);

declare global {
  interface HTMLElementTagNameMap {
    'ly-state-mark': StateMark;
  }
}
