import { displayKindSchema, type DeviceKind } from '@louyu/contract/devices';
import { css, html, LitElement } from 'lit';
import { translate } from '../i18n/translate.ts';

/** The event that says which kind was chosen: `detail.kind`. */
export const kindChosen = 'louyu-kind-chosen';

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** What a screen is: chosen by arrow keys and OK, as a remote control has them, or by a finger. */
export class LouyuKindChoice extends LitElement {
  static override properties = { value: { type: String } };
  static override styles = css`
    :host {
      display: flex;
    }
    button {
      flex: 1;
      margin: 0 0.6em 0 0;
      padding: 0.35em 0.3em;
      border: 0.1em solid var(--rule);
      border-radius: 0.3em;
      background: var(--ground);
      color: var(--ink);
      font: inherit;
      line-height: 1.25;
      text-align: center;
    }
    button:last-child {
      margin-right: 0;
    }
    button[aria-pressed='true'] {
      border-color: var(--general);
      background: var(--general);
      color: var(--on-accent);
      font-weight: 700;
    }
    button:focus {
      outline: 0.14em solid var(--ink);
      outline-offset: 0.12em;
    }
    .second {
      display: block;
      font-family: var(--english-font);
      font-size: 0.7em;
      font-weight: 400;
    }
  `;

  declare value: DeviceKind;

  constructor() {
    super();
    this.value = 'lcd';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#move);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#move);
  }

  /** A remote control has no Tab: the first arrow lands on what is chosen, each further one beside it. */
  readonly #move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    const focused = buttons.findIndex((button) => button.matches(':focus'));
    const chosen = buttons.findIndex((button) => button.getAttribute('aria-pressed') === 'true');
    const next = focused === -1 ? chosen + step : focused + step;
    buttons[(next + buttons.length) % buttons.length]?.focus();
  };

  #choose(kind: DeviceKind): void {
    this.dispatchEvent(new CustomEvent(kindChosen, { detail: { kind }, bubbles: true, composed: true }));
  }

  protected override render() {
    return displayKindSchema.options.map(
      (kind) =>
        html`<button
          type="button"
          aria-pressed=${kind === this.value ? 'true' : 'false'}
          data-kind=${kind}
          @click=${() => {
            this.#choose(kind);
          }}
        >
          <span lang="zh-CN">${translate('zh-CN', `kind.${kind}`)}</span>
          <span class="second" lang="en">${translate('en', `kind.${kind}`)}</span>
        </button>`,
    );
  }
}

customElements.define('louyu-kind-choice', LouyuKindChoice);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-kind-choice': LouyuKindChoice;
  }
  interface HTMLElementEventMap {
    'louyu-kind-chosen': CustomEvent<{ kind: DeviceKind }>;
  }
}
