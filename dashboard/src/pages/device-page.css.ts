import { css } from 'lit';

export const devicePageStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--three);
    margin-block-end: var(--three);
  }
  .head .stack {
    gap: var(--one);
  }
  .said {
    display: grid;
    gap: var(--one);
    margin-block-end: var(--four);
  }
  ly-device-forecast {
    display: block;
    margin-block-end: var(--six);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    gap: var(--six);
    align-items: start;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--one) var(--three);
  }
  dt {
    color: var(--ink-soft);
  }
  @media (max-width: 900px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
