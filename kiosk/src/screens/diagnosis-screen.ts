import type { Language } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing } from 'lit';
import { shrinkBox } from '../components/shrink-to-fit.ts';
import { translate } from '../i18n/translate.ts';
import type { TextKey } from '../i18n/zh-cn.ts';

export interface DiagnosisFact {
  readonly label: TextKey;
  readonly values: readonly string[];
  readonly tone?: 'good' | 'bad';
}

/** How the device stands. */
export interface Diagnosis {
  readonly language: Language;
  /** Of the device and its place; empty before its first configuration. */
  readonly name: string;
  readonly facts: readonly DiagnosisFact[];
}

/** Over everything for two minutes at most: what is wrong with this screen, for whoever stands in front of it. */
export class LouyuDiagnosisScreen extends LitElement {
  static override properties = {
    diagnosis: { attribute: false },
    widthPx: { type: Number },
    heightPx: { type: Number },
  };
  static override styles = css`
    :host {
      --u: calc(var(--unit) * var(--shrink, 1));
      display: block;
      box-sizing: border-box;
      height: 100%;
      padding: calc(var(--u) * 4) calc(var(--u) * 5);
      overflow: hidden;
      background: var(--ground);
      color: var(--ink);
      font-size: calc(var(--u) * 3);
      line-height: 1.35;
    }
    h1 {
      margin: 0;
      font-size: calc(var(--u) * 5);
      line-height: 1.2;
    }
    .name {
      font-weight: 700;
    }
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      column-gap: calc(var(--u) * 3);
      row-gap: calc(var(--u) * 0.8);
      margin: calc(var(--u) * 2) 0;
      padding-top: calc(var(--u) * 2);
      border-top: 2px solid var(--rule);
    }
    dt,
    .close {
      color: var(--ink-quiet);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
      font-variant-numeric: tabular-nums;
    }
    .good {
      color: var(--event);
    }
    .bad {
      color: var(--caution);
      font-weight: 700;
    }
  `;

  declare diagnosis: Diagnosis | null;
  declare widthPx: number;
  declare heightPx: number;

  constructor() {
    super();
    this.diagnosis = null;
    this.widthPx = 1080;
    this.heightPx = 1920;
  }

  protected override willUpdate(): void {
    const [across, down] = this.widthPx < this.heightPx ? [100, 150] : [160, 96];
    const unitPx = Math.min(this.widthPx / across, this.heightPx / down);
    this.style.setProperty('--unit', `${unitPx}px`);
  }

  protected override updated(): void {
    shrinkBox(this);
  }

  protected override render() {
    if (this.diagnosis === null) return nothing;
    const { language, name, facts } = this.diagnosis;
    return html`
      <h1>${translate(language, 'diagnosis.title')}</h1>
      <div class="name">${name}</div>
      <dl>
        ${facts.map(
          ({ label, values, tone = '' }) =>
            html`<dt>${translate(language, label)}</dt>
              <dd class=${tone}>${values.map((value) => html`<div>${value}</div>`)}</dd>`,
        )}
      </dl>
      <div class="close">${translate(language, 'diagnosis.close')}</div>
    `;
  }
}

customElements.define('louyu-diagnosis-screen', LouyuDiagnosisScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-diagnosis-screen': LouyuDiagnosisScreen;
  }
}
