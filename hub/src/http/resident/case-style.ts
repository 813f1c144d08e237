import { formScriptSource, submittedScriptSource } from './report-script.ts';
import { policyFor, style } from './style.ts';

const sheet = `
fieldset { margin: 24px 0 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; }
.kinds { display: flex; flex-wrap: wrap; gap: 8px; margin: 20px 0 0; }
.kinds a { display: inline-flex; align-items: center; justify-content: center; min-height: 48px; padding: 4px 16px; border: 2px solid var(--line); border-radius: 12px; font-weight: 600; text-decoration: none; }
.kinds [aria-current] { border-color: var(--ink); background: var(--ink); color: var(--ground); }
.choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(5.2em, 1fr)); gap: 8px; margin: 8px 0 0; }
.choices label { position: relative; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 4px; min-height: 88px; margin: 0; padding: 8px 4px; border: 2px solid var(--line); border-radius: 12px; text-align: center; cursor: pointer; }
.choices .sign { width: 1.7em; height: 1.7em; }
.choices input:not([type=hidden]) { position: absolute; inset: 0; width: 100%; height: 100%; min-height: 0; margin: 0; padding: 0; border: 0; opacity: 0; }
.choices input:checked + span { color: var(--ground); }
.choices span { display: flex; flex-direction: column; align-items: center; gap: 4px; z-index: 1; pointer-events: none; }
.choices label:has(input:checked) { border-color: var(--ink); background: var(--ink); }
.choices label:has(input:focus-visible) { outline: 3px solid var(--focus); outline-offset: 3px; }
@supports not selector(:has(a)) { .choices input:not([type=hidden]) { position: static; opacity: 1; width: 24px; height: 24px; min-height: 24px; } .choices input:checked + span { color: inherit; } }
.choices.stars label { min-height: 60px; }
textarea { min-height: 120px; resize: vertical; line-height: 1.5; }
input[type=file] { padding: 14px 16px; font-size: 1rem; }
label small, .note { display: block; font-size: .9rem; font-weight: 400; color: var(--ink-soft); }
.note { margin: 12px 0 0; }
.trap { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden; }
textarea:focus-visible, summary:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 12px; }
form > button { margin-top: 24px; }
.answer + h1, .note + h1 { margin-top: 28px; }
[hidden] { display: none !important; }
.joins li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 12px 0; }
.joins li span { flex: 1 1 9em; }
.joins form { margin: 0; flex: 1 1 9em; } .joins button { min-height: 60px; margin: 0; }
.code { margin: 16px 0 0; padding: 16px 20px; border: 2px solid var(--ink); border-radius: 12px; text-align: center; }
.code p { margin: 0; color: var(--ink-soft); font-size: .9rem; }
.code b { display: block; margin: 4px 0 0; font-size: 1.5rem; letter-spacing: .04em; word-break: keep-all; }
.code svg { display: block; width: 180px; height: 180px; margin: 12px auto 0; background: #ffffff; }
.timeline { list-style: none; }
.timeline li { padding: 12px 0; }
.timeline p { margin: 4px 0 0; white-space: pre-wrap; }
.timeline small { display: inline; font-size: .9rem; color: var(--ink-soft); }
details { margin: 16px 0 0; }
summary { min-height: 48px; display: flex; align-items: center; cursor: pointer; text-decoration: underline; text-underline-offset: 3px; }
.large summary { min-height: 60px; } .large .choices label { min-height: 104px; } .large .kinds a { min-height: 60px; }
.large label small, .large .note, .large .timeline small, .large .code p { font-size: 1rem; } .large .code b { font-size: 1.2rem; }
@media (max-width: 359px) { .choices { grid-template-columns: repeat(2, 1fr); } .code b { font-size: 1.3rem; } .kinds a { padding: 4px 12px; } }
@media print { .joins form, details { display: none; } }
`
  .replace(/\s+/g, ' ')
  .trim();

/** The style of every resident page, with what forms and timelines need. */
export const caseStyle = `${style} ${sheet}`;

export const casePolicy = policyFor(caseStyle);
export const reportPolicy = `${casePolicy}; script-src ${formScriptSource}`;
export const submittedPolicy = `${casePolicy}; script-src ${submittedScriptSource}`;
