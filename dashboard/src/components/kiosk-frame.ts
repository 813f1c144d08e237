import {
  previewMeasuredSchema,
  previewReadySchema,
  type PreviewMeasured,
  type PreviewMessage,
} from '@louyu/contract/preview';
import { css, html, LitElement } from 'lit';
import * as v from 'valibot';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';

/** What the kiosk found when it laid a message out. */
export interface Measured {
  readonly message: PreviewMessage;
  readonly measured: PreviewMeasured;
}

/**
 * The real kiosk in a frame, in the real size of its screen, scaled down: one renderer for screens and previews. The frame
 * is sandboxed: it sees neither cookies nor storage, and all it says is that it listens and how what it shows lies there:
 * event `measured` with a {@link Measured}.
 */
export class KioskFrame extends LitElement {
  static override properties = { message: { attribute: false }, empty: {} };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      figure {
        position: relative;
        overflow: hidden;
        border: var(--one) solid #15181c;
        border-radius: var(--radius-large);
        background: #15181c;
        outline: 1px solid var(--line);
      }
      iframe {
        display: block;
        position: absolute;
        inset: 0 auto auto 0;
        border: 0;
        background: #ffffff;
        transform-origin: 0 0;
        pointer-events: none;
      }
      p {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding: var(--three);
        background: var(--panel);
        color: var(--ink-soft);
        text-align: center;
      }
    `,
  ];

  declare message: PreviewMessage | undefined;
  /** What stands in the frame instead of a screen; empty shows the screen. */
  declare empty: string;
  #listening = false;
  /** The newest message; what is measured of an older one is of no interest. It may be measured again, as pictures come. */
  #told: PreviewMessage | undefined;
  #sequence = 0;
  #sent = '';
  readonly #onMessage = (event: MessageEvent<unknown>) => this.#hear(event);
  #observer: ResizeObserver | undefined;

  constructor() {
    super();
    this.message = undefined;
    this.empty = '';
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#onMessage);
    this.#observer = new ResizeObserver(() => this.#fit());
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#onMessage);
    this.#observer?.disconnect();
    this.#listening = false;
  }

  override updated(): void {
    this.#fit();
    this.#send();
  }

  #hear(event: MessageEvent<unknown>): void {
    const frame = this.renderRoot.querySelector('iframe');
    if (frame === null || event.source !== frame.contentWindow) return;
    if (v.is(previewReadySchema, event.data)) {
      this.#listening = true;
      this.#sent = '';
      this.#told = undefined;
      this.#send();
      return;
    }
    const answer = v.safeParse(previewMeasuredSchema, event.data);
    const message = this.#told;
    if (!answer.success || message === undefined || answer.output.sequence !== this.#sequence) return;
    const detail: Measured = { message, measured: answer.output };
    this.dispatchEvent(new CustomEvent('measured', { detail }));
  }

  #send(): void {
    const { message } = this;
    if (!this.#listening || message === undefined) return;
    const text = JSON.stringify(message);
    if (text === this.#sent) return;
    this.#sent = text;
    this.#told = message;
    this.#sequence += 1;
    // The sandboxed frame has an opaque origin, which only `*` addresses; the message holds nothing secret.
    this.renderRoot
      .querySelector('iframe')
      ?.contentWindow?.postMessage({ ...message, sequence: this.#sequence }, '*');
  }

  #fit(): void {
    const frame = this.renderRoot.querySelector('iframe');
    const figure = this.renderRoot.querySelector('figure');
    if (frame === null || figure === null || this.message === undefined) return;
    const { widthPx, heightPx } = this.message.config.profile;
    const scale = figure.clientWidth / widthPx;
    frame.style.width = `${widthPx}px`;
    frame.style.height = `${heightPx}px`;
    frame.style.transform = `scale(${scale})`;
    const bezel = figure.offsetHeight - figure.clientHeight;
    figure.style.height = `${Math.round(heightPx * scale) + bezel}px`;
  }

  override render() {
    return html`<figure>
      <iframe
        src="/kiosk/?preview"
        sandbox="allow-scripts"
        title=${t('compose.preview')}
        tabindex="-1"
        ?inert=${true}
      ></iframe>
      ${this.empty === '' ? '' : html`<p>${this.empty}</p>`}
    </figure>`;
  }
}

customElements.define('ly-kiosk-frame', KioskFrame);

declare global {
  interface HTMLElementTagNameMap {
    'ly-kiosk-frame': KioskFrame;
  }
}
