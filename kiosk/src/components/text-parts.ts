import { css, html } from 'lit';

/** For the spans of {@link inParts}. */
export const partStyles = css`
  .part {
    display: inline-block;
  }
`;

/** Breaks `11月20日 16:20 签发 · 编号 0312` between its parts rather than inside one. */
export function inParts(text: string) {
  const parts = text.split(' · ');
  return parts.map(
    (part, index) => html`<span class="part">${index < parts.length - 1 ? `${part}\u00a0·` : part}</span> `,
  );
}
