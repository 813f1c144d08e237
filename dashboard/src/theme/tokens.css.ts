import { css, unsafeCSS } from 'lit';

/** One colour by category and by state, the same everywhere. Red stays free for emergencies. */
const light = css`
  color-scheme: light;
  --ground: #ffffff;
  --panel: #f5f6f6;
  --panel-strong: #eaecee;
  --ink: #15181c;
  --ink-soft: #535b65;
  --line: #dfe3e6;
  --border: #868e97;
  --action: #15181c;
  --action-hover: #343a41;
  --on-action: #ffffff;
  --focus: #1264c8;
  --good: #2b7a2f;
  --good-tint: #e7f3e8;
  --warn: #8a4b00;
  --warn-tint: #fbf0e0;
  --water: #0a5fb4;
  --water-tint: #e7f0fa;
  --power: #a35200;
  --power-tint: #fbeedd;
  --lift: #465666;
  --lift-tint: #e9edf1;
  --safety: #006c70;
  --safety-tint: #e2f2f2;
  --event: #2b7a2f;
  --event-tint: #e7f3e8;
  --fee: #6a3d9e;
  --fee-tint: #f1eaf8;
  --general: #2d4a8a;
  --general-tint: #e8ecf6;
  --veil: rgb(21 24 28 / 48%);
  --alarm: #c4161c;
  --alarm-hover: #a50f15;
  --on-alarm: #ffffff;
  --alarm-ink: #b3121a;
  --alarm-tint: #fdecec;
  --drill: #ffd60a;
  --drill-hover: #f2c500;
  --on-drill: #15181c;
  --drill-tint: #fff7cf;
`;

/** A colour of the light look, for what is drawn on paper whatever the look of the page. */
export function paperColor(name: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(light.cssText)?.[1] ?? '#000000';
}

const dark = css`
  color-scheme: dark;
  --ground: #131518;
  --panel: #1b1e22;
  --panel-strong: #272b30;
  --ink: #eceef0;
  --ink-soft: #a8b0b9;
  --line: #2e3339;
  --border: #737c86;
  --action: #eceef0;
  --action-hover: #cdd2d7;
  --on-action: #15181c;
  --focus: #7ab7ff;
  --good: #7cc580;
  --good-tint: #15301a;
  --warn: #e0a45c;
  --warn-tint: #33260f;
  --water: #6db3f2;
  --water-tint: #12263a;
  --power: #e6a34f;
  --power-tint: #35250f;
  --lift: #a9b8c7;
  --lift-tint: #232b33;
  --safety: #52bfc0;
  --safety-tint: #0f2e2f;
  --event: #7cc580;
  --event-tint: #15301a;
  --fee: #bd9be6;
  --fee-tint: #2a2038;
  --general: #9db4ec;
  --general-tint: #1d2740;
  --veil: rgb(0 0 0 / 64%);
  --alarm: #c4161c;
  --alarm-hover: #d9232a;
  --on-alarm: #ffffff;
  --alarm-ink: #ff9d99;
  --alarm-tint: #3a1617;
  --drill: #ffd60a;
  --drill-hover: #ffe04d;
  --on-drill: #15181c;
  --drill-tint: #332c08;
`;

/** Sizes in layers: an 8 px grid, one type scale, two radii. */
const scale = css`
  --font: 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif;
  --font-code: ui-monospace, 'Noto Sans Mono', Menlo, Consolas, monospace;
  --text-small: 0.875rem;
  --text-body: 1rem;
  --text-lead: 1.125rem;
  --text-title: 1.375rem;
  --text-page: 1.875rem;
  --text-figure: 2.25rem;
  --half: 4px;
  --one: 8px;
  --two: 16px;
  --three: 24px;
  --four: 32px;
  --six: 48px;
  --target: 44px;
  --radius: 6px;
  --radius-large: 10px;
  --motion: 160ms;
`;

