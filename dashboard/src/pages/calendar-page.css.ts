import { css } from 'lit';

/** The calendar with what is chosen around it. */
export const calendarPageStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--one) var(--two);
    margin-block-end: var(--three);
  }
  .tools h2 {
    min-width: 9em;
  }
  .tools select {
    width: auto;
    max-width: 100%;
    margin-inline-start: auto;
  }
  .lane {
    margin-block-end: var(--three);
  }
  .said {
    margin-block-end: var(--two);
  }
  .nothing {
    padding-block: var(--six);
    justify-items: center;
    text-align: center;
  }
  @media (max-width: 640px) {
    .tools select {
      width: 100%;
    }
  }
`;
