import { css } from 'lit';

/** Native controls in our clothes: buttons, fields, chips, tables. Targets are at least 44 px. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--one);
    min-height: var(--target);
    padding: var(--one) var(--two);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--ground);
    color: var(--ink);
    font-weight: 600;
    line-height: 1.3;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--motion);
  }
  .button:hover {
    background: var(--panel);
  }
  .button.primary {
    border-color: var(--action);
    background: var(--action);
    color: var(--on-action);
  }
  .button.primary:hover {
    border-color: var(--action-hover);
    background: var(--action-hover);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    font-weight: 400;
  }
  .button.quiet:hover {
    background: var(--panel);
  }
  .button.back {
    margin: calc(-1 * var(--one)) 0 var(--one) calc(-1 * var(--two));
    color: var(--ink-soft);
  }
  .button.large {
    min-height: 56px;
    padding-inline: var(--three);
    font-size: var(--text-lead);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: var(--line);
    background: var(--panel);
    color: var(--ink-soft);
    cursor: not-allowed;
  }
  .field {
    display: grid;
    gap: var(--half);
    min-width: 0;
  }
  .field > label,
  .label,
  legend {
    padding: 0;
    font-weight: 600;
  }
  .hint {
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
  .problem {
    display: flex;
    gap: var(--half);
    align-items: baseline;
    color: var(--warn);
    font-size: var(--text-small);
    font-weight: 600;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    width: 100%;
    min-height: var(--target);
    padding: var(--one) 12px;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--ground);
  }
  textarea {
    min-height: 96px;
    resize: vertical;
    field-sizing: content;
    max-height: 320px;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline-offset: 0;
    border-radius: var(--radius);
  }
  [aria-invalid='true'],
  input[aria-invalid='true'] {
    border-color: var(--warn);
    border-width: 2px;
  }
  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--action);
  }
  .check {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: var(--target);
    cursor: pointer;
  }
  .chip {
    min-height: var(--target);
    padding: var(--half) 14px;
    border: 1px solid var(--line);
    border-radius: 22px;
    background: var(--ground);
    cursor: pointer;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
    gap: var(--half);
  }
  .chip:hover {
    background: var(--panel);
  }
  .chip[aria-pressed='true'],
  .chip[aria-current='page'] {
    border-color: var(--action);
    background: var(--action);
    color: var(--on-action);
  }
  .card {
    padding: var(--three);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--ground);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th {
    padding: var(--one) var(--two) var(--one) 0;
    color: var(--ink-soft);
    font-size: var(--text-small);
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }
  td {
    padding: 12px var(--two) 12px 0;
    border-top: 1px solid var(--line);
    vertical-align: top;
  }
  td:last-child,
  th:last-child {
    padding-inline-end: 0;
  }
`;
