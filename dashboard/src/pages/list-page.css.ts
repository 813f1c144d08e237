import { css } from 'lit';

/** A list that is searched: the field with its glass, and what stands where nothing was found. */
export const listPageStyles = css`
  .search {
    position: relative;
  }
  .search ly-icon {
    position: absolute;
    left: 12px;
    top: 12px;
    color: var(--ink-soft);
  }
  .search input {
    padding-inline-start: 40px;
  }
  .nothing {
    padding-block: var(--six);
    border-top: 1px solid var(--line);
    justify-items: center;
  }
`;
