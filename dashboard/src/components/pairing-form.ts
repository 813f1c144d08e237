import type { DeviceSummary, PairingApproval, PairingView } from '@louyu/contract/api/devices';
import type { Place } from '@louyu/contract/api/places';
import { displayKindSchema, type Profile } from '@louyu/contract/devices';
import type { Language } from '@louyu/contract/primitives';
import { html, LitElement, type PropertyValues } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { inOrderOfPlaces } from './device-groups.ts';
import { deviceName } from './device-name.ts';
import { fieldValue } from './field-value.ts';
import { placeTree, withAncestors } from './place-tree.ts';
import { presetsFor, profilePresets } from '@louyu/contract/glass/presets';
import './choice-group.ts';
import './note.ts';
import './profile-fields.ts';
import './spot-select.ts';
import './text-field.ts';

/** Where a screen that waits to be paired goes; event `approve` with `detail: PairingApproval`. */
export class PairingForm extends LitElement {
  static override properties = {
    pairing: { attribute: false },
    places: { attribute: false },
    devices: { attribute: false },
    replaces: {},
    busy: { type: Boolean },
    problem: {},
    _as: { state: true },
    _deviceId: { state: true },
    _name: { state: true },
    _spotId: { state: true },
    _profile: { state: true },
    _language: { state: true },
    _checked: { state: true },
  };

  static override styles = [base, controls];

  declare pairing: PairingView | undefined;
  declare places: readonly Place[];
  declare devices: readonly DeviceSummary[];
  /** The device to take the place of, where the person came from one. */
  declare replaces: string;
  declare busy: boolean;
  declare problem: string;
  declare private _as: PairingApproval['as'] | undefined;
  declare private _deviceId: string;
  declare private _name: string | undefined;
  declare private _spotId: string;
  declare private _profile: Profile | undefined;
  declare private _language: Language;
  declare private _checked: boolean;

  constructor() {
    super();
    this.pairing = undefined;
    this.places = [];
    this.devices = [];
    this.replaces = '';
    this.busy = false;
    this.problem = '';
    this._as = undefined;
    this._deviceId = '';
    this._name = undefined;
    this._spotId = '';
    this._profile = undefined;
    this._language = language();
    this._checked = false;
    followLanguage(this);
  }

