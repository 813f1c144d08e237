import { css } from 'lit';

/** The filters above the households, and what stands around the list. */
export const registerFilters = css`
  .lead {
    margin-block-end: var(--two);
  }
  ly-household-filters {
    margin-block-end: var(--three);
  }
  .tools {
    margin-block-end: var(--two);
  }
  .nothing {
    padding-block: var(--six);
    border-top: 1px solid var(--line);
    justify-items: center;
    text-align: center;
  }
  .pager {
    justify-content: center;
    margin-block-start: var(--three);
  }
  @media (max-width: 800px) {
    .tools .button {
      flex: 1 1 auto;
      margin: 0;
    }
    .tools span {
      flex: 1 0 100%;
    }
  }
`;
