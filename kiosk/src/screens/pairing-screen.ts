import { css, html, LitElement, nothing } from 'lit';
import '../components/bilingual-text.ts';
import '../components/qr-code.ts';
import { shrinkBox } from '../components/shrink-to-fit.ts';
import { translate } from '../i18n/translate.ts';
import type { TextKey } from '../i18n/zh-cn.ts';
import type { PairingScene } from './scene.ts';

/** Of the short side of the window: an installer scans it from an arm's length. */
const qrShare = 0.32;

/** First start: the code to type, the QR to scan, and what an installer checks: hub, clock, version. */
export class LouyuPairingScreen extends LitElement {
  static override properties = { scene: { attribute: false }, shortSidePx: { type: Number } };
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      justify-content: space-between;
      box-sizing: border-box;
      height: 100%;
      padding: calc(var(--shrink, 1) * var(--padding) * 1.6) calc(var(--shrink, 1) * var(--padding) * 1.2);
      line-height: 1.35;
    }
    .title {
      font-size: calc(var(--shrink, 1) * var(--fact) * 1.5);
      font-weight: 700;
    }
    .code {
      font-size: calc(var(--shrink, 1) * var(--short-side) * 0.135);
      font-weight: 700;
      line-height: 1.15;
      white-space: nowrap;
      letter-spacing: 0.02em;
      font-variant-numeric: tabular-nums;
    }
    .asking {
      font-size: calc(var(--shrink, 1) * var(--fact) * 1.2);
      color: var(--ink-quiet);
    }
    .quiet {
      font-size: calc(var(--shrink, 1) * var(--body) * 0.9);
      color: var(--ink-quiet);
    }
    .how {
      display: flex;
      align-items: center;
      justify-content: space-between;
    }
    ol {
      flex: 1;
      margin: 0 var(--padding) 0 0;
      padding: 0;
      list-style: none;
      counter-reset: step;
    }
    li {
      position: relative;
      margin-bottom: calc(var(--shrink, 1) * var(--body) * 0.8);
      padding-left: calc(var(--shrink, 1) * var(--body) * 1.9);
      font-size: calc(var(--shrink, 1) * var(--body));
      counter-increment: step;
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
    }
    .state {
      display: grid;
      grid-template-columns: max-content 1fr;
      column-gap: calc(var(--shrink, 1) * var(--body));
      row-gap: calc(var(--shrink, 1) * var(--body) * 0.25);
      margin: 0;
      padding-top: calc(var(--shrink, 1) * var(--body) * 0.8);
      border-top: 2px solid var(--rule);
      font-size: calc(var(--shrink, 1) * var(--body) * 0.85);
    }
    .state dt {
      color: var(--ink-quiet);
    }
    .state dd {
      margin: 0;
      overflow-wrap: anywhere;
      font-variant-numeric: tabular-nums;
    }
    .reachable {
      color: var(--event);
      font-weight: 700;
    }
    .unreachable {
      color: var(--caution);
      font-weight: 700;
    }
  `;

  declare scene: PairingScene | null;
  declare shortSidePx: number;

  constructor() {
    super();
    this.scene = null;
    this.shortSidePx = 1080;
  }

  protected override willUpdate(): void {
    this.style.setProperty('--short-side', `${this.shortSidePx}px`);
  }

  /** Low glass holds all of it too, in smaller type: an installer stands close. */
  protected override updated(): void {
    const texts = [...this.renderRoot.querySelectorAll('louyu-bilingual-text')];
    // Before their texts are there, the parts take no room.
    void Promise.all(texts.map((text) => text.updateComplete)).then(() => {
      shrinkBox(this);
    });
  }

  protected override render() {
    const scene = this.scene;
    if (scene === null) return nothing;
    return html`
      <louyu-bilingual-text class="title" .key=${'pairing.title'}></louyu-bilingual-text>
      <div>
        <div class="quiet">${both('pairing.code')}</div>
        ${
          scene.userCode === ''
            ? html`<louyu-bilingual-text class="asking" .key=${'pairing.asking'}></louyu-bilingual-text>`
            : html`<div class="code" data-user-code=${scene.userCode}>${scene.userCode}</div>
                <louyu-bilingual-text
                  class="quiet"
                  .key=${'pairing.expires'}
                  .values=${{ minutes: scene.expiresInMinutes }}
                ></louyu-bilingual-text>`
        }
      </div>
      <div class="how">
        <ol>
          <li><louyu-bilingual-text .key=${'pairing.step1'}></louyu-bilingual-text></li>
          <li><louyu-bilingual-text .key=${'pairing.step2'}></louyu-bilingual-text></li>
        </ol>
        <louyu-qr-code
          .text=${scene.verificationUrl}
          .label=${translate('zh-CN', 'pairing.title')}
          .sidePx=${this.shortSidePx * qrShare}
        ></louyu-qr-code>
      </div>
      ${this.#state(scene)}
    `;
  }

  #state(scene: PairingScene) {
    const connection = scene.hubReachable ? 'pairing.connected' : 'pairing.unreachable';
    const dpr = window.devicePixelRatio;
    const screen = `${Math.round(window.innerWidth * dpr)} × ${Math.round(window.innerHeight * dpr)}`;
    return html`<dl class="state">
      <dt>${both('pairing.hub')}</dt>
      <dd>
        ${scene.hubAddress}
        <louyu-bilingual-text
          class=${scene.hubReachable ? 'reachable' : 'unreachable'}
          .key=${connection}
        ></louyu-bilingual-text>
      </dd>
      <dt>${both('pairing.screen')}</dt>
      <dd>${screen}</dd>
      <dt>${both('pairing.version')}</dt>
      <dd>${scene.version}</dd>
      <dt>${both('pairing.time')}</dt>
      <dd>${new Date(scene.nowMs).toLocaleString('zh-CN', { hour12: false })}</dd>
    </dl>`;
  }
}

function both(key: TextKey): string {
  return `${translate('zh-CN', key)} ${translate('en', key)}`;
}

customElements.define('louyu-pairing-screen', LouyuPairingScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-pairing-screen': LouyuPairingScreen;
  }
}
