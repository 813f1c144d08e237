import { policyFor, style } from './style.ts';

/*
 * The pages of an alert: white on red, a drill black on yellow (R19), on light and on dark phones alike. Their answers are told
 * apart by word and sign, not by colour alone.
 */
const own = `
.alarm { margin: 0 -20px; padding: 20px; background: #b3121d; color: #fff; }
.drill.alarm { background: #ffd400; color: #111; border: solid #111; border-width: 6px 0; }
.alarm .mark { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; margin: 0; font-size: 1rem; font-weight: 700; }
.alarm .mark b { padding: 2px 10px; border-radius: 6px; background: #fff; color: #b3121d; }
.drill.alarm .mark b { background: #111; color: #ffd400; }
.alarm h1 { font-size: 2.1rem; line-height: 1.2; word-break: normal; text-wrap: balance; }
.alarm p { margin: 12px 0 0; }
.alarm .place { font-weight: 700; }
.alarm .time { font-size: .9rem; }
.over.alarm { background: var(--good-tint); color: var(--good); border: 0; }
.over.alarm h1 { color: inherit; font-size: 1.7rem; }
.over.alarm .mark b { background: var(--good); color: var(--good-tint); }
ol { margin: 12px 0 0; padding: 0 0 0 1.4em; font-size: 1.15rem; font-weight: 600; }
ol li { border: 0; padding: 4px 0; }
h2 { font-size: 1.15rem; }
.answers { display: grid; gap: 12px; margin: 12px 0 0; }
.answers button { min-height: 84px; justify-content: flex-start; text-align: left; gap: 16px; }
.answers small, button small { display: block; font-size: .85rem; font-weight: 400; line-height: 1.3; }
.answers .sign { width: 1.7em; height: 1.7em; }
.safe { background: #1d6b26; color: #fff; }
.need-help { background: #b3121d; color: #fff; }
.away { background: none; color: var(--ink); border: 2px solid var(--ink); }
.said.call { background: #b3121d; color: #fff; }
.drill .said.call { background: #ffd400; color: #111; }
.numbers { display: grid; gap: 12px; margin: 16px 0 0; }
.numbers p, .after { margin: 0; color: var(--ink-soft); font-size: .9rem; }
.numbers .phone { min-height: 72px; font-size: 1.3rem; }
.numbers .first { background: #b3121d; border-color: #b3121d; color: #fff; }
.drill .numbers .first { background: none; border-color: var(--ink); color: var(--ink); }
.mine { margin: 24px 0 0; padding: 16px 20px; border-radius: 12px; background: var(--panel); }
.mine p { margin: 0; }
.mine b { font-size: 1.15rem; }
.mine .row { display: flex; flex-wrap: wrap; gap: 0 24px; align-items: center; }
.mine form { margin: 0; }
.quiet { width: auto; min-height: 44px; padding: 0; border: 0; border-radius: 0; background: none; color: var(--ink); font-size: .9rem; font-weight: 400; text-decoration: underline; }
.mine .button { min-height: 60px; margin: 12px 0 0; border: 2px solid var(--ink); background: none; color: var(--ink); font-size: 1.1rem; }
.again { margin: 20px 0 0; }
.doors { display: grid; grid-template-columns: repeat(auto-fill, minmax(5.5em, 1fr)); gap: 12px; margin: 16px 0 0; }
.doors button { min-height: 60px; padding: 8px; border: 2px solid var(--ink); background: none; color: var(--ink); font-size: 1.1rem; }
@media (max-width: 359px) { .alarm { margin: 0 -16px; padding: 16px; } .alarm h1 { font-size: 1.8rem; } .answers button { padding: 12px; gap: 12px; } }
`;

export const rollCallStyle = `${style} ${own.replace(/\s+/g, ' ').trim()}`;
export const rollCallPolicy = policyFor(rollCallStyle);
