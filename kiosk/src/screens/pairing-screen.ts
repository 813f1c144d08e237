import { css, html, LitElement, nothing } from 'lit';
import '../components/kind-choice.ts';
import '../components/qr-code.ts';
import { shrinkBox } from '../components/shrink-to-fit.ts';
import { translate } from '../i18n/translate.ts';
import type { TextKey } from '../i18n/zh-cn.ts';
import type { PairingScene } from './scene.ts';

/** First start: the code to type, the QR to scan, what the screen is, and what an installer checks: hub, clock, version. */
export class LouyuPairingScreen extends LitElement {
  static override properties = {
    scene: { attribute: false },
    widthPx: { type: Number },
    heightPx: { type: Number },
  };
  // All in hundredths of the glass, and not in millimetres: an installer stands before it, whatever it is made for.
  static override styles = css`
    :host {
      --u: calc(var(--unit) * var(--shrink, 1));
      display: flex;
      flex-direction: column;
      justify-content: space-between;
      box-sizing: border-box;
      height: 100%;
      padding: calc(var(--u) * 4) calc(var(--u) * 5);
      overflow: hidden;
      font-size: calc(var(--u) * 3.3);
      line-height: 1.3;
    }
    .head,
    .main,
    .state > div {
      display: flex;
    }
    .head {
      align-items: baseline;
      justify-content: space-between;
    }
    h1 {
      margin: 0;
      font-size: calc(var(--u) * 5);
      line-height: 1.2;
    }
    .clock {
      font-size: calc(var(--u) * 5);
      font-weight: 700;
      font-variant-numeric: tabular-nums;
    }
    .second {
      font-family: var(--english-font);
      font-size: 0.72em;
      font-weight: 400;
      color: var(--ink-quiet);
    }
    .block {
      display: block;
    }
    .main {
      align-items: center;
      justify-content: space-between;
    }
    .left {
      flex: 1;
      min-width: 0;
      padding-right: calc(var(--u) * 4);
    }
    .code {
      font-size: calc(var(--u) * 14);
      font-weight: 700;
      line-height: 1.15;
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
    .asking {
      font-size: calc(var(--u) * 6);
      line-height: 2.68;
    }
    ol {
      margin: calc(var(--u) * 1.6) 0 0;
      padding: 0;
      list-style: none;
      counter-reset: step;
    }
    li {
      position: relative;
      margin-top: calc(var(--u) * 1);
      padding-left: 2em;
      counter-increment: step;
      overflow-wrap: anywhere;
    }
    li::before {
      content: counter(step);
      position: absolute;
      left: 0;
      width: 1.4em;
      height: 1.4em;
      border-radius: 50%;
      background: var(--general);
      color: var(--on-accent);
      text-align: center;
      line-height: 1.4em;
      font-weight: 700;
    }
    louyu-qr-code {
      flex: none;
      width: var(--qr-side);
      height: var(--qr-side);
    }
    .kind {
      margin-bottom: calc(var(--u) * 1);
    }
    louyu-kind-choice {
      max-width: calc(var(--u) * 100);
    }
    .state {
      display: flex;
      flex-wrap: wrap;
      padding-top: calc(var(--u) * 1.6);
      border-top: 2px solid var(--rule);
      font-size: calc(var(--u) * 2.8);
    }
    .state > div {
      margin-right: calc(var(--u) * 4);
    }
    .state dt {
      flex: none;
      margin-right: 0.6em;
      color: var(--ink-quiet);
    }
    dl,
    dd {
      margin: 0;
    }
    dd {
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    .good {
      color: var(--event);
      font-weight: 700;
    }
    .bad {
      color: var(--caution);
      font-weight: 700;
    }
    :host([form='portrait']) .main {
      flex-direction: column;
      align-items: stretch;
    }
    :host([form='portrait']) .left {
      flex: none;
      padding: 0;
    }
    :host([form='portrait']) louyu-qr-code {
      align-self: center;
      margin-top: calc(var(--u) * 4);
    }
  `;

  declare scene: PairingScene | null;
  declare widthPx: number;
  declare heightPx: number;

  constructor() {
    super();
    this.scene = null;
    this.widthPx = 1080;
    this.heightPx = 1920;
  }

