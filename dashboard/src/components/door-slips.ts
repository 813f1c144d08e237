import type { DoorCodeSheet } from '@louyu/contract/api/door-codes';
import type { Site } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './qr-code.ts';

/** Slips on a sheet of A4: two columns of five, to be cut along the lines. */
const slipsOnSheet = 10;

/** The slips that prove a door, black on white in millimetres. */
export class DoorSlips extends LitElement {
  static override properties = { sheet: { attribute: false }, site: { attribute: false } };

  static override styles = [
    base,
    css`
      :host {
        display: block;
        width: 210mm;
        background: #ffffff;
        color: #000000;
        line-height: 1.35;
      }
      .sheet {
        display: grid;
        grid-template-columns: 1fr 1fr;
        grid-template-rows: repeat(5, 1fr);
        width: 210mm;
        height: 297mm;
        padding: 6mm;
        break-after: page;
      }
      .slip {
        display: grid;
        grid-template-columns: 32mm minmax(0, 1fr);
        gap: 0 3mm;
        align-items: center;
        padding: 3mm 4mm;
        border: 0.2mm dashed #777777;
        overflow: hidden;
        font-size: 3.2mm;
      }
      .office {
        color: #444444;
      }
      .door {
        font-size: 5mm;
        font-weight: 700;
      }
      .code {
        font-family: var(--font-code);
        font-size: 7mm;
        font-weight: 700;
        letter-spacing: 0.3mm;
        white-space: nowrap;
      }
    `,
  ];

  declare sheet: DoorCodeSheet | undefined;
  declare site: Site | undefined;

  constructor() {
    super();
    this.sheet = undefined;
    this.site = undefined;
    followLanguage(this);
  }

  #slip({ where, door, code, url }: DoorCodeSheet['doors'][number]) {
    const title = t('codes.slip_title', { where: local(where), door });
    return html`<section class="slip" data-testid="slip">
      <ly-qr-code text=${url} label=${title}></ly-qr-code>
      <div>
        <p class="office">${this.site === undefined ? '' : local(this.site.office)}</p>
        <p class="door">${title}</p>
        <p class="code">${code}</p>
        <p>${t('codes.slip_how')}</p>
        <p>${t('codes.slip_why')}</p>
      </div>
    </section>`;
  }

  override render() {
    const doors = this.sheet?.doors ?? [];
    const sheets = Array.from({ length: Math.ceil(doors.length / slipsOnSheet) }, (_, index) =>
      doors.slice(index * slipsOnSheet, (index + 1) * slipsOnSheet),
    );
    return sheets.map((slips) => html`<div class="sheet">${slips.map((slip) => this.#slip(slip))}</div>`);
  }
}

customElements.define('ly-door-slips', DoorSlips);

declare global {
  interface HTMLElementTagNameMap {
    'ly-door-slips': DoorSlips;
  }
}
