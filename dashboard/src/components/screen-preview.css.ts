import { css } from 'lit';

export const screenPreviewStyles = css`
  :host {
    display: grid;
    gap: var(--two);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--one) var(--two);
    align-items: center;
  }
  .screens {
    position: relative;
    overflow: hidden;
  }
  /* Out of sight but laid out: what does not fit is found on every screen, not only on the one that is shown. */
  .aside {
    position: absolute;
    inset: 0 auto auto 0;
    width: 100%;
    visibility: hidden;
  }
  @media (min-width: 1280px) {
    :host([wide]) .tabs {
      display: none;
    }
    :host([wide]) .screens {
      display: grid;
      grid-template-columns: minmax(0, 4fr) minmax(0, 5fr);
      gap: 12px var(--two);
      align-items: start;
      overflow: visible;
    }
    :host([wide]) .screens:not(:has([tall])) {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    :host([wide]) .aside {
      position: static;
      visibility: visible;
    }
    /* Upright screens in the narrow column, all others beside them. */
    :host([wide]) [tall] {
      grid-column: 1;
      grid-row: span 3;
    }
    :host([wide]) .screens:has([tall]) > :not([tall]) {
      grid-column: 2;
    }
  }
`;