/** What the Web Awesome components read, in terms of our tokens. */
const webAwesome = css`
  --wa-font-family-body: var(--font);
  --wa-font-family-heading: var(--font);
  --wa-font-weight-normal: 400;
  --wa-font-weight-body: 400;
  --wa-font-weight-semibold: 600;
  --wa-font-weight-bold: 600;
  --wa-font-weight-heading: 600;
  --wa-font-weight-action: 600;
  --wa-font-size-s: var(--text-small);
  --wa-font-size-m: var(--text-body);
  --wa-font-size-l: var(--text-title);
  --wa-font-size-scale: 1;
  --wa-line-height-condensed: 1.3;
  --wa-line-height-normal: 1.5;
  --wa-color-text-normal: var(--ink);
  --wa-color-text-quiet: var(--ink-soft);
  --wa-color-surface-raised: var(--ground);
  --wa-color-surface-default: var(--ground);
  --wa-color-surface-border: var(--line);
  --wa-color-overlay-modal: var(--veil);
  --wa-color-neutral-fill-quiet: var(--panel);
  --wa-color-neutral-fill-normal: var(--panel-strong);
  --wa-color-neutral-on-quiet: var(--ink);
  --wa-color-neutral-on-normal: var(--ink);
  --wa-color-brand-fill-loud: var(--action);
  --wa-color-brand-on-loud: var(--on-action);
  --wa-color-focus: var(--focus);
  --wa-color-mix-hover: transparent 0%;
  --wa-color-mix-active: transparent 0%;
  --wa-focus-ring: 3px solid var(--focus);
  --wa-focus-ring-offset: 1px;
  --wa-panel-border-radius: var(--radius-large);
  --wa-panel-border-style: solid;
  --wa-panel-border-width: 1px;
  --wa-border-radius-s: var(--radius);
  --wa-border-radius-m: var(--radius);
  --wa-border-radius-l: var(--radius-large);
  --wa-border-style: solid;
  --wa-border-width-s: 1px;
  --wa-form-control-height: var(--target);
  --wa-form-control-border-radius: var(--radius);
  --wa-form-control-border-width: 1px;
  --wa-form-control-border-style: solid;
  --wa-form-control-padding-inline: var(--two);
  --wa-form-control-padding-block: var(--one);
  --wa-form-control-value-line-height: 1.5;
  --wa-shadow-s: none;
  --wa-shadow-m: none;
  --wa-shadow-l: none;
  --wa-space-2xs: var(--half);
  --wa-space-xs: var(--one);
  --wa-space-s: 12px;
  --wa-space-m: var(--two);
  --wa-space-l: var(--three);
  --wa-space-xl: var(--four);
  --wa-transition-fast: 80ms;
  --wa-transition-normal: var(--motion);
  --wa-transition-slow: 240ms;
  --wa-transition-easing: ease;
`;

const darkBlock = unsafeCSS(dark.cssText);

/** For the document: tokens on `:root` by the chosen or the system's scheme, and the page's ground. */
export const tokens = css`
  :root {
    ${scale}
    ${webAwesome}
    ${light}
  }
  /* Paper is white, by night as by day. */
  @media screen and (prefers-color-scheme: dark) {
    :root:not([data-theme='light']) {
      ${darkBlock}
    }
  }
  @media screen {
    :root[data-theme='dark'] {
      ${darkBlock}
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :root {
      --motion: 1ms;
      --wa-transition-fast: 1ms;
      --wa-transition-normal: 1ms;
      --wa-transition-slow: 1ms;
    }
  }
  html {
    background: var(--ground);
    color: var(--ink);
    font: var(--text-body) / 1.5 var(--font);
    -webkit-text-size-adjust: 100%;
    overflow-y: scroll;
  }
  /* Chinese type draws ’ and “ ” a whole character wide, which tears English apart. */
  html:lang(en) {
    font-variant-east-asian: proportional-width;
  }
  body {
    margin: 0;
  }
  *:not(:defined) {
    visibility: hidden;
  }
  ly-app:not(:defined) {
    display: block;
    min-height: 100vh;
  }
`;
