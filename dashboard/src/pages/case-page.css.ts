import { css } from 'lit';

export const casePageStyles = css`
  .head {
    display: grid;
    gap: var(--one);
    margin-block-end: var(--three);
  }
  .due {
    font-size: var(--text-lead);
    font-variant-numeric: tabular-nums;
  }
  .late {
    color: var(--warn);
    font-weight: 600;
  }
  .columns {
    display: grid;
    grid-template:
      'top facts' auto
      'rest facts' auto
      'rest beside' 1fr / minmax(0, 1fr) 304px;
    gap: var(--four) var(--six);
    align-items: start;
  }
  .top {
    grid-area: top;
  }
  .facts {
    grid-area: facts;
  }
  .rest {
    grid-area: rest;
  }
  .beside {
    grid-area: beside;
  }
  .said {
    padding: var(--two);
    border-radius: var(--radius);
    background: var(--water-tint);
    font-size: var(--text-lead);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .judge {
    display: grid;
    gap: var(--two);
    padding: var(--two);
    border: 2px solid var(--warn);
    border-radius: var(--radius);
    background: var(--warn-tint);
  }
  .note {
    display: grid;
    gap: var(--one);
    justify-items: start;
    padding: var(--two);
    border: 1px dashed var(--border);
    border-radius: var(--radius);
  }
  .note .field {
    width: 100%;
  }
  @media (max-width: 1000px) {
    .columns {
      grid-template:
        'top' auto
        'facts' auto
        'rest' auto
        'beside' auto / minmax(0, 1fr);
    }
  }
  @media (max-width: 640px) {
    .head h1 {
      font-size: 1.5rem;
    }
    .actions .button {
      flex: 1 1 40%;
    }
  }
`;
