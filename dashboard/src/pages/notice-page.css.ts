import { css } from 'lit';

export const noticePageStyles = css`
  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--two) var(--three);
    align-items: center;
    margin-block-end: var(--four);
  }
  .title {
    display: grid;
    gap: var(--one);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 288px;
    gap: var(--six);
    align-items: start;
  }
  aside {
    grid-column: 2;
    gap: var(--three);
  }
  .columns > div {
    grid-column: 1;
    grid-row: 1;
  }
  @media (max-width: 1000px) {
    .columns {
      display: flex;
      flex-direction: column;
      align-items: stretch;
      gap: var(--four);
    }
    aside {
      order: 1;
      max-width: 400px;
    }
    ly-screen-preview {
      max-width: 288px;
    }
    .head {
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--two);
    }
    .head h1 {
      font-size: 1.5rem;
    }
    .actions {
      grid-column: 1 / -1;
    }
  }
`;
