import { createHash } from 'node:crypto';
import { readAloudSource } from './read-aloud.ts';

/*
 * One column of large type for phones from 320 px. The colours are those of the screens: one accent a category, red for
 * emergencies only, and every text at 4.5:1 or better against its ground. Sizes are in rem, so the phone's own text size
 * counts; measures of touch are in px.
 */
const light = `
  --ground: #ffffff; --panel: #f5f6f6; --ink: #15181c; --ink-soft: #535b65; --line: #dfe3e6; --on-accent: #ffffff;
  --good: #22682a; --good-tint: #e7f3e8; --warn: #7a4200; --warn-tint: #fbf0e0; --focus: #1264c8;
  --water: #0a5fb4; --power: #a35200; --lift: #465666; --safety: #006c70; --event: #2b7a2f; --fee: #6a3d9e; --general: #2d4a8a;`;
const dark = `
  --ground: #131518; --panel: #1b1e22; --ink: #eceef0; --ink-soft: #a8b0b9; --line: #2e3339; --on-accent: #0f1317;
  --good: #8bd08f; --good-tint: #15301a; --warn: #e6b06c; --warn-tint: #33260f; --focus: #7ab7ff;
  --water: #6db3f2; --power: #e6a34f; --lift: #a9b8c7; --safety: #52bfc0; --event: #7cc580; --fee: #bd9be6; --general: #9db4ec;`;

