import { css, html, LitElement } from 'lit';

interface BareNotice {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** The least that can show a notice: one element, fed by the browser's own event stream, nothing kept, nothing checked. */
class BareNoticePage extends LitElement {
  static override properties = { notice: { attribute: false } };
  static override styles = css`
    h1 {
      font-size: 96px;
    }
    p {
      font-size: 48px;
    }
  `;

  declare notice: BareNotice | null;

  constructor() {
    super();
    this.notice = null;
    new EventSource('/events').onmessage = ({ data }: MessageEvent<string>) => {
      this.notice = JSON.parse(data) as BareNotice;
    };
  }

  protected override updated(): void {
    if (this.notice !== null) document.documentElement.dataset['noticeId'] = this.notice.id;
  }

  protected override render() {
    return this.notice === null
      ? ''
      : html`<h1>${this.notice.title}</h1>
          ${this.notice.facts.map(([label, value]) => html`<p>${label} ${value}</p>`)}`;
  }
}

customElements.define('bare-notice-page', BareNoticePage);
