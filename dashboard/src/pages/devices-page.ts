import type { DeviceSummary } from '@louyu/contract/api/devices';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fetchDevices } from '../api/devices.ts';
import { Live } from '../api/live.ts';
import { fetchPlaces } from '../api/places.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import { groupDevices, matches, type DeviceGroup } from '../components/device-groups.ts';
import { fieldValue } from '../components/field-value.ts';
import { placeTree } from '../components/place-tree.ts';
import '../components/device-row.ts';
import '../components/icon.ts';
import '../components/note.ts';

const tickMs = 5_000;

/** 设备: what ails first, then building by building. */
export class DevicesPage extends LitElement {
  static override properties = { _text: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--one) var(--three);
        margin-block-end: var(--four);
      }
      input[type='search'] {
        max-width: 320px;
      }
      section,
      details {
        margin-block-end: var(--four);
      }
      h2,
      summary {
        display: flex;
        align-items: center;
        gap: var(--one);
        margin-block-end: var(--one);
        font-size: var(--text-lead);
        font-weight: 600;
      }
      summary {
        min-height: var(--target);
        cursor: pointer;
      }
      .faults h2 ly-icon {
        color: var(--warn);
      }
      .nothing {
        padding-block: var(--six);
        border-top: 1px solid var(--line);
        justify-items: center;
        text-align: center;
      }
    `,
  ];

  declare private _text: string;
  readonly #session = new SessionAccess(this);
  readonly #devices = new Live(this, {
    key: () => 'devices',
    load: async (_, signal) => {
      const [devices, places] = await Promise.all([fetchDevices(signal), fetchPlaces(signal)]);
      return { devices, places };
    },
    touchedBy: (change) => change.resource === 'device' || change.resource === 'place',
  });

  constructor() {
    super();
    this._text = '';
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  #heading(group: DeviceGroup) {
    if (group.building !== undefined) return local(group.building.name);
    if (group.kind === 'faults') return html`<ly-icon name="warning"></ly-icon>${t('devices.faults')}`;
    return group.kind === 'unpaired' ? t('devices.unpaired') : t('devices.elsewhere');
  }

  #rows(devices: readonly DeviceSummary[]) {
    return html`<ul>
      ${repeat(
        devices,
        (device) => device.id,
        (device) =>
          html`<li><ly-device-row .device=${device} .clock=${this.#session.clock}></ly-device-row></li>`,
      )}
    </ul>`;
  }

  #group(group: DeviceGroup) {
    if (group.kind === 'revoked') {
      return html`<details>
        <summary>${t('devices.revoked', { count: group.devices.length })}</summary>
        ${this.#rows(group.devices)}
      </details>`;
    }
    return html`<section class=${group.kind}>
      <h2>${this.#heading(group)}</h2>
      ${this.#rows(group.devices)}
    </section>`;
  }

  #pairButton() {
    if (!this.#session.has('admin')) return '';
    return html`<a class="button primary" href="/pair"
      ><ly-icon name="plus"></ly-icon>${t('devices.pair')}</a
    >`;
  }

  #allButton() {
    return html`<button type="button" class="button" @click=${() => (this._text = '')}>
      ${t('devices.show_all')}
    </button>`;
  }

  #nothing(words: string, hint: string, next: unknown) {
    return html`<div class="nothing stack">
      <p>${words}</p>
      ${hint === '' ? '' : html`<p class="soft">${hint}</p>`} ${next}
    </div>`;
  }

  #list() {
    const { value } = this.#devices;
    if (value === undefined) return '';
    if (value.devices.length === 0) {
      const hint = t('devices.none_hint', { url: `${location.origin}/k` });
      return this.#nothing(t('devices.none'), hint, this.#pairButton());
    }
    const found = value.devices.filter((device) => matches(device, this._text));
    if (found.length === 0) return this.#nothing(t('devices.none_found'), '', this.#allButton());
    return repeat(
      groupDevices(found, placeTree(value.places)),
      (group) => group.building?.id ?? group.kind,
      (group) => this.#group(group),
    );
  }

  #count(): string {
    const paired = (this.#devices.value?.devices ?? []).filter(
      ({ state }) => state !== 'unpaired' && state !== 'revoked',
    );
    if (paired.length === 0) return '';
    return t('devices.count', {
      ok: paired.filter(({ state }) => state === 'ok').length,
      total: paired.length,
    });
  }

  override render() {
    const { error } = this.#devices;
    return html`
      <div class="page-head">
        <h1 tabindex="-1">${t('devices.title')}</h1>
        ${this.#pairButton()}
      </div>
      <div class="tools">
        <input
          type="search"
          .value=${this._text}
          aria-label=${t('devices.search')}
          placeholder=${t('devices.search')}
          @input=${(event: Event) => (this._text = fieldValue(event))}
        />
        <span class="soft number">${this.#count()}</span>
      </div>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${this.#list()}
    `;
  }
}

customElements.define('ly-devices-page', DevicesPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-devices-page': DevicesPage;
  }
}
