import { css } from 'lit';

/** One screen without scrolling while nothing happens: 1366 × 768, and 1024 × 600 for a touch panel. */
export const boothStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 100vh;
    background: var(--ground);
    color: var(--ink);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--one) var(--three);
    padding: 12px var(--three);
    border-bottom: 1px solid var(--line);
  }
  .bar h1 {
    font-size: var(--text-lead);
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--one);
  }
  .state.away {
    padding: var(--half) 12px;
    border-radius: var(--radius);
    background: var(--warn-tint);
    color: var(--warn);
    font-weight: 600;
  }
  main {
    min-width: 0;
    padding: var(--three);
  }
  .home {
    display: grid;
    grid-template-columns: minmax(300px, 2fr) minmax(0, 3fr);
    gap: var(--three) var(--four);
    align-items: start;
  }
  .red {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--one);
    min-height: min(44vh, 320px);
    border-radius: var(--radius-large);
    background: var(--alarm);
    color: var(--on-alarm);
    text-decoration: none;
  }
  .red:hover {
    background: var(--alarm-hover);
  }
  .red ly-icon {
    font-size: 4rem;
  }
  .red b {
    font-size: 3.5rem;
    line-height: 1.1;
  }
  .calm {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 72px;
    padding: var(--two) var(--three);
    border-radius: var(--radius-large);
    background: var(--panel);
    font-size: var(--text-lead);
  }
  .chip {
    min-height: 48px;
    font-size: var(--text-lead);
  }
  .pairing {
    display: grid;
    gap: var(--three);
    justify-items: center;
    align-content: center;
    max-width: 44rem;
    margin: 0 auto;
    padding: var(--six) var(--three);
    text-align: center;
  }
  .code {
    font-size: clamp(2.5rem, 9vw, 5rem);
    font-weight: 700;
    letter-spacing: 0.06em;
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 800px) {
    .home {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media print {
    .bar {
      display: none;
    }
    main {
      padding: 0;
    }
  }
`;
