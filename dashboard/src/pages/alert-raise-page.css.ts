import { css } from 'lit';

/** Fields at the left, the glass at the right; on a phone the button that is held stays under the thumb. */
export const alertRaiseStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--one) var(--two);
    margin-block-end: var(--three);
    padding: var(--two) 28px;
    border-radius: var(--radius-large);
  }
  .head ly-icon {
    font-size: 1.75rem;
  }
  .head h1 {
    flex: 1 1 0;
    min-width: 0;
    font-size: 1.5rem;
  }
  .head .button {
    border-color: currentColor;
    background: transparent;
    color: inherit;
  }
  .lead {
    margin-block-end: var(--two);
  }
  .meanwhile {
    margin-top: var(--four);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 352px;
    gap: var(--six);
    align-items: start;
  }
  .press {
    display: grid;
    gap: 12px;
    padding: var(--two);
    border: 2px solid var(--alarm);
    border-radius: var(--radius-large);
    background: var(--ground);
  }
  .press.drill {
    border-color: var(--border);
  }
  .count {
    min-height: 1.5em;
    font-size: var(--text-lead);
    font-weight: 600;
  }
  .count span {
    font-weight: 400;
  }
  aside {
    display: grid;
    gap: var(--three);
  }
  @media (min-width: 1001px) {
    aside {
      position: sticky;
      top: 88px;
    }
  }
  @media (max-width: 1000px) {
    .columns {
      display: flex;
      flex-direction: column;
      align-items: stretch;
      gap: var(--four);
    }
    aside {
      display: contents;
    }
    .press {
      position: sticky;
      bottom: 8px;
      z-index: 1;
      order: 1;
    }
    .glass {
      order: 2;
    }
  }
  @media (max-width: 800px) {
    .head {
      flex-wrap: nowrap;
      padding: var(--one) var(--two);
    }
    .head.drill {
      padding-inline: 28px;
    }
    .head h1 {
      font-size: 1.25rem;
    }
    /* Above the menu. */
    .press {
      bottom: calc(var(--over-end) + var(--half));
      gap: var(--half);
      padding: 12px 12px var(--half);
    }
  }
`;
