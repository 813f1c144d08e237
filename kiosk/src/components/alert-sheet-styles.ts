import { css } from 'lit';

/** The layout of an alert: sides of a drill, band, what to do, whom to call and the code, who says it. */
export const alertSheetStyles = css`
  :host {
    display: block;
    overflow: hidden;
    background: var(--ground);
    color: var(--ink);
    --side: calc(var(--fact) * 1.3);
    --issued-height: calc(var(--body) * 1.9);
  }
  article {
    position: relative;
    display: flex;
    height: 100%;
  }
  .main {
    flex: 1;
    min-width: 0;
    display: flex;
    flex-direction: column;
  }
  .side {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: center;
    width: calc(var(--side) * 1.4);
    background: var(--ink);
    color: var(--ground);
    font-size: var(--side);
    font-weight: 700;
    line-height: 1;
    writing-mode: vertical-rl;
    text-orientation: upright;
    letter-spacing: 0.3em;
  }
  .side span {
    /* What follows the last letter counts too. */
    margin-bottom: -0.3em;
  }
  .side:lang(en) {
    text-orientation: mixed;
    letter-spacing: 0.15em;
  }
  header {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    overflow: hidden;
    padding: calc(var(--body) * 0.5) var(--padding);
    background: var(--alert-band);
    color: var(--on-alert-band);
    font-size: calc(var(--body) * var(--shrink, 1));
    line-height: 1.3;
  }
  .label {
    display: flex;
    align-items: center;
    margin-right: 0.6em;
    font-size: 1.35em;
    font-weight: 700;
  }
  header svg {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    margin-right: 0.35em;
    fill: none;
    stroke: currentColor;
    stroke-width: 4.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .hazard {
    font-size: 1.35em;
    font-weight: 700;
  }
  .about {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    font-variant-numeric: tabular-nums;
  }
  .about span {
    margin-left: 1em;
    white-space: nowrap;
  }
  .middle {
    flex: 1;
    min-height: 0;
    display: flex;
  }
  .space {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    display: flex;
    flex-direction: column;
    justify-content: center;
  }
  .content {
    flex: none;
    padding: calc(var(--body) * 0.3) var(--padding);
  }
  :host([broken]) .content {
    overflow-wrap: anywhere;
  }
  h1,
  p,
  ol {
    margin: 0;
    padding: 0;
  }
  h1 {
    font-size: calc(var(--title) * 2 * var(--instruction-scale));
    font-weight: 800;
    line-height: 1.12;
    word-break: keep-all;
    text-wrap: balance;
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
  }
  ol,
  p {
    font-size: calc(var(--fact) * var(--detail-scale));
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }
  ol {
    margin-top: 0.45em;
    list-style: none;
    counter-reset: action;
    font-weight: 600;
  }
  li,
  p {
    text-wrap: pretty;
  }
  li {
    position: relative;
    padding: 0.14em 0 0.14em 1.5em;
  }
  li::before {
    counter-increment: action;
    content: counter(action);
    position: absolute;
    left: 0;
    top: 0.28em;
    width: 1.45em;
    border-radius: 50%;
    background: var(--ink);
    color: var(--ground);
    font-size: 0.72em;
    font-weight: 700;
    line-height: 1.45;
    text-align: center;
  }
  .change {
    margin-top: 0.45em;
    padding: 0.12em 0.5em;
    background: var(--ink);
    color: var(--ground);
    font-weight: 700;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    margin-top: calc(var(--fact) * var(--detail-scale) * 0.45);
    padding-top: calc(var(--fact) * var(--detail-scale) * 0.3);
    border-top: 3px solid var(--rule);
  }
  .facts p {
    max-width: 100%;
    margin-right: 1em;
    font-weight: 600;
  }
  .name {
    font-weight: 400;
  }
  .change .name {
    font-weight: 700;
  }
  .aside {
    flex: none;
    display: grid;
    overflow: hidden;
    box-sizing: border-box;
    grid-template-columns: minmax(0, 1fr) auto;
    grid-template-areas: 'call code' 'scan code';
    align-content: center;
    align-items: center;
    padding: calc(var(--body) * 0.4) calc(var(--padding) * 0.6) calc(var(--body) * 0.4) var(--padding);
    font-size: calc(var(--body) * var(--shrink, 1));
    line-height: 1.25;
  }
  .call {
    grid-area: call;
    overflow-wrap: anywhere;
  }
  .call span,
  .call b {
    display: block;
  }
  .call b {
    font-size: 1.9em;
    line-height: 1.15;
    font-variant-numeric: tabular-nums;
  }
  louyu-qr-code {
    grid-area: code;
    width: var(--code-side);
    height: var(--code-side);
  }
  .scan {
    grid-area: scan;
    margin-top: 0.4em;
    font-size: 1.15em;
    font-weight: 700;
    word-break: keep-all;
  }
  .call,
  .scan {
    padding-right: 0.5em;
  }
  louyu-quiet-line {
    flex: none;
    height: var(--issued-height);
  }

  :host([form='portrait']) .middle {
    flex-direction: column;
  }
  :host([form='portrait']) .space {
    min-height: 0;
    flex-basis: 0;
  }
  :host([form='portrait']) {
    --issued-height: calc(var(--body) * 2.9);
  }
  :host([form='landscape']) .aside {
    width: var(--aside-width);
    grid-template-columns: 100%;
    grid-template-areas: 'call' 'code' 'scan';
    justify-items: center;
    padding: 0 calc(var(--padding) * 0.5);
    text-align: center;
  }
  :host([form='landscape']) .call {
    margin-bottom: 0.6em;
  }
  :host([form='landscape']) .call,
  :host([form='landscape']) .scan {
    padding-right: 0;
  }

  /* Wider than twice its height: what to do on the left, how on the right. */
  :host([form='bar']) header {
    padding-top: 0.15em;
    padding-bottom: 0.15em;
  }
  :host([form='bar']) .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    grid-template-rows: auto 1fr auto;
    grid-template-areas: 'instruction change' 'instruction actions' 'facts actions';
    grid-column-gap: var(--padding);
    align-items: center;
  }
  :host([form='bar']) h1 {
    grid-area: instruction;
  }
  :host([form='bar']) .change {
    grid-area: change;
    margin-top: 0;
  }
  :host([form='bar']) ol {
    grid-area: actions;
    margin-top: 0;
  }
  :host([form='bar']) .facts {
    grid-area: facts;
    margin-top: 0.2em;
  }
  :host([form='bar']) .aside {
    width: var(--aside-width);
    padding-top: 0;
    padding-bottom: 0;
  }

  :host([family='lift']) {
    --side: calc(var(--fact) * 0.9);
  }
  :host([family='lift']) header {
    padding-top: calc(var(--body) * 0.25);
    padding-bottom: calc(var(--body) * 0.25);
  }

  /* E-paper: lines close together, and nothing that moves. */
  :host([family='paper']) {
    --side: calc(var(--body) * 1.2);
    --issued-height: calc(var(--body) * 1.5);
  }
  :host([family='paper'][form='portrait']) {
    --issued-height: calc(var(--body) * 2.7);
  }
  :host([family='paper']) header {
    padding-top: 0.1em;
    padding-bottom: 0.1em;
  }
  :host([family='paper']) header .label,
  :host([family='paper']) header .hazard {
    font-size: 1.2em;
  }
  :host([family='paper']) .aside {
    padding-left: calc(var(--body) * 0.7);
    padding-right: calc(var(--body) * 0.1);
  }
  :host([family='paper'][form='landscape']) .aside {
    padding-left: 0;
    padding-right: 0;
  }
  :host([family='paper']) .scan {
    padding: 0 0.2em;
    font-size: 1em;
  }
  :host([family='paper']) .content {
    padding-top: 0;
    padding-bottom: 0;
  }

  /* The sign in the band breathes, once in two seconds: it catches the eye, and is far from any flashing (WCAG 2.3.1). */
  :host(:not([family='paper'])) .real svg,
  :host(:not([family='paper'])) .drill svg {
    animation: breathe 2s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    header svg {
      animation: none !important;
    }
  }
`;
