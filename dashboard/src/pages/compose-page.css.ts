import { css } from 'lit';

export const composePageStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 360px;
    gap: var(--six);
    align-items: start;
  }
  aside {
    position: sticky;
    top: var(--three);
    max-height: calc(100vh - var(--three));
    overflow-y: auto;
  }
  section:focus {
    outline: none;
  }
  .bar {
    position: sticky;
    bottom: 0;
    z-index: 1;
    display: grid;
    background: var(--ground);
  }
  @media (min-width: 1280px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 600px;
      gap: var(--four);
    }
  }
  @media (max-width: 1100px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 280px;
      gap: var(--four);
    }
  }
  @media (max-width: 900px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    aside {
      position: static;
      max-height: none;
      max-width: 320px;
    }
    .bar {
      bottom: 64px;
    }
  }
`;
