import { css } from 'lit';

/** A few large figures beside each other, each under what it counts. */
export const figureStyles = css`
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: var(--two) var(--six);
  }
  dt {
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
  .figure {
    font-size: var(--text-figure);
    font-weight: 600;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }
`;
