import { css } from 'lit';

/** What to do first, who was reached below; on a phone the deeds stay under the thumb, above the menu. */
export const alertPageStyles = css`
  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--two);
    align-items: center;
    margin-block-end: var(--two);
    padding: var(--two) 28px;
    border-radius: var(--radius-large);
  }
  .head ly-icon {
    font-size: 2rem;
  }
  .head h1 {
    font-size: 1.5rem;
    overflow-wrap: anywhere;
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--one) 12px;
    margin-block-end: var(--three);
  }
  :host {
    display: block;
  }
  .deeds:not(:has(.button)) {
    display: none;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 320px;
    gap: var(--six);
    align-items: start;
  }
  aside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--four);
  }
  .glass {
    padding: var(--two);
    border-radius: var(--radius-large);
    background: var(--panel);
  }
  .glass b {
    font-size: var(--text-title);
    line-height: 1.3;
  }
  .glass p {
    overflow-wrap: anywhere;
  }
  @media (max-width: 1000px) {
    .columns {
      display: flex;
      flex-direction: column;
      align-items: stretch;
      gap: var(--four);
    }
    /* Whom to call stands before who was reached. */
    aside {
      display: contents;
    }
    .phones {
      order: -1;
    }
  }
  @media (max-width: 800px) {
    /* Room below for what lies over the end of the page. */
    :host {
      padding-block-end: 72px;
    }
    .head {
      gap: 0 12px;
      padding: 12px var(--two);
    }
    .head.drill {
      padding-inline: 28px;
    }
    .head h1 {
      font-size: 1.25rem;
    }
    .deeds:has(.button) {
      position: fixed;
      z-index: 1;
      inset: auto var(--one) calc(var(--over-end) + var(--half));
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      gap: var(--one);
      margin: 0;
      padding: var(--one);
      border: 1px solid var(--line);
      border-radius: var(--radius-large);
      background: var(--ground);
    }
    .deeds .button {
      min-height: 56px;
      padding-inline: var(--half);
      font-size: var(--text-small);
    }
    .deeds ly-icon {
      display: none;
    }
  }
`;
