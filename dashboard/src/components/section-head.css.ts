import { css } from 'lit';

/** The heading of a section with the way to all of it at its end. */
export const sectionHead = css`
  section > header {
    display: flex;
    align-items: center;
    gap: var(--two);
    min-height: var(--target);
    margin-block-end: var(--half);
  }
  header a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
    margin-inline-start: auto;
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
`;
