import { css } from 'lit';

/** The frame of every page: what leads where at the side, what concerns everybody on top; on a phone at the bottom. */
export const shellStyles = css`
  :host {
    display: grid;
    grid-template-columns: 232px minmax(0, 1fr);
    grid-template-rows: auto 1fr;
    min-height: 100vh;
  }
  .side {
    grid-row: 1 / -1;
    background: var(--panel);
  }
  .bar {
    position: sticky;
    top: 0;
    display: flex;
    flex-direction: column;
    gap: var(--three);
    height: 100vh;
    padding: var(--three) var(--two);
  }
  .site {
    padding-inline: 12px;
    overflow-wrap: anywhere;
  }
  .site b {
    display: block;
    font-size: var(--text-title);
    line-height: 1.3;
    font-weight: 600;
  }
  nav {
    display: grid;
    gap: var(--half);
  }
  nav a {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: var(--six);
    padding-inline: 12px;
    border-radius: var(--radius);
    text-decoration: none;
  }
  nav a:hover {
    background: var(--panel-strong);
  }
  nav a[aria-current] {
    background: var(--panel-strong);
    font-weight: 600;
  }
  .find {
    justify-content: flex-start;
    font-weight: 400;
  }
  .find kbd {
    margin-inline-start: auto;
    font-family: inherit;
  }
  .badge {
    min-width: 24px;
    padding-inline: 6px;
    border-radius: 12px;
    background: var(--warn);
    color: var(--ground);
    font-size: var(--text-small);
    font-weight: 600;
    line-height: 24px;
    text-align: center;
  }
  .me {
    display: grid;
    justify-items: start;
    gap: var(--half);
    margin-top: auto;
  }
  .top {
    position: sticky;
    top: 0;
    z-index: 2;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--two);
    max-width: 1184px;
    padding: var(--one) var(--six);
    background: var(--ground);
  }
  main {
    width: 100%;
    max-width: 1184px;
    padding: var(--one) var(--six) 80px;
  }
  .skip {
    position: absolute;
    left: var(--two);
    top: -100px;
    z-index: 2;
  }
  .skip:focus {
    top: var(--one);
  }
  @media (max-width: 800px) {
    :host {
      display: block;
    }
    .bar {
      position: static;
      flex-direction: row;
      align-items: center;
      gap: 0;
      height: auto;
      padding: var(--half) var(--one) var(--half) var(--half);
    }
    .find,
    .site span,
    ly-language-switch {
      display: none;
    }
    .site {
      min-width: 0;
    }
    .site b {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .bar {
      min-height: 56px;
    }
    .me {
      flex: none;
    }
    .site b {
      font-size: var(--text-lead);
    }
    .me {
      display: flex;
      align-items: center;
      gap: 0;
      margin: 0 0 0 auto;
    }
    nav {
      position: fixed;
      inset: auto 0 0;
      z-index: 1;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      gap: 0;
      padding: var(--half) var(--half) max(var(--half), env(safe-area-inset-bottom));
      border-top: 1px solid var(--line);
      background: var(--ground);
    }
    .badge {
      position: absolute;
      top: 2px;
      right: calc(50% - 32px);
    }
    nav a {
      position: relative;
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      min-height: 56px;
      padding: 0;
      font-size: 0.75rem;
      line-height: 1.2;
      text-align: center;
    }
    .side {
      position: sticky;
      top: 0;
      z-index: 2;
      border-bottom: 1px solid var(--line);
    }
    /* Room for the button in the language of the page. */
    .bar {
      padding-inline-end: 116px;
    }
    .bar:lang(en) {
      padding-inline-end: 180px;
    }
    .top {
      display: contents;
    }
    ly-emergency-button {
      position: fixed;
      top: 6px;
      right: var(--one);
      z-index: 3;
    }
    /* Above the menu, over the end of the page: nothing moves when it comes. */
    ly-emergency-band {
      position: fixed;
      inset: auto 0 calc(65px + env(safe-area-inset-bottom));
      z-index: 1;
    }
    /* How much of the end of the window lies under the menu, and under the band. */
    main {
      --over-end: calc(65px + env(safe-area-inset-bottom));
      padding: var(--two) var(--two) 104px;
    }
    main.warned {
      --over-end: calc(115px + env(safe-area-inset-bottom));
      padding-block-end: 152px;
    }
  }
  /* Last: a sheet of paper is as narrow as a phone. */
  @media print {
    :host {
      display: block;
    }
    .side,
    .top,
    .skip {
      display: none;
    }
    main,
    main.warned {
      padding: 0;
    }
  }
`;
