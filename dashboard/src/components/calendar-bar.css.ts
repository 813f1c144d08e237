import { css } from 'lit';

/** A notice on the calendar: filled where it is signed, outlined where it is only written. */
export const calendarBar = css`
  .bar {
    --of-bar: var(--general);
    --tint: var(--general-tint);
    display: block;
    min-width: 0;
    overflow: hidden;
    border: 1px solid var(--of-bar);
    border-inline-start-width: 4px;
    border-radius: 4px;
    background: var(--tint);
    color: var(--ink);
    font-family: inherit;
    font-size: var(--text-small);
    line-height: 1.3;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
    user-select: none;
  }
  .bar.draft,
  .bar.in-review {
    border-style: dashed;
    border-inline-start-style: solid;
    background: var(--ground);
  }
  .bar.expired {
    opacity: 0.7;
  }
  .bar[data-moves='days'],
  .bar[data-moves='minutes'] {
    cursor: grab;
  }
  .bar.dragged {
    position: relative;
    z-index: 2;
    opacity: 0.85;
    cursor: grabbing;
    pointer-events: none;
  }
`;
