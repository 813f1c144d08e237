import { css } from 'lit';

/** A row of a list that leads to what it tells of: an icon, the words, and how it stands. */
export const rowLinkStyles = css`
  :host {
    display: block;
    border-top: 1px solid var(--line);
  }
  a {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--half) var(--two);
    align-items: center;
    min-height: 72px;
    padding: 12px var(--one);
    margin-inline: calc(-1 * var(--one));
    border-radius: var(--radius);
    text-decoration: none;
  }
  a:hover {
    background: var(--panel);
  }
`;
