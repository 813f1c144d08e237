import type { DoorFinding, RollCall } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { countDoors, doorStands, standOf, type RollCallDoor } from './roll-call-counts.ts';
import './icon.ts';

/** What has been tapped and has not arrived: `late` once a try has failed. */
export interface PendingTap {
  readonly as: DoorFinding | 'taken-back' | 'seen';
  readonly late: boolean;
}

const findings: readonly DoorFinding[] = ['found-safe', 'helped', 'nobody'];

/**
 * The door-knock list: who needs help first, then what is put into the slot, then unit by unit, in rows for a thumb; one tap notes
 * what was found. Events `note` with `{householdId, as}` (undefined: taken back) and `seen` with the id of a word.
 */
export class RollCallList extends LitElement {
  static override properties = {
    rollCall: { attribute: false },
    pending: { attribute: false },
    clock: { attribute: false },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .counts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
      }
      .counts li {
        padding: var(--half) 12px;
        border-radius: var(--radius);
        background: var(--panel);
      }
      .counts .help.some {
        background: var(--alarm);
        color: var(--on-alarm);
      }
      .rows {
        border-top: 1px solid var(--line);
      }
      .door {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--one) var(--two);
        align-items: center;
        min-height: 68px;
        padding: var(--one) 0;
        border-bottom: 1px solid var(--line);
      }
      .door b {
        font-size: var(--text-lead);
      }
      .help .door {
        padding-inline: 12px;
        border-inline-start: 6px solid var(--alarm);
        background: var(--alarm-tint);
      }
      .help h3 {
        color: var(--alarm-ink);
      }
      .deeds {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: var(--one);
      }
      .deeds .button {
        min-height: 52px;
        min-width: 76px;
      }
      .late {
        color: var(--warn);
        font-weight: 600;
      }
      .vulnerable {
        color: var(--warn);
      }
      summary {
        min-height: var(--target);
        padding-block: 10px;
        cursor: pointer;
      }
      @media (max-width: 640px) {
        .door {
          grid-template-columns: minmax(0, 1fr);
        }
        .deeds {
          justify-content: stretch;
        }
        .deeds .button {
          flex: 1;
        }
      }
    `,
  ];

  declare rollCall: RollCall | undefined;
  /** By household, or by word. */
  declare pending: ReadonlyMap<string, PendingTap>;
  declare clock: Clock;

  constructor() {
    super();
    this.rollCall = undefined;
    this.pending = new Map();
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  #note(householdId: string, as: DoorFinding | undefined): void {
    this.dispatchEvent(new CustomEvent('note', { detail: { householdId, as } }));
  }

  #counts(doors: readonly RollCallDoor[]) {
    const counts = countDoors(doors);
    return html`<ul class="counts number" aria-label=${t('roll.counts')}>
      <li><b>${t('roll.total', { count: doors.length })}</b></li>
      ${doorStands.map(
        (stand) =>
          html`<li class="${stand} ${counts[stand] > 0 ? 'some' : ''}">
            ${t(`roll.stand_${stand}`)} <b>${counts[stand]}</b>
          </li>`,
      )}
    </ul>`;
  }

  #said({ answer, level, answeredAt }: RollCallDoor) {
    if (answer === null) return t('roll.silent');
    const when = answeredAt === null ? '' : momentWords(answeredAt, this.clock);
    return `${t(`roll.answer_${answer}`)} · ${t(`roll.level_${level ?? 'claimed'}`)} · ${when}`;
  }

  #status(door: RollCallDoor) {
    const pending = this.pending.get(door.householdId);
    if (pending !== undefined)
      return html`<span class="small ${pending.late ? 'late' : 'soft'}" role="status"
        >${t(`roll.found_${pending.as}`)} · ${t(pending.late ? 'roll.late' : 'roll.sending')}</span
      >`;
    const { finding } = door;
    const found =
      finding === null
        ? ''
        : html`<br /><span
              >${t(`roll.found_${finding.as}`)} · ${finding.by} ${momentWords(finding.at, this.clock)}</span
            >`;
    return html`<span class="small soft">${this.#said(door)}${found}</span>`;
  }

  #door(door: RollCallDoor, withPlace: boolean) {
    const { householdId, vulnerable, finding } = door;
    const name = t('roll.flat', { door: door.door });
    return html`<li class="door">
      <div>
        <b class="number">${withPlace ? `${local(door.where)} ` : ''}${name}</b>
        ${vulnerable ? html`<span class="small vulnerable"><ly-icon name="warning"></ly-icon>${t('roll.vulnerable')}</span>` : ''}
        <br />${this.#status(door)}
      </div>
      <div class="deeds" role="group" aria-label=${`${local(door.where)} ${name}`}>
        ${
          door.cleared && finding !== null
            ? html`<button type="button" class="button" @click=${() => this.#note(householdId, undefined)}>
                ${t('roll.take_back')}
              </button>`
            : findings.map(
                (as) =>
                  html`<button type="button" class="button" @click=${() => this.#note(householdId, as)}>
                    ${t(`roll.find_${as}`)}
                  </button>`,
              )
        }
      </div>
    </li>`;
  }

  #help({ doors, anonymous }: RollCall) {
    const calling = doors.filter((door) => standOf(door) === 'help');
    const unknown = anonymous.filter(({ answer, seen }) => answer === 'need-help' && seen === null);
    if (calling.length + unknown.length === 0) return '';
    return html`<section class="help" aria-labelledby="help">
      <h3 id="help">${t('roll.help_title', { count: calling.length + unknown.length })}</h3>
      <ul class="rows">
        ${repeat(
          calling,
          ({ householdId }) => householdId,
          (door) => this.#door(door, true),
        )}
        ${repeat(
          unknown,
          ({ id }) => id,
          ({ id, where, at }) =>
            html`<li class="door">
              <div>
                <b>${t('roll.door_unknown')}</b><br />
                <span class="small ${this.pending.get(id)?.late === true ? 'late' : 'soft'}"
                  >${t('roll.scanned_at', { where: local(where) })} · ${momentWords(at, this.clock)}
                  ${this.pending.has(id) ? ` · ${t(this.pending.get(id)?.late === true ? 'roll.late' : 'roll.sending')}` : ''}</span
                >
              </div>
              <div class="deeds">
                <button
                  type="button"
                  class="button"
                  @click=${() => this.dispatchEvent(new CustomEvent('seen', { detail: id }))}
                >
                  ${t('roll.seen')}
                </button>
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #unit(doors: readonly RollCallDoor[]) {
    const [first] = doors;
    if (first === undefined) return '';
    const open = doors.filter((door) => standOf(door) !== 'help' && !door.cleared);
    const cleared = doors.filter((door) => door.cleared);
    return html`<section>
      <h3>
        ${local(first.where)}
        <span class="soft small number">${t('roll.unit_open', { count: open.length })}</span>
      </h3>
      <ul class="rows">
        ${repeat(
          open,
          ({ householdId }) => householdId,
          (door) => this.#door(door, false),
        )}
      </ul>
      ${
        cleared.length === 0
          ? ''
          : html`<details>
              <summary>${t('roll.unit_cleared', { count: cleared.length })}</summary>
              <ul class="rows">
                ${repeat(
                  cleared,
                  ({ householdId }) => householdId,
                  (door) => this.#door(door, false),
                )}
              </ul>
            </details>`
      }
    </section>`;
  }

  #anonymous({ anonymous }: RollCall) {
    const settled = anonymous.filter(({ answer, seen }) => answer !== 'need-help' || seen !== null);
    if (settled.length === 0) return '';
    const count = (answer: string) => settled.filter((word) => word.answer === answer).length;
    return html`<p class="soft">
      ${t('roll.anonymous', { safe: count('safe'), away: count('away'), help: count('need-help') })}
    </p>`;
  }

  override render() {
    const { rollCall } = this;
    if (rollCall === undefined) return html`<slot></slot>`;
    // In the order of the tree: the hub lists doors by need, so units are put back by their words.
    const units = Map.groupBy(rollCall.doors, ({ where }) => where['zh-CN']);
    const inOrder = [...units].sort(([a], [b]) => a.localeCompare(b, 'zh-CN', { numeric: true }));
    return html`<div class="stack wide">
      ${this.#counts(rollCall.doors)} ${this.#help(rollCall)}
      <slot></slot>
      <h2>${t('roll.doors')}</h2>
      ${inOrder.map(([, doors]) => this.#unit(doors))} ${this.#anonymous(rollCall)}
    </div>`;
  }
}

customElements.define('ly-roll-call-list', RollCallList);

declare global {
  interface HTMLElementTagNameMap {
    'ly-roll-call-list': RollCallList;
  }
}
