import { css } from 'lit';

/** A word with its drawing, tinted by what it means. */
export const markStyles = css`
  :host {
    display: inline-flex;
    vertical-align: middle;
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding: 2px 10px 2px var(--one);
    border-radius: var(--half);
    font-size: var(--text-small);
    font-weight: 600;
    white-space: nowrap;
  }
`;
