import type { DeviceChange, DeviceView } from '@louyu/contract/api/devices';
import { displayKinds, type OffHours } from '@louyu/contract/devices';
import { html, LitElement } from 'lit';
import { changeDevice, commandDevice, fetchDevice, revokeDevice } from '../api/devices.ts';
import { Live } from '../api/live.ts';
import { fetchPlaces } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { agoWords, momentWords } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import { glassWords } from '../components/device-glass.ts';
import { fieldValue } from '../components/field-value.ts';
import { devicePageStyles } from './device-page.css.ts';
import '../components/confirm-dialog.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/off-hours-editor.ts';
import '../components/profile-fields.ts';
import '../components/spot-select.ts';
import '../components/state-mark.ts';
import '../components/text-field.ts';
import './device-forecast.ts';

const tickMs = 5_000;

/** One device: its state and what is on its glass; rename, move, set up, identify, replace, revoke. */
export class DevicePage extends LitElement {
  static override properties = {
    deviceId: {},
    _edits: { state: true },
    _said: { state: true },
    _revoking: { state: true },
    _checked: { state: true },
  };

  static override styles = [base, controls, devicePageStyles];

  declare deviceId: string;
  /** What was changed and not saved yet. */
  declare private _edits: DeviceChange;
  declare private _said: string;
  declare private _revoking: boolean;
  declare private _checked: boolean;

