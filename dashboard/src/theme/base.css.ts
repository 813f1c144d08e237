import { css } from 'lit';

/** For every element with text: the reset, headings, links, and helpers of the grid. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    line-height: 1.3;
    font-weight: 600;
    text-wrap: balance;
  }
  p,
  li,
  dd {
    text-wrap: pretty;
  }
  h1 {
    font-size: var(--text-page);
  }
  h1:focus {
    outline: none;
  }
  h2 {
    font-size: var(--text-title);
  }
  h3 {
    font-size: var(--text-lead);
  }
  a {
    color: inherit;
    text-underline-offset: 3px;
    text-decoration-color: var(--border);
  }
  a:hover {
    text-decoration-color: currentColor;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    border-radius: var(--half);
  }
  .soft {
    color: var(--ink-soft);
  }
  .small {
    font-size: var(--text-small);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .hidden-words {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .stack {
    display: grid;
    gap: var(--two);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .stack.wide {
    gap: var(--four);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--one) var(--two);
  }
  .row.tight {
    gap: var(--one);
  }
  .push {
    margin-inline-start: auto;
  }
  .page-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--two);
    min-height: var(--six);
    margin-block-end: var(--three);
  }
  .page-head .row > h1 {
    flex: 1 1 0;
  }
`;
