import type { DeviceKind, Profile } from '@louyu/contract/devices';
import { css, html, LitElement, type PropertyValues } from 'lit';
import '../components/bilingual-text.ts';
import { familyOf, metricsOf } from '@louyu/contract/glass/metrics';
import { burnInShift } from '../theme/burn-in.ts';
import { applyMetrics, tokens } from '../theme/tokens.ts';
import './alert-screen.ts';
import { toneOf } from './alert-wording.ts';
import './board-screen.ts';
import { calendarOf } from './calendar.ts';
import type { Diagnosis } from './diagnosis-screen.ts';
import './diagnosis-screen.ts';
import './identify-screen.ts';
import './idle-screen.ts';
import './lift-screen.ts';
import './pairing-screen.ts';
import './paper-screen.ts';
import { asPlaced, type Scene, type ScreenScene } from './scene.ts';

/** A start that is over sooner shows nothing of itself: on a slow machine each picture before the notice delays the notice. */
const quietStartMs = 500;

/** Until a device knows its own profile it takes the first one's diagonal and viewing distance. */
const assumedProfile = { diagonalInches: 43, viewingDistanceMetres: 2.5, audio: false } as const;

/**
 * The glass: lays the scene out in the device pixels of its profile and scales that to the window, so that a display,
 * a laptop and the preview in the dashboard show the same picture.
 */
