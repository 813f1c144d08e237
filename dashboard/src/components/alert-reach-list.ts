import type { AlertDelivery } from '@louyu/contract/api/alerts';
import type { Place } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { countByReach, groupByBuilding, reachStates, type ReachGroup } from './alert-reach-groups.ts';
import { shortSpan } from './short-span.ts';
import './icon.ts';
import './state-mark.ts';

type Device = AlertDelivery['devices'][number];

/**
 * Who was reached, live, by building. Every row keeps its place and its height whatever becomes of it; who looks at the missing
 * ones alone keeps those that come in meanwhile, until they look anew.
 */
export class AlertReachList extends LitElement {
  static override properties = {
    delivery: { attribute: false },
    places: { attribute: false },
    _missing: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
      }
      .figures {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
      }
      .figures div {
        display: grid;
        gap: 2px;
        align-content: start;
        padding: 12px var(--two);
      }
      .figures div + div {
        border-inline-start: 1px solid var(--line);
      }
      .figures dt {
        order: 1;
      }
      .figures dd {
        font-size: var(--text-page);
        font-weight: 600;
        line-height: 1.2;
        white-space: nowrap;
      }
      .figures .small {
        line-height: 1.3;
      }
      .bad {
        color: var(--warn);
      }
      h3 {
        display: flex;
        gap: var(--one);
        align-items: baseline;
        padding-block: var(--two) var(--half);
      }
      h3 span {
        font-weight: 400;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto 72px;
        gap: 0 var(--two);
        align-items: center;
        min-height: 56px;
        padding-block: var(--half);
        border-top: 1px solid var(--line);
      }
      li > span,
      li > a {
        overflow: hidden;
        line-height: 1.3;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .ms {
        text-align: end;
      }
      @media (max-width: 640px) {
        .figures div {
          padding: var(--one);
        }
        .figures dd {
          font-size: var(--text-title);
        }
        li {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .ms {
          display: none;
        }
      }
    `,
  ];

  declare delivery: AlertDelivery | undefined;
  declare places: readonly Place[];
  /** The devices that were missing when they were asked for; undefined shows all. */
  declare private _missing: ReadonlySet<string> | undefined;

  constructor() {
    super();
    this.delivery = undefined;
    this.places = [];
    this._missing = undefined;
    followLanguage(this);
  }

  #figures(devices: readonly Device[]) {
    const counts = countByReach(devices);
    return html`<dl class="figures">
      ${reachStates.map((state) => {
        const isBad = (state === 'not-yet' || state === 'unreachable') && counts[state] > 0;
        const of = state === 'painted' ? html`<span class="soft">/${devices.length}</span>` : '';
        return html`<div class=${isBad ? 'bad' : ''} data-reach=${state}>
          <dt class="small">${t(`emergency.${state}`)}</dt>
          <dd class="number">${counts[state]}${of}</dd>
        </div>`;
      })}
    </dl>`;
  }

  #choices(devices: readonly Device[]) {
    const missing = devices.filter(({ state }) => state !== 'painted');
    const chip = (words: string, pressed: boolean, choose: () => void) =>
      html`<button type="button" class="chip" aria-pressed=${pressed ? 'true' : 'false'} @click=${choose}>
        ${words}
      </button>`;
    return html`<div class="row tight" role="group" aria-label=${t('emergency.reached')}>
      ${chip(t('action.all'), this._missing === undefined, () => (this._missing = undefined))}
      ${chip(
        t('emergency.missing', { count: missing.length }),
        this._missing !== undefined,
        () => (this._missing = new Set(missing.map(({ deviceId }) => deviceId))),
      )}
    </div>`;
  }

  #row({ deviceId, name, where, state, paintedMs, gone }: Device) {
    return html`<li data-device=${deviceId} data-state=${state}>
      <a href="/devices/${deviceId}">${name}<br /><span class="soft small">${local(where)}</span></a>
      ${
        gone === null
          ? html`<ly-state-mark reach=${state}></ly-state-mark>`
          : html`<ly-state-mark delivery=${gone ? 'removed' : 'still-carries'}></ly-state-mark>`
      }
      <span class="number soft small ms">${paintedMs === null ? '' : shortSpan(paintedMs)}</span>
    </li>`;
  }

  #group({ building, devices, painted }: ReachGroup) {
    const name = building === undefined ? t('emergency.elsewhere') : local(building.name);
    const shown = devices.filter(({ deviceId }) => this._missing?.has(deviceId) ?? true);
    if (shown.length === 0) return '';
    return html`<section>
      <h3>
        ${name}
        <span class="soft number">${t('emergency.painted_of', { painted, total: devices.length })}</span>
      </h3>
      <ul>
        ${repeat(
          shown,
          ({ deviceId }) => deviceId,
          (device) => this.#row(device),
        )}
      </ul>
    </section>`;
  }

  override render() {
    const devices = this.delivery?.devices;
    if (devices === undefined) return '';
    if (devices.length === 0) return html`<p class="soft">${t('emergency.no_screens')}</p>`;
    return html`${this.#figures(devices)}${this.#choices(devices)}
      <div>${groupByBuilding(devices, this.places).map((group) => this.#group(group))}</div>`;
  }
}

customElements.define('ly-alert-reach-list', AlertReachList);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-reach-list': AlertReachList;
  }
}