  get #isPortrait(): boolean {
    return this.widthPx < this.heightPx;
  }

  /** A hundredth of what the layout is drawn on: 160 × 96 units, or 100 × 150. */
  get #unitPx(): number {
    const [across, down] = this.#isPortrait ? [100, 150] : [160, 96];
    return Math.min(this.widthPx / across, this.heightPx / down);
  }

  get #qrSidePx(): number {
    return this.#unitPx * (this.#isPortrait ? 60 : 48);
  }

  protected override willUpdate(): void {
    this.style.setProperty('--unit', `${this.#unitPx}px`);
    this.style.setProperty('--qr-side', `${this.#qrSidePx}px`);
    this.setAttribute('form', this.#isPortrait ? 'portrait' : 'landscape');
  }

  /** Long addresses and low glass: all of it in smaller type rather than a part of it. */
  protected override updated(): void {
    shrinkBox(this);
  }

  protected override render() {
    const { scene } = this;
    if (scene === null) return nothing;
    return html`
      <div class="head">
        <h1>${both('pairing.title')}</h1>
        <span class="clock">${clockTime(scene.nowMs)}</span>
      </div>
      <div class="main">
        <div class="left">${this.#code(scene)} ${this.#steps(scene)}</div>
        <louyu-qr-code
          .text=${scene.verificationUrl}
          .label=${translate('zh-CN', 'pairing.title')}
          .sidePx=${this.#qrSidePx}
        ></louyu-qr-code>
      </div>
      <div>
        <div class="kind">${both('pairing.kind', {}, this.#isPortrait)}</div>
        <louyu-kind-choice .value=${scene.deviceKind}></louyu-kind-choice>
      </div>
      ${this.#state(scene)}
    `;
  }

  #code({ userCode, expiresInMinutes }: PairingScene) {
    return html`<div>${both('pairing.code')}</div>
      ${
        userCode === ''
          ? html`<div class="asking">${both('pairing.asking')}</div>`
          : html`<div class="code" data-user-code=${userCode}>${userCode}</div>`
      }
      <div>${userCode === '' ? nothing : both('pairing.expires', { minutes: expiresInMinutes }, true)}</div>`;
  }

  #steps({ typingUrl }: PairingScene) {
    const address = typingUrl.replace(/^http:\/\//, '');
    return html`<ol>
      <li>${both('pairing.step1', { address }, true)}</li>
      <li>${both('pairing.step2', {}, true)}</li>
    </ol>`;
  }

  #state(scene: PairingScene) {
    const { hubReachable, clockTrusted } = scene;
    const dpr = window.devicePixelRatio;
    const screen = `${Math.round(window.innerWidth * dpr)} × ${Math.round(window.innerHeight * dpr)}`;
    const hub = hubReachable ? 'pairing.connected' : 'pairing.unreachable';
    const time = clockTrusted ? 'pairing.timeSet' : 'pairing.timeUnset';
    return html`<dl class="state">
      <div>
        <dt>${both('pairing.hub')}</dt>
        <dd>${scene.hubAddress} <span class=${hubReachable ? 'good' : 'bad'}>${both(hub)}</span></dd>
      </div>
      <div>
        <dt>${both('pairing.time')}</dt>
        <dd>${dateOf(scene.nowMs)} <span class=${clockTrusted ? 'good' : 'bad'}>${both(time)}</span></dd>
      </div>
      <div>
        <dt>${both('pairing.screen')}</dt>
        <dd>${screen}</dd>
      </div>
      <div>
        <dt>${both('pairing.version')}</dt>
        <dd>${scene.version}</dd>
      </div>
    </dl>`;
  }
}

/** Both languages: before a screen is paired nobody has said which one is read in front of it. */
function both(key: TextKey, values: Readonly<Record<string, string | number>> = {}, isBlock = false) {
  return html`<span lang="zh-CN">${translate('zh-CN', key, values)}</span>
    <span class=${isBlock ? 'second block' : 'second'} lang="en">${translate('en', key, values)}</span>`;
}

/** By the zone of the machine: whether it is right is what an installer looks for. */
function clockTime(ms: number): string {
  const at = new Date(ms);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

const dateOf = (ms: number): string => new Date(ms).toLocaleDateString('zh-CN');

customElements.define('louyu-pairing-screen', LouyuPairingScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-pairing-screen': LouyuPairingScreen;
  }
}
