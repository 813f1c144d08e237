import type { Language } from '@louyu/contract/primitives';
import { css } from 'lit';
import type { Metrics } from '@louyu/contract/glass/measures';

/**
 * The design tokens. Primitive colours come first, then what they mean; the night look redefines only the meanings.
 * One accent a category, the same on every channel (EXPERIENCE "Look"); red is kept for emergencies. Every accent holds
 * 4.5:1 against the ground it stands on, by day and by night.
 */
export const tokens = css`
  :host {
    --ground: #ffffff;
    --ground-quiet: #f3f5f7;
    --rule: #d5dae0;
    --ink: #14181d;
    --ink-quiet: #4d5761;
    --on-accent: #ffffff;
    --caution: #8a4b00;

    --water: #0a5fb4;
    --power: #a35200;
    --lift: #465666;
    --safety: #006c70;
    --event: #2b7a2f;
    --fee: #6a3d9e;
    --general: #2d4a8a;

    --water-band: var(--water);
    --power-band: var(--power);
    --lift-band: var(--lift);
    --safety-band: var(--safety);
    --event-band: var(--event);
    --fee-band: var(--fee);
    --general-band: var(--general);
    --on-band: var(--on-accent);
    --identify: var(--general-band);
    --on-identify: var(--on-band);
  }

  :host([night]) {
    --ground: #0f1317;
    --ground-quiet: #191f25;
    --rule: #343d47;
    --ink: #e6e9ec;
    --ink-quiet: #a3adb7;
    --on-accent: #0f1317;
    --picture-light: 0.8;
    --caution: #e0a45c;

    --water: #6db3f2;
    --power: #e6a34f;
    --lift: #a9b8c7;
    --safety: #52bfc0;
    --event: #7cc580;
    --fee: #bd9be6;
    --general: #9db4ec;

    --water-band: #143b5e;
    --power-band: #57350f;
    --lift-band: #2c3844;
    --safety-band: #0e4547;
    --event-band: #1f4522;
    --fee-band: #3d2a5c;
    --general-band: #26355f;
    --on-band: #f2f4f6;
  }

  /* Black on white only: e-paper shows grays badly and slowly, and a filled band leaves a ghost. */
  :host([family='paper']) {
    --ground: #ffffff;
    --ground-quiet: #ffffff;
    --rule: #000000;
    --ink: #000000;
    --ink-quiet: #000000;
    --on-accent: #ffffff;
    --caution: #000000;

    --water: #000000;
    --power: #000000;
    --lift: #000000;
    --safety: #000000;
    --event: #000000;
    --fee: #000000;
    --general: #000000;

    --water-band: #ffffff;
    --power-band: #ffffff;
    --lift-band: #ffffff;
    --safety-band: #ffffff;
    --event-band: #ffffff;
    --fee-band: #ffffff;
    --general-band: #ffffff;
    --on-band: #000000;
  }

  /* An alert has its own light, by day and by night. White on this red holds 7:1. */
  :host([alert='real']) {
    --ground: #b00012;
    --ground-quiet: #870009;
    --rule: #e58a92;
    --ink: #ffffff;
    --ink-quiet: #ffffff;
    --alert-band: #870009;
    --on-alert-band: #ffffff;
  }
  :host([alert='drill']) {
    --ground: #ffd400;
    --ground-quiet: #ffd400;
    --rule: #000000;
    --ink: #000000;
    --ink-quiet: #000000;
    --alert-band: #000000;
    --on-alert-band: #ffd400;
  }
  /* Over: calm, in the look of the hour. */
  :host([alert='over']) {
    --alert-band: #1c5c33;
    --on-alert-band: #ffffff;
  }

  /* On paper a real one is white on black, like nothing else there; a drill stands between black sides. */
  :host([family='paper'][alert='real']) {
    --ground: #000000;
    --ground-quiet: #000000;
    --rule: #ffffff;
    --ink: #ffffff;
    --ink-quiet: #ffffff;
    --alert-band: #ffffff;
    --on-alert-band: #000000;
  }
  /* Where there is red ink it is for this alone: white on red, as on glass that shines. No shades of it, which paper would dot. */
  :host([family='paper'][red-ink][alert='real']) {
    --ground: #b00012;
    --ground-quiet: #b00012;
    --on-alert-band: #b00012;
  }
  :host([family='paper'][alert='drill']),
  :host([family='paper'][alert='over']) {
    --ground: #ffffff;
    --ground-quiet: #ffffff;
    --alert-band: #000000;
    --on-alert-band: #ffffff;
  }
`;

const chinese = "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei'";
const latin = "'Noto Sans', Roboto, 'Helvetica Neue', Arial";

/**
 * One family, as the device has it: no font travels to a screen. English takes its own glyphs first, since a Chinese
 * font sets quotation marks as wide as a character.
 */
const fontFamilies: Readonly<Record<Language, string>> = {
  'zh-CN': `${chinese}, sans-serif`,
  en: `${latin}, ${chinese}, sans-serif`,
};

/** Hands type and measures down to everything inside an element. */
export function applyMetrics(element: HTMLElement, metrics: Metrics, language: Language): void {
  const { style } = element;
  style.fontFamily = fontFamilies[language];
  style.setProperty('--english-font', fontFamilies.en);
  style.setProperty('--body', `${metrics.bodyPx}px`);
  style.setProperty('--fact', `${metrics.factPx}px`);
  style.setProperty('--title', `${metrics.titlePx}px`);
  style.setProperty('--padding', `${metrics.paddingPx}px`);
  style.setProperty('--header-height', `${metrics.headerPx}px`);
  style.setProperty('--notice-width', `${metrics.noticeWidthPx}px`);
  style.setProperty('--notice-height', `${metrics.noticePx}px`);
  style.setProperty('--list-width', `${metrics.listWidthPx}px`);
  style.setProperty('--list-height', `${metrics.listPx}px`);
  style.setProperty('--footer-height', `${metrics.footerPx}px`);
}
