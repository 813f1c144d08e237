import { caseLimits, type PhotoBox } from '@louyu/contract/api/cases';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { boxBetween, movedBox, sizedBox, type Point } from './photo-boxes.ts';
import { dialogButtons } from './dialog-buttons.ts';
import './dialog.ts';
import './note.ts';

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** By which share of the picture an arrow key moves. */
const step = 0.02;
const firstBox: PhotoBox = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

/** Black boxes over a photo, by mouse, finger and keys. Events `confirm` with `detail: PhotoBox[]`, and `dismiss`. */
export class PhotoRedactor extends LitElement {
  static override properties = {
    open: { type: Boolean },
    busy: { type: Boolean },
    src: {},
    alt: {},
    problem: {},
    _boxes: { state: true },
    _drawn: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
      .photo {
        position: relative;
        overflow: hidden;
        border-radius: var(--radius);
        touch-action: none;
        cursor: crosshair;
        user-select: none;
      }
      img {
        display: block;
        width: 100%;
        pointer-events: none;
      }
      .box {
        position: absolute;
        min-height: 0;
        padding: 0;
        border: 1px solid #ffffff;
        background: #000000;
      }
    `,
  ];

  declare open: boolean;
  declare busy: boolean;
  declare src: string;
  declare alt: string;
  declare problem: string;
  declare private _boxes: readonly PhotoBox[];
  declare private _drawn: PhotoBox | undefined;
  #start: Point | undefined;

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.src = '';
    this.alt = '';
    this.problem = '';
    this._boxes = [];
    this._drawn = undefined;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this._boxes = [];
  }

  #point(event: PointerEvent & { currentTarget: HTMLElement }): Point {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  }

  #begin(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (event.composedPath().some((target) => target instanceof HTMLButtonElement)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#start = this.#point(event);
  }

  #draw(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (this.#start !== undefined) this._drawn = boxBetween(this.#start, this.#point(event));
  }

  #end(): void {
    this.#start = undefined;
    if (this._drawn !== undefined) this.#add(this._drawn);
    this._drawn = undefined;
  }

  #add(box: PhotoBox): void {
    if (this._boxes.length < caseLimits.boxesMax) this._boxes = [...this._boxes, box];
  }

  #key(event: KeyboardEvent, index: number): void {
    const box = this._boxes[index];
    const arrow = arrows[event.key];
    if (box === undefined) return;
    if (event.key === 'Delete' || event.key === 'Backspace')
      this._boxes = this._boxes.filter((_, at) => at !== index);
    else if (arrow !== undefined) {
      const [dx, dy] = [arrow[0] * step, arrow[1] * step];
      const changed = event.shiftKey ? sizedBox(box, dx, dy) : movedBox(box, dx, dy);
      this._boxes = this._boxes.map((each, at) => (at === index ? changed : each));
    } else return;
    event.preventDefault();
  }

  #confirm(): void {
    this.dispatchEvent(new CustomEvent('confirm', { detail: this._boxes }));
  }

  #dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  #style({ x, y, width, height }: PhotoBox): string {
    const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
    return `left:${percent(x)};top:${percent(y)};width:${percent(width)};height:${percent(height)}`;
  }

  override render() {
    return html`<ly-dialog label=${t('case.redact_title')} .open=${this.open} @dismiss=${this.#dismiss}>
      <div class="stack">
        <p class="small">${t('case.redact_hint')}</p>
        <div
          class="photo"
          @pointerdown=${this.#begin}
          @pointermove=${this.#draw}
          @pointerup=${this.#end}
          @pointercancel=${() => {
            this.#start = undefined;
            this._drawn = undefined;
          }}
        >
          ${this.open ? html`<img src=${this.src} alt=${this.alt} draggable="false" />` : ''}
          ${this._boxes.map(
            (box, index) =>
              html`<button
                type="button"
                class="box"
                aria-label=${t('case.redact_box', { n: index + 1 })}
                style=${this.#style(box)}
                @keydown=${(event: KeyboardEvent) => this.#key(event, index)}
              ></button>`,
          )}
          ${this._drawn === undefined ? '' : html`<span class="box" style=${this.#style(this._drawn)}></span>`}
        </div>
        <div class="row tight">
          <button type="button" class="button" @click=${() => this.#add(firstBox)}>
            ${t('case.redact_add')}
          </button>
          <button
            type="button"
            class="button"
            ?disabled=${this._boxes.length === 0}
            @click=${() => (this._boxes = [])}
          >
            ${t('case.redact_clear')}
          </button>
        </div>
        <ly-note text=${this.problem}></ly-note>
      </div>
      ${dialogButtons({
        words: t('case.redact_confirm'),
        disabled: this.busy || this._boxes.length === 0,
        confirm: () => this.#confirm(),
        dismiss: () => this.#dismiss(),
      })}
    </ly-dialog>`;
  }
}

customElements.define('ly-photo-redactor', PhotoRedactor);

declare global {
  interface HTMLElementTagNameMap {
    'ly-photo-redactor': PhotoRedactor;
  }
}
