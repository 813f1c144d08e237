import { html } from 'hono/html';
import type { Language } from '@louyu/contract/primitives';
import type { Markup } from './frame.ts';
import { hrefOf } from './hrefs.ts';
import type { Reader } from './reader.ts';

const kinds = ['repair', 'complaint', 'question'] as const;

const linkWords: Readonly<Record<Language, Readonly<Record<(typeof kinds)[number], string>>>> = {
  'zh-CN': { repair: '报修', complaint: '投诉建议', question: '咨询' },
  en: { repair: 'Report a fault', complaint: 'Complain or suggest', question: 'Ask' },
};

/**
 * 报修 · 投诉建议 · 咨询: to the form with its place filled in.
 * @param code of a notice on a screen, or the id of a place
 */
export function reportLinks(code: string, { carried, language }: Reader): Markup {
  return html`<p class="asks">
    ${kinds.map((kind) => html`<a href="${hrefOf(`/r/${code}`, { ...carried, kind })}">${linkWords[language][kind]}</a>`)}
  </p>`;
}