export class LouyuStage extends LitElement {
  static override properties = {
    scene: { attribute: false },
    identify: { type: Boolean },
    shifting: { type: Boolean },
    diagnosis: { attribute: false },
  };
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        position: fixed;
        left: 0;
        top: 0;
        width: 100%;
        height: 100%;
        overflow: hidden;
        background: var(--ground);
      }
      .frame {
        position: absolute;
        left: 0;
        top: 0;
        transform-origin: 0 0;
        overflow: hidden;
        background: var(--ground);
        color: var(--ink);
      }
      .over {
        position: absolute;
        left: 0;
        top: 0;
        width: 100%;
        height: 100%;
      }
      .then {
        margin-top: 0.8em;
        font-size: 0.7em;
      }
      .starting {
        display: flex;
        height: 100%;
        align-items: center;
        justify-content: center;
        text-align: center;
        font-size: var(--fact);
        line-height: 1.4;
      }
    `,
  ];

  declare scene: Scene;
  /** Whether the device shows who it is. */
  declare identify: boolean;
  /** Whether the picture wanders by a few pixels, against burn-in. */
  declare shifting: boolean;
  /** What somebody in front of the screen asked to see of its state; null while nobody does. */
  declare diagnosis: Diagnosis | null;
  #starting: ReturnType<typeof setTimeout> | undefined;
  #startIsLong = false;
  readonly #resize = new ResizeObserver(() => {
    // Without a configuration the window is the profile.
    if (this.hasUpdated) this.requestUpdate();
  });

  constructor() {
    super();
    this.scene = { kind: 'starting', paired: false };
    this.identify = false;
    this.shifting = false;
    this.diagnosis = null;
  }

  /** What of the scene counts as seen: the page of a notice or an alert, or the idle screen; null where none is in the document. */
  get shownElement(): HTMLElement | null {
    // It covers what it stands over: nothing of that is shown meanwhile.
    if (this.diagnosis !== null) return null;
    if (this.identify) return this.renderRoot.querySelector('louyu-identify-screen');
    const screen =
      this.renderRoot.querySelector('louyu-alert-screen') ??
      this.renderRoot.querySelector('louyu-board-screen') ??
      this.renderRoot.querySelector('louyu-lift-screen') ??
      this.renderRoot.querySelector('louyu-paper-screen');
    return screen === null ? this.renderRoot.querySelector('louyu-idle-screen') : screen.sheetElement;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
    this.#starting = setTimeout(() => {
      this.#startIsLong = true;
      this.requestUpdate();
    }, quietStartMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    clearTimeout(this.#starting);
  }

  protected override shouldUpdate(): boolean {
    return this.scene.kind !== 'starting' || this.hasUpdated || this.#startIsLong;
  }

  protected override willUpdate(): void {
    const scene = asPlaced(this.scene);
    this.lang = scene?.language ?? 'zh-CN';
    const family = familyOf(this.#kind());
    this.setAttribute('family', family);
    // Paper has no light of its own to dim.
    const nowMs = scene !== null && family !== 'paper' ? scene.nowMs : null;
    const isNight =
      scene !== null && nowMs !== null && calendarOf(scene.language, scene.config.timeZone).isNight(nowMs);
    this.toggleAttribute('night', isNight);
    this.toggleAttribute('red-ink', scene?.config.profile.redInk === true);
    // The self-check in front of an alert is read in colours of its own.
    if (scene?.kind === 'alert' && this.diagnosis === null) this.setAttribute('alert', toneOf(scene.alert));
    else this.removeAttribute('alert');
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#fit();
    this.#announce();
  }

  protected override render() {
    const scene = asPlaced(this.scene);
    return html`<div class="frame">
      ${this.#screen()}
      ${
        this.identify && scene !== null
          ? html`<louyu-identify-screen
              class="over"
              .config=${scene.config}
              .language=${scene.language}
            ></louyu-identify-screen>`
          : ''
      }
      ${
        this.diagnosis === null
          ? ''
          : html`<louyu-diagnosis-screen
              class="over"
              .diagnosis=${this.diagnosis}
              .widthPx=${this.#profile().widthPx}
              .heightPx=${this.#profile().heightPx}
            ></louyu-diagnosis-screen>`
      }
    </div>`;
  }

  #screen() {
    const { scene } = this;
    switch (scene.kind) {
      case 'alert':
      case 'board':
      case 'idle':
        return this.#placed(scene);
      case 'pairing':
        return html`<louyu-pairing-screen
          .scene=${scene}
          .widthPx=${this.#profile().widthPx}
          .heightPx=${this.#profile().heightPx}
        ></louyu-pairing-screen>`;
      case 'starting':
        return html`<div class="starting">
          <louyu-bilingual-text
            .key=${scene.paired ? 'waiting.title' : 'starting.title'}
          ></louyu-bilingual-text>
        </div>`;
      case 'standby':
        return html`<div class="starting">
          <div>
            <louyu-bilingual-text .key=${'standby.title'}></louyu-bilingual-text>
            <louyu-bilingual-text class="then" .key=${'standby.then'}></louyu-bilingual-text>
          </div>
        </div>`;
    }
  }

  #placed(scene: ScreenScene) {
    if (scene.kind === 'alert') return html`<louyu-alert-screen .scene=${scene}></louyu-alert-screen>`;
    const family = familyOf(scene.config.kind);
    // The line for who is trapped stands in a lift whether there is a notice or not.
    if (family === 'lift') return html`<louyu-lift-screen .scene=${scene}></louyu-lift-screen>`;
    if (scene.kind === 'idle') return html`<louyu-idle-screen .scene=${scene}></louyu-idle-screen>`;
    return family === 'paper'
      ? html`<louyu-paper-screen .scene=${scene}></louyu-paper-screen>`
      : html`<louyu-board-screen .scene=${scene}></louyu-board-screen>`;
  }

  #kind(): DeviceKind {
    const { scene } = this;
    if (scene.kind === 'pairing') return scene.deviceKind;
    return asPlaced(scene)?.config.kind ?? 'lcd';
  }

  #profile(): Profile {
    const scene = asPlaced(this.scene);
    if (scene !== null) return scene.config.profile;
    const scale = window.devicePixelRatio;
    return {
      ...assumedProfile,
      widthPx: Math.max(1, window.innerWidth * scale),
      heightPx: Math.max(1, window.innerHeight * scale),
    };
  }

  #fit(): void {
    const listed = this.scene.kind === 'board' && this.scene.programme.length > 1;
    const metrics = metricsOf(this.#kind(), this.#profile(), listed);
    applyMetrics(this, metrics, this.lang === 'en' ? 'en' : 'zh-CN');
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame');
    if (frame === null) return;
    const { widthPx, heightPx } = metrics;
    const scale = Math.min(this.clientWidth / widthPx, this.clientHeight / heightPx);
    const left = Math.round((this.clientWidth - widthPx * scale) / 2);
    const top = Math.round((this.clientHeight - heightPx * scale) / 2);
    frame.style.width = `${widthPx}px`;
    frame.style.height = `${heightPx}px`;
    const { x, y } = this.#shift();
    frame.style.transform = `translate(${left + x}px, ${top + y}px) scale(${scale})`;
  }

  /** Glass that shines burns in; paper does not. */
  #shift(): { readonly x: number; readonly y: number } {
    const scene = asPlaced(this.scene);
    return this.shifting && scene !== null && familyOf(scene.config.kind) !== 'paper'
      ? burnInShift(scene.nowMs ?? Date.now())
      : { x: 0, y: 0 };
  }

  /** Says on the root element what is shown, for tests and for whoever looks with the browser's tools. */
  #announce(): void {
    const { scene } = this;
    const notice = scene.kind === 'board' ? scene.notice : undefined;
    const alert = scene.kind === 'alert' ? scene.alert : undefined;
    setOnRoot('data-state', scene.kind);
    setOnRoot('data-notice-id', notice?.id);
    setOnRoot('data-alert-id', alert?.id);
    setOnRoot('data-revision', (alert ?? notice)?.revision);
    setOnRoot('data-page', 'page' in scene ? scene.page : undefined);
  }
}

/** Only what is different: whoever watches hears of changes alone, not of each minute that the clock on the glass shows. */
function setOnRoot(name: string, value: string | number | undefined): void {
  const root = document.documentElement;
  if (value === undefined) root.removeAttribute(name);
  else if (root.getAttribute(name) !== String(value)) root.setAttribute(name, String(value));
}

customElements.define('louyu-stage', LouyuStage);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-stage': LouyuStage;
  }
}