  /** What the screen is; a person may have put right what it took itself for. */
  get #displayKind() {
    return displayKindSchema.options.find((kind) => kind === this.pairing?.kind);
  }

  /** Devices of the same kind that a screen can take the place of, those that wait for one first. */
  get #candidates(): readonly DeviceSummary[] {
    const same = this.devices.filter(({ kind, state }) => kind === this.pairing?.kind && state !== 'revoked');
    const sorted = inOrderOfPlaces(same, placeTree(this.places));
    return sorted.toSorted((a, b) => Number(b.state === 'unpaired') - Number(a.state === 'unpaired'));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('pairing') && !changed.has('devices')) return;
    const before = changed.get('pairing');
    if (before !== undefined && before.kind !== this.pairing?.kind) {
      this._profile = undefined;
      this._deviceId = '';
    }
    const candidates = this.#candidates;
    const wanted = candidates.find(({ id }) => id === this.replaces);
    const waiting = candidates.find(({ state }) => state === 'unpaired');
    this._as ??= wanted !== undefined || waiting !== undefined ? 'existing' : 'new';
    if (this._deviceId === '') this._deviceId = wanted?.id ?? '';
    const preset = this.#presetForScreen();
    if (this._profile !== undefined) return;
    if (preset !== undefined) this._profile = { ...profilePresets[preset].profile };
    else if (this.pairing?.kind === 'desk') this._profile = deskProfile(this.pairing);
  }

  /** The preset of the very size that the screen reports, else the first of its kind. */
  #presetForScreen() {
    const names = presetsFor(this.pairing?.kind ?? 'lcd');
    const fits = names.find((name) => {
      const { widthPx, heightPx } = profilePresets[name].profile;
      return widthPx === this.pairing?.widthPx && heightPx === this.pairing.heightPx;
    });
    return fits ?? names[0];
  }

  get #suggestedName(): string {
    const chain = withAncestors(placeTree(this.places), this._spotId).filter(
      (place) => place.parentId !== null,
    );
    const path = chain.toReversed().map((place) => local(place.name));
    return deviceName(path, t(`kind.${this.pairing?.kind ?? 'lcd'}`), t('list.name_separator'));
  }

  get #nameValue(): string {
    return this._name ?? this.#suggestedName;
  }

  #submit(event: Event): void {
    event.preventDefault();
    this._checked = true;
    const approval = this.#approval();
    if (approval !== undefined) this.dispatchEvent(new CustomEvent('approve', { detail: approval }));
  }

  #approval(): PairingApproval | undefined {
    if (this._as === 'existing') {
      return this._deviceId === '' ? undefined : { as: 'existing', deviceId: this._deviceId };
    }
    const name = this.#nameValue.trim();
    if (this._spotId === '' || name === '' || this._profile === undefined) return undefined;
    return {
      as: 'new',
      ...(this.#displayKind === undefined ? {} : { kind: this.#displayKind }),
      name,
      spotIds: [this._spotId],
      profile: this._profile,
      language: this._language,
    };
  }

  #existing() {
    const candidates = this.#candidates;
    if (candidates.length === 0) return html`<p class="soft">${t('pair.which_none')}</p>`;
    const missing = this._checked && this._deviceId === '';
    return html`<div class="field">
      <label for="device">${t('pair.which')}</label>
      <select
        id="device"
        aria-invalid=${missing ? 'true' : 'false'}
        @change=${(event: Event) => (this._deviceId = fieldValue(event))}
      >
        ${this._deviceId === '' ? html`<option value="" disabled selected>${t('pair.choose_device')}</option>` : ''}
        ${candidates.map(
          (device) =>
            html`<option value=${device.id} .selected=${device.id === this._deviceId}>
              ${device.name} · ${local(device.where)} · ${t(`device.${device.state}`)}
            </option>`,
        )}
      </select>
      ${missing ? html`<span class="problem">${t('check.required', { field: t('pair.which') })}</span>` : ''}
    </div>`;
  }

  #new() {
    if (!this.places.some((place) => place.kind === 'spot')) {
      return html`<ly-note kind="plain" text=${t('pair.no_spots')}></ly-note>`;
    }
    const noSpot = this._checked && this._spotId === '';
    const noName = this._checked && this.#nameValue.trim() === '';
    return html`<ly-spot-select
        label=${t('device.spot')}
        .places=${this.places}
        .value=${this._spotId}
        .problem=${noSpot ? t('check.required', { field: t('device.spot') }) : ''}
        @spot-change=${(event: CustomEvent<{ spotId: string }>) => (this._spotId = event.detail.spotId)}
      ></ly-spot-select>
      <ly-text-field
        label=${t('pair.name')}
        .value=${this.#nameValue}
        .problem=${noName ? t('check.required', { field: t('pair.name') }) : ''}
        @input=${(event: Event) => (this._name = fieldValue(event))}
      ></ly-text-field>
      <ly-profile-fields
        .kind=${this.pairing?.kind ?? 'lcd'}
        .profile=${this._profile}
        .language=${this._language}
        @profile-change=${(event: CustomEvent<{ profile?: Profile; language?: Language }>) => {
          this._profile = event.detail.profile ?? this._profile;
          this._language = event.detail.language ?? this._language;
        }}
      ></ly-profile-fields>`;
  }

  override render() {
    return html`<form class="stack wide" novalidate @submit=${this.#submit}>
      <ly-choice-group
        label=${t('pair.as')}
        .value=${this._as ?? 'new'}
        .choices=${(['existing', 'new'] as const).map((value) => ({
          value,
          label: t(`pair.as_${value}`),
          hint: t(`pair.as_${value}_hint`),
        }))}
        @choose=${(event: CustomEvent<{ value: string }>) =>
          (this._as = event.detail.value === 'existing' ? 'existing' : 'new')}
      ></ly-choice-group>
      <div class="stack">${this._as === 'existing' ? this.#existing() : this.#new()}</div>
      <div class="stack">
        <ly-note text=${this.problem}></ly-note>
        <div><button class="button primary large" ?disabled=${this.busy}>${t('pair.submit')}</button></div>
      </div>
    </form>`;
  }
}

/** A PC on a table: its size is what it says, or a usual one. */
function deskProfile({ widthPx, heightPx }: PairingView): Profile {
  const side = (px: number | null, usual: number) => Math.min(8192, Math.max(200, px ?? usual));
  return {
    widthPx: side(widthPx, 1366),
    heightPx: side(heightPx, 768),
    diagonalInches: 15.6,
    viewingDistanceMetres: 0.6,
    audio: true,
  };
}

customElements.define('ly-pairing-form', PairingForm);

declare global {
  interface HTMLElementTagNameMap {
    'ly-pairing-form': PairingForm;
  }
}
