import type { DeviceView, PairingApproval, PairingView } from '@louyu/contract/api/devices';
import { displayKinds, displayKindSchema } from '@louyu/contract/devices';
import { css, html, LitElement } from 'lit';
import { approvePairing, fetchDevice, fetchDevices, fetchPairing } from '../api/devices.ts';
import { Live } from '../api/live.ts';
import { fetchPlaces } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from '../components/field-value.ts';
import { canonicalCode, typedCode } from '../components/user-code.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/pairing-form.ts';
import '../components/state-mark.ts';
import '../components/text-field.ts';

/** 绑定屏幕: the code from the screen, then its place; afterwards it says when the screen really shows something. */
export class PairPage extends LitElement {
  static override properties = {
    code: {},
    replaces: {},
    _typed: { state: true },
    _problem: { state: true },
    _pairing: { state: true },
    _pairedId: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        max-width: 36rem;
      }
      .found {
        display: flex;
        align-items: center;
        gap: var(--two);
        padding: var(--two);
        border-radius: var(--radius);
        background: var(--panel);
      }
      .found ly-icon {
        font-size: 1.75rem;
      }
      .code {
        font-family: var(--font-code);
        letter-spacing: 0.08em;
      }
    `,
  ];

  /** From the QR on the screen; then the person need not type it. */
  declare code: string;
  declare replaces: string;
  declare private _typed: string;
  declare private _problem: string;
  declare private _pairing: PairingView | undefined;
  declare private _pairedId: string | undefined;

  readonly #finding = new Submission(this);
  readonly #approving = new Submission(this);
  readonly #around = new Live(this, {
    key: () => 'around',
    load: async (_, signal) => {
      const [places, devices] = await Promise.all([fetchPlaces(signal), fetchDevices(signal)]);
      return { places, devices };
    },
    touchedBy: (change) => change.resource === 'place',
  });
  readonly #paired = new Live(this, {
    key: () => this._pairedId,
    load: (id, signal) => fetchDevice(id, signal),
    touchedBy: (change, id) => change.resource === 'device' && (change.id === null || change.id === id),
  });

  constructor() {
    super();
    this.code = '';
    this.replaces = '';
    this._typed = '';
    this._problem = '';
    this._pairing = undefined;
    this._pairedId = undefined;
    followLanguage(this);
  }

  override firstUpdated(): void {
    if (this.code === '') return;
    this._typed = typedCode(this.code);
    void this.#find();
  }

  #type(event: Event): void {
    this._typed = typedCode(fieldValue(event));
    this._problem = '';
    this.#finding.clear();
    if (event.currentTarget !== null && 'value' in event.currentTarget)
      event.currentTarget.value = this._typed;
  }

  async #find(event?: Event): Promise<void> {
    event?.preventDefault();
    const code = canonicalCode(this._typed);
    this._problem = code === null ? t('pair.code_bad') : '';
    if (code === null) return;
    await this.#finding.run(async () => {
      this._pairing = await fetchPairing(code);
    });
  }

  async #approve(event: CustomEvent<PairingApproval>): Promise<void> {
    const pairing = this._pairing;
    if (pairing === undefined) return;
    await this.#approving.run(async () => {
      const device = await approvePairing(pairing.userCode, event.detail);
      this._pairedId = device.id;
    });
  }

  #restart(): void {
    this._typed = '';
    this._problem = '';
    this._pairing = undefined;
    this._pairedId = undefined;
    this.#approving.clear();
    void this.#around.refresh();
  }

  #enterCode() {
    return html`<form class="stack" novalidate @submit=${this.#find}>
      <p>${t('pair.lead', { url: `${location.origin}/k` })}</p>
      <ly-text-field
        code
        label=${t('pair.code')}
        placeholder="BCDF-GHJK"
        .value=${this._typed}
        .problem=${this._problem || this.#finding.problem}
        @input=${this.#type}
      ></ly-text-field>
      <div>
        <button class="button primary large" ?disabled=${this.#finding.busy}>${t('pair.next')}</button>
      </div>
    </form>`;
  }

  /** A screen guesses what it is by its glass; who stands before it knows better. */
  #kind(pairing: PairingView) {
    const kinds = displayKindSchema.options;
    if (!displayKinds.includes(pairing.kind)) return '';
    return html`<div class="field">
      <label for="kind">${t('pair.kind')}</label>
      <select
        id="kind"
        @change=${(event: Event) => {
          const kind = kinds.find((one) => one === fieldValue(event));
          if (kind !== undefined) this._pairing = { ...pairing, kind };
        }}
      >
        ${kinds.map((kind) => html`<option value=${kind} .selected=${kind === pairing.kind}>${t(`kind.${kind}`)}</option>`)}
      </select>
    </div>`;
  }

  #choosePlace(pairing: PairingView) {
    const around = this.#around.value;
    const { widthPx, heightPx } = pairing;
    return html`<div class="stack wide">
      <div class="found">
        <ly-icon name=${pairing.kind === 'desk' ? 'device' : pairing.kind}></ly-icon>
        <p>
          <b>${t('pair.found', { kind: t(`kind.${pairing.kind}`) })}</b>
          <span class="code">${pairing.userCode}</span><br />
          ${
            widthPx === null || heightPx === null
              ? ''
              : html`<span class="soft small"
                  >${t('pair.found_size', { width: String(widthPx), height: String(heightPx) })}</span
                >`
          }
        </p>
        <button class="button push" @click=${this.#restart}>${t('pair.other_code')}</button>
      </div>
      ${this.#kind(pairing)}
      ${
        around === undefined
          ? ''
          : html`<ly-pairing-form
              .pairing=${pairing}
              .places=${around.places}
              .devices=${around.devices}
              .replaces=${this.replaces}
              .busy=${this.#approving.busy}
              .problem=${this.#approving.problem}
              @approve=${(event: CustomEvent<PairingApproval>) => void this.#approve(event)}
            ></ly-pairing-form>`
      }
    </div>`;
  }

  #done(device: DeviceView) {
    const isUp = device.state === 'ok';
    return html`<div class="stack">
      <h2>${t('pair.done', { name: device.name })}</h2>
      <p><ly-state-mark device=${device.state}></ly-state-mark></p>
      <ly-note
        kind=${isUp ? 'good' : 'plain'}
        text=${isUp ? t('pair.done_ok') : t('pair.done_wait')}
      ></ly-note>
      <div class="row">
        <button class="button primary" @click=${this.#restart}>${t('pair.again')}</button>
        <a class="button" href="/devices/${device.id}">${t('pair.to_device')}</a>
      </div>
    </div>`;
  }

  #step() {
    const paired = this.#paired.value;
    if (paired !== undefined) return this.#done(paired);
    return this._pairing === undefined ? this.#enterCode() : this.#choosePlace(this._pairing);
  }

  override render() {
    return html`<div class="page-head"><h1 tabindex="-1">${t('pair.title')}</h1></div>
      ${this.#step()}`;
  }
}

customElements.define('ly-pair-page', PairPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-pair-page': PairPage;
  }
}
