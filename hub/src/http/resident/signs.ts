import { raw } from 'hono/html';
import type { Category } from '@louyu/contract/notice-content';

/** Beside those of notices: what repairs are about. */
type CaseSign = 'leak' | 'light' | 'access' | 'garbage' | 'other';

const shapes: Readonly<
  Record<
    Category | CaseSign | 'phone' | 'done' | 'mind' | 'help' | 'aloud' | 'door' | 'rescue' | 'away',
    string
  >
> = {
  water:
    '<path d="M24 5C17 15 11 22 11 30a13 13 0 0 0 26 0c0-8-6-15-13-25z"/><path d="M18 31a6 6 0 0 0 6 6"/>',
  power: '<path d="M27 4 10 27h12l-2 17 18-24H26z"/>',
  lift: '<rect x="8" y="5" width="32" height="38" rx="2"/><path d="M24 5v38M12.5 27 16 20l3.5 7zM28.500 21 32 28l3.500-7z"/>',
  safety: '<path d="M24 4 8 10v13c0 10 7 17 16 21 9-4 16-11 16-21V10z"/><path d="m16 24 6 6 11-12"/>',
  event:
    '<rect x="6" y="9" width="36" height="33" rx="3"/><path d="M6 19h36M15 4v9M33 4v9M15 27h6M27 27h6M15 34h6"/>',
  fee: '<path d="M10 4h28v40l-7-4-7 4-7-4-7 4z"/><path d="m17 12 7 9 7-9M24 21v13M17 22h14M17 28h14"/>',
  general: '<path d="M6 19v10h8l18 10V9L14 19z"/><path d="M38 18a9 9 0 0 1 0 12M14 29l3 12h6l-2-8"/>',
  phone: '<path d="M14 5h7l4 10-5 4c2 5 5 8 9 10l4-5 10 4v7c0 4-4 7-8 7C21 40 8 27 6 13c0-4 4-8 8-8z"/>',
  done: '<circle cx="24" cy="24" r="20"/><path d="m15 25 7 7 12-15"/>',
  help: '<path d="M24 42C12 34 5 27 5 18a9.500 9.500 0 0 1 19-3 9.500 9.500 0 0 1 19 3c0 9-7 16-19 24z"/>',
  aloud: '<path d="M6 18v12h8l11 9V9l-11 9z"/><path d="M32 17a10 10 0 0 1 0 14M37 11a18 18 0 0 1 0 26"/>',
  door: '<path d="M10 44V6h28v38M5 44h38"/><path d="M31 24v3"/>',
  rescue: '<path d="M24 44V24M24 24 13 13M24 24l11-11M17 44h14"/><circle cx="24" cy="9" r="5"/>',
  away: '<path d="M8 22 24 8l16 14v20H8z"/><path d="m14 38 20-20"/>',
  leak: '<path d="M6 14h22a8 8 0 0 1 8 8v2H26v-2H6zM16 14V8h10M12 8h18"/><path d="M31 31c-3 4-4 6-4 8a4 4 0 0 0 8 0c0-2-1-4-4-8z"/>',
  light: '<path d="M17 31a13 13 0 1 1 14 0v5H17zM19 43h10"/><path d="m8 6 32 36"/>',
  access:
    '<rect x="10" y="5" width="28" height="38" rx="3"/><path d="M18 14h12M18 22h.1M24 22h.1M30 22h.1M18 29h.1M24 29h.1M30 29h.1M18 36h.1M24 36h.1M30 36h.1"/>',
  garbage: '<path d="M8 13h32M18 13V7h12v6M12 13l3 30h18l3-30M20 21l1 15M28 21l-1 15"/>',
  other: '<circle cx="11" cy="24" r="2"/><circle cx="24" cy="24" r="2"/><circle cx="37" cy="24" r="2"/>',
  mind: '<circle cx="24" cy="24" r="20"/><path d="M24 13v14M24 34v1"/>',
};

/** A sign beside its word: it says nothing to a screen reader. */
export function sign(name: keyof typeof shapes) {
  return raw(
    `<svg class="sign" width="24" height="24" viewBox="0 0 48 48" aria-hidden="true">${shapes[name]}</svg>`,
  );
}