const sheet = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
html { font-size: 125%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
:lang(en) { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
:lang(zh) { font-family: "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
a { color: inherit; }
.column { max-width: 600px; margin: 0 auto; padding: 0 20px 32px; }
header { display: flex; align-items: flex-start; justify-content: space-between; gap: 16px; padding: 16px 0; border-bottom: 1px solid var(--line); }
.office { margin: 0; font-size: .9rem; color: var(--ink-soft); line-height: 1.4; }
.where { margin: 0; font-weight: 600; line-height: 1.4; }
nav { flex: none; display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 12px; max-width: 50%; }
nav a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 4px; font-size: .9rem; color: var(--ink-soft); white-space: nowrap; }
.water { --accent: var(--water); } .power { --accent: var(--power); } .lift { --accent: var(--lift); }
.safety { --accent: var(--safety); } .event { --accent: var(--event); } .fee { --accent: var(--fee); }
.general { --accent: var(--general); }
.kind { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; margin: 24px 0 0; color: var(--ink-soft); font-size: .9rem; }
.kind b { display: inline-flex; align-items: center; gap: 8px; color: var(--accent); font-size: 1rem; }
.sign { width: 1.3em; height: 1.3em; flex: none; fill: none; stroke: currentColor; stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
h1 { margin: 8px 0 0; font-size: 1.7rem; line-height: 1.3; text-wrap: pretty; }
.point { margin: 12px 0 0; font-size: 1.1rem; }
dl {
  display: grid; grid-template-columns: fit-content(6em) 1fr; gap: 12px 20px; margin: 24px 0 0; padding: 4px 0 4px 16px;
  border-left: 4px solid var(--accent);
}
dl div { display: contents; }
dt { color: var(--ink-soft); }
dd { margin: 0; font-weight: 600; }
:lang(en) dl { display: block; }
:lang(en) dl div { display: block; padding: 6px 0; }
:lang(en) dt { font-size: .9rem; }
h1, dd, .said, li b { word-break: keep-all; overflow-wrap: anywhere; }
h1.unspaced { word-break: normal; text-wrap: balance; }
.text p { margin: 16px 0 0; }
.issued { margin: 20px 0 0; font-size: .9rem; color: var(--ink-soft); }
form, .answer { margin: 24px 0 0; }
label { display: block; margin: 16px 0 0; font-weight: 600; }
label small { font-weight: 400; color: var(--ink-soft); }
input:not([type=hidden]), select, textarea {
  display: block; width: 100%; min-height: 60px; margin: 8px 0 0; padding: 8px 16px; border: 2px solid var(--ink-soft); border-radius: 12px;
  background: var(--ground); color: var(--ink); font: inherit;
}
button, .button {
  display: flex; align-items: center; justify-content: center; gap: 12px; width: 100%; min-height: 72px; padding: 12px 20px;
  border: 0; border-radius: 12px; background: var(--accent, var(--ink)); color: var(--on-accent);
  font: inherit; font-size: 1.3rem; font-weight: 700; text-decoration: none; text-align: center; cursor: pointer;
}
.phone { background: none; color: var(--ink); border: 2px solid var(--ink); font-size: 1.1rem; }
.plain { background: var(--ink); color: var(--ground); }
.second { margin-top: 16px; }
.outline, .aloud { background: none; color: var(--ink); border: 2px solid var(--ink-soft); font-size: 1.1rem; font-weight: 600; min-height: 60px; }
.aloud { margin: 24px 0 0; } .aloud[hidden] { display: none; }
.offer { margin: 16px 0 0; padding: 16px 20px 20px; border-radius: 12px; background: var(--panel); }
.offer p { margin: 0; }
.pair { display: flex; flex-wrap: wrap; gap: 12px; margin: 12px 0 0; }
.pair > * { flex: 1 1 6em; width: auto; min-height: 60px; font-size: 1.1rem; }
.doors { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 0; }
.doors > * { flex: 1 1 3.2em; width: auto; min-height: 60px; padding: 4px; font-size: 1.1rem; font-variant-numeric: tabular-nums; }
.asks { display: flex; flex-wrap: wrap; gap: 0 24px; margin: 16px 0 0; }
.asks a { display: inline-flex; align-items: center; min-height: 60px; font-weight: 600; }
.state { color: var(--ink-soft); font-weight: 400; }
.text a, footer a { text-underline-offset: 3px; }
footer a { display: inline-flex; align-items: center; min-height: 44px; margin-right: 20px; }
.pages { display: flex; flex-wrap: wrap; gap: 12px; margin: 24px 0 0; }
.pages a { display: inline-flex; align-items: center; min-height: 60px; }
.large { font-size: 187.5%; }
.large .phone { padding: 12px; gap: 8px; }
.large h1 { font-size: 1.3rem; } .large button, .large .button { font-size: 1.1rem; }
.large nav { max-width: none; justify-content: flex-start; } .large header { display: block; }
.large nav a, .large footer a, .large .onward { min-height: 60px; font-size: 1rem; }
.large .office, .large .kind, .large .issued, .large .hint, .large footer, .large dt, .large li small, .large .phones p { font-size: 1rem; }
.large dl { display: block; } .large dl div { display: block; padding: 6px 0; }
button:active, .button:active { transform: translateY(1px); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 12px; }
.hint { margin: 8px 0 0; font-size: .9rem; color: var(--ink-soft); text-align: center; }
.said { display: flex; align-items: center; gap: 16px; margin: 24px 0 0; padding: 16px 20px; border-radius: 12px; font-size: 1.1rem; font-weight: 600; line-height: 1.4; }
.said .sign { width: 1.6em; height: 1.6em; }
.good { background: var(--good-tint); color: var(--good); }
.warn { background: var(--warn-tint); color: var(--warn); }
.over h1, .over .point { color: var(--ink-soft); }
.onward { display: inline-flex; align-items: center; min-height: 44px; margin: 12px 0 0; font-weight: 600; }
.picture { display: block; width: 100%; height: auto; max-height: 70vh; margin: 20px 0 0; object-fit: contain; border-radius: 8px; background: var(--panel); }
h2 { margin: 32px 0 8px; font-size: 1rem; }
.phones { margin: 32px 0 0; }
.phones p { margin: 0 0 8px; color: var(--ink-soft); font-size: .9rem; }
ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
li { border-bottom: 1px solid var(--line); }
li a { display: flex; align-items: center; gap: 16px; min-height: 64px; padding: 12px 0; text-decoration: none; }
li .sign { color: var(--accent); width: 1.5em; height: 1.5em; }
li b { display: block; line-height: 1.4; }
li small { display: block; font-size: .9rem; color: var(--ink-soft); line-height: 1.4; }
li span { flex: 1; }
li i { flex: none; width: 10px; height: 10px; border: solid var(--ink-soft); border-width: 2px 2px 0 0; transform: rotate(45deg); margin-right: 4px; }
footer { margin: 32px 0 0; padding: 16px 0 0; border-top: 1px solid var(--line); font-size: .9rem; color: var(--ink-soft); }
footer > p { margin: 8px 0 0; }
@media (max-width: 359px) { .column { padding: 0 16px 24px; } h1 { font-size: 1.5rem; } dl { column-gap: 14px; padding-left: 12px; } .phone { padding: 12px; gap: 8px; font-size: 1rem; } .said { padding: 16px; gap: 12px; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media print { nav, form, .answer, .offer, .aloud { display: none; } }
`;

/** The one style of the resident pages. */
export const style = sheet.replace(/\s+/g, ' ').trim();

function policyPartsFor(ownStyle: string): string[] {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(ownStyle).digest('base64')}'`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
}

/** Nothing but this style, pictures from the hub itself and forms to it: no script, no frame, no third party. */
export function policyFor(ownStyle: string): string {
  return policyPartsFor(ownStyle).join('; ');
}

export const residentPolicy = policyFor(style);

/** The same, and the one script that reads a notice aloud. */
export const noticePolicy = [...policyPartsFor(style), `script-src ${readAloudSource}`].join('; ');
