import { css } from 'lit';

export const noticePageStyles = css`
  .back {
    margin: calc(-1 * var(--one)) 0 var(--one) calc(-1 * var(--two));
    color: var(--ink-soft);
  }
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
    grid-template-columns: minmax(0, 1fr) 304px;
    gap: var(--six);
    align-items: start;
  }
  .below {
    margin-top: var(--six);
  }
  @media (max-width: 900px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--four);
    }
    aside {
      max-width: 304px;
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