  readonly #session = new SessionAccess(this);
  readonly #saving = new Submission(this);
  readonly #commanding = new Submission(this);
  readonly #revoking = new Submission(this);
  readonly #device = new Live(this, {
    key: () => this.deviceId,
    load: (id, signal) => fetchDevice(id, signal),
    touchedBy: (change, id) => change.resource === 'device' && (change.id === null || change.id === id),
  });
  readonly #places = new Live(this, {
    key: () => 'places',
    load: (_, signal) => fetchPlaces(signal),
    touchedBy: (change) => change.resource === 'place',
  });

  constructor() {
    super();
    this.deviceId = '';
    this._edits = {};
    this._said = '';
    this._revoking = false;
    this._checked = false;
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  #edit(part: DeviceChange): void {
    this._edits = { ...this._edits, ...part };
    this._said = '';
  }

  #problems(device: DeviceView): { name: string; offHours: string } {
    const name = this._edits.name ?? device.name;
    const offHours = this._edits.offHours ?? device.offHours;
    const bad = offHours.some((hours) => hours.weekdays.length === 0 || hours.from === '' || hours.to === '');
    return {
      name: name.trim() === '' ? t('check.required', { field: t('device.name') }) : '',
      offHours: bad ? t('device.off_hours_empty') : '',
    };
  }

  async #save(event: Event, device: DeviceView): Promise<void> {
    event.preventDefault();
    this._checked = true;
    const problems = this.#problems(device);
    if (problems.name !== '' || problems.offHours !== '') return;
    const done = await this.#saving.run(async () => {
      this.#device.replace(await changeDevice(device.id, this._edits));
    });
    if (!done) return;
    this._edits = {};
    this._checked = false;
    this._said = t('saved');
  }

  async #command(kind: 'identify' | 'reload'): Promise<void> {
    this._said = '';
    const done = await this.#commanding.run(() => commandDevice(this.deviceId, kind));
    if (done) this._said = t(kind === 'identify' ? 'device.identified' : 'device.reloaded');
  }

  async #revoke(): Promise<void> {
    const done = await this.#revoking.run(() => revokeDevice(this.deviceId));
    if (!done) return;
    this._revoking = false;
    await this.#device.refresh();
  }

  #facts(device: DeviceView) {
    const { clock } = this.#session;
    const ago = (at: string | null) => (at === null ? '–' : agoWords(at, clock));
    const glass = device.visible?.noticeId;
    return html`<section class="stack" aria-labelledby="facts">
      <h2 id="facts">${t('device.facts')}</h2>
      <dl>
        <dt>${t('device.glass')}</dt>
        <dd>
          ${glass === undefined ? glassWords(device) : html`<a href="/notices/${glass}">${glassWords(device)}</a>`}
        </dd>
        <dt>${t('device.frame')}</dt>
        <dd>${ago(device.lastFrameAt)}</dd>
        <dt>${t('device.seen')}</dt>
        <dd>${ago(device.lastSeenAt)}</dd>
        ${
          device.clockTrusted === null
            ? ''
            : html`<dt>${t('device.clock')}</dt>
                <dd>
                  ${
                    device.clockTrusted
                      ? t('device.clock_good', { ms: Math.abs(device.clockOffsetMs ?? 0) })
                      : t('device.clock_bad')
                  }
                </dd>`
        }
        ${
          device.pendingReceipts === null || device.pendingReceipts === 0
            ? ''
            : html`<dt>${t('device.pending')}</dt>
                <dd>${device.pendingReceipts}</dd>`
        }
        ${
          (device.droppedReceipts ?? 0) === 0
            ? ''
            : html`<dt>${t('device.dropped')}</dt>
                <dd>${device.droppedReceipts}</dd>`
        }
        ${
          device.reloads === null
            ? ''
            : html`<dt>${t('device.reloads')}</dt>
                <dd>
                  ${t('device.reloads_count', { count: device.reloads.count, ago: ago(device.reloads.at) })}
                  ${t(`stuck.${device.reloads.reason}`)}
                </dd>`
        }
        ${
          device.version === null
            ? ''
            : html`<dt>${t('device.version')}</dt>
                <dd>${device.version}</dd>`
        }
      </dl>
    </section>`;
  }

  #settings(device: DeviceView) {
    const edited = { ...device, ...this._edits };
    const problems = this._checked ? this.#problems(device) : { name: '', offHours: '' };
    return html`<form
      class="stack"
      novalidate
      aria-labelledby="settings"
      @submit=${(event: Event) => void this.#save(event, device)}
    >
      <h2 id="settings">${t('device.settings')}</h2>
      <ly-text-field
        label=${t('device.name')}
        .value=${edited.name}
        .problem=${problems.name}
        @input=${(event: Event) => this.#edit({ name: fieldValue(event) })}
      ></ly-text-field>
      <ly-spot-select
        label=${t('device.spot')}
        hint=${t('device.move_hint')}
        .places=${this.#places.value ?? []}
        .value=${edited.spotIds?.[0] ?? ''}
        @spot-change=${(event: CustomEvent<{ spotId: string }>) => this.#edit({ spotIds: [event.detail.spotId] })}
      ></ly-spot-select>
      <ly-profile-fields
        .kind=${device.kind}
        .profile=${edited.profile}
        .language=${edited.language}
        @profile-change=${(event: CustomEvent<DeviceChange>) => this.#edit(event.detail)}
      ></ly-profile-fields>
      <fieldset class="stack">
        <legend>${t('device.off_hours')}</legend>
        <p class="hint">${t('device.off_hours_hint')}</p>
        <ly-off-hours-editor
          .offHours=${edited.offHours}
          @off-hours-change=${(event: CustomEvent<{ offHours: OffHours[] }>) => this.#edit(event.detail)}
        ></ly-off-hours-editor>
        ${problems.offHours === '' ? '' : html`<p class="problem">${problems.offHours}</p>`}
      </fieldset>
      <ly-note text=${this.#saving.problem}></ly-note>
      <div><button class="button primary" ?disabled=${this.#saving.busy}>${t('action.save')}</button></div>
    </form>`;
  }

  #actions(device: DeviceView) {
    if (device.state === 'revoked') return '';
    return html`<div class="row tight">
      <button
        class="button"
        ?disabled=${this.#commanding.busy}
        @click=${() => void this.#command('identify')}
      >
        <ly-icon name="identify"></ly-icon>${t('device.identify')}
      </button>
      <button class="button" ?disabled=${this.#commanding.busy} @click=${() => void this.#command('reload')}>
        <ly-icon name="refresh"></ly-icon>${t('device.reload')}
      </button>
      <a class="button" href="/devices/${device.id}/label"
        ><ly-icon name="print"></ly-icon>${t('device.label')}</a
      >
      ${
        this.#session.has('admin')
          ? html`<a class="button" href="/pair?replace=${device.id}"
                ><ly-icon name="swap"></ly-icon>${t('device.replace')}</a
              >
              <button class="button" @click=${() => (this._revoking = true)}>
                <ly-icon name="ban"></ly-icon>${t('device.revoke')}
              </button>`
          : ''
      }
    </div>`;
  }

  #forecast({ id, kind, state }: DeviceView) {
    const isDisplay = displayKinds.includes(kind);
    if (!isDisplay || state === 'revoked' || state === 'unpaired') return '';
    return html`<ly-device-forecast .deviceId=${id}></ly-device-forecast>`;
  }

  #body(device: DeviceView) {
    const editable = device.state !== 'revoked' && this.#session.has('admin');
    return html`<header class="head">
        <div class="stack">
          <h1 tabindex="-1">${device.name}</h1>
          <p class="row tight">
            <ly-state-mark device=${device.state}></ly-state-mark>
            <span class="soft">
              ${t(`kind.${device.kind}`)} · ${local(device.where)}
              ${
                device.stateSince === null
                  ? ''
                  : html` ·
                    ${t('device.since', { when: momentWords(device.stateSince, this.#session.clock) })}`
              }
            </span>
          </p>
        </div>
        ${this.#actions(device)}
      </header>
      <div class="said">
        <ly-note text=${this.#commanding.problem}></ly-note>
        <ly-note kind="good" text=${this._said}></ly-note>
        ${device.state === 'revoked' ? html`<ly-note kind="plain" text=${t('device.is_revoked')}></ly-note>` : ''}
      </div>
      ${this.#forecast(device)}
      <div class="columns">${this.#facts(device)}${editable ? this.#settings(device) : ''}</div>
      <ly-confirm-dialog
        label=${t('device.revoke_title', { name: device.name })}
        text=${t('device.revoke_text')}
        confirm=${t('device.revoke_confirm')}
        .open=${this._revoking}
        .busy=${this.#revoking.busy}
        .problem=${this.#revoking.problem}
        @confirm=${() => void this.#revoke()}
        @dismiss=${() => (this._revoking = false)}
      ></ly-confirm-dialog>`;
  }

  override render() {
    const { value, error } = this.#device;
    return html`
      <a class="button quiet back" href="/devices"><ly-icon name="back"></ly-icon>${t('devices.title')}</a>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : this.#body(value)}
    `;
  }
}

customElements.define('ly-device-page', DevicePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-device-page': DevicePage;
  }
}
