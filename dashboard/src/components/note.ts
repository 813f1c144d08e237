import { css, html, LitElement, type PropertyValues } from 'lit';
import { base } from '../theme/base.css.ts';
import type { IconName } from './icon-paths.ts';
import './icon.ts';

/** A line that tells what happened: `problem` interrupts a screen reader, `good` and `plain` wait their turn. */
export class Note extends LitElement {
  static override properties = { kind: {}, text: {} };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      /* Out of the flow, but not hidden: a live region must be there before it speaks. */
      :host([silent]) {
        position: absolute;
      }
      p {
        display: flex;
        gap: 12px;
        align-items: flex-start;
        padding: 12px var(--two);
        border-radius: var(--radius);
        background: var(--panel);
      }
      p.problem {
        background: var(--warn-tint);
      }
      p.good {
        background: var(--good-tint);
      }
      .problem ly-icon {
        color: var(--warn);
      }
      .good ly-icon {
        color: var(--good);
      }
      ly-icon {
        margin-top: 2px;
      }
      span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare kind: 'problem' | 'good' | 'plain';
  declare text: string;

  constructor() {
    super();
    this.kind = 'problem';
    this.text = '';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.toggleAttribute('silent', this.text === '');
  }

  override render() {
    const icons: Record<Note['kind'], IconName> = { problem: 'warning', good: 'ok', plain: 'clock' };
    return html`<div role=${this.kind === 'problem' ? 'alert' : 'status'}>
      ${
        this.text === ''
          ? ''
          : html`<p class=${this.kind}>
              <ly-icon name=${icons[this.kind]}></ly-icon><span>${this.text}</span>
            </p>`
      }
    </div>`;
  }
}

customElements.define('ly-note', Note);

declare global {
  interface HTMLElementTagNameMap {
    'ly-note': Note;
  }
}
