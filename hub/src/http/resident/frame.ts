import { html, raw } from 'hono/html';
import { inLanguage, type Language, type Localized } from '@louyu/contract/primitives';
import type { SiteRecord } from '../../core/places/place-store.ts';
import { sign } from './signs.ts';
import { style } from './style.ts';
import { wordsByLanguage } from './words.ts';

/** In one piece: the policy names the hash of exactly these characters. */
const styleElement = `<style>${style}</style>`;

export type Markup = ReturnType<typeof html>;

export interface Frame {
  readonly language: Language;
  /** Of the browser's tab. */
  readonly title: string;
  /** Undefined before the first run. */
  readonly site: SiteRecord | undefined;
  /** The building and spot, where the code names one. */
  readonly where?: Localized;
  /** Address of this page in the other language. */
  readonly otherLanguageHref: string;
  /** In the place of the usual style; the policy that is sent along names its hash. */
  readonly style?: string;
  /** Whether the hotline stands below the page; absent: it does. */
  readonly hotlineBelow?: boolean;
  /** What is recorded; absent: as for a notice. */
  readonly privacy?: string;
}

/** The frame of every resident page: who speaks and where on top, the hotline and the last line below. */
export function frame(page: Frame, main: Markup, after: Markup) {
  const { language, title, site, where, otherLanguageHref, style: ownStyle, hotlineBelow = true } = page;
  const words = wordsByLanguage[language];
  const { otherLanguage } = words;
  return html`<!doctype html>
    <html lang="${words.htmlLanguage}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${raw(ownStyle === undefined ? styleElement : `<style>${ownStyle}</style>`)}
      </head>
      <body>
        <div class="column">
          <header>
            <div>
              ${site === undefined ? '' : html`<p class="office">${inLanguage(site.office, language)}</p>`}
              ${where === undefined ? '' : html`<p class="where">${inLanguage(where, language)}</p>`}
            </div>
            <a
              class="language"
              href="${otherLanguageHref}"
              hreflang="${otherLanguage.language}"
              lang="${otherLanguage.language}"
              >${otherLanguage.name}</a
            >
          </header>
          <main>${main}</main>
          ${!hotlineBelow || site === undefined || site.hotline === '' ? '' : hotline(site.hotline, language)}
          ${after}
          <footer>
            <details>
              <summary>${words.privacyTitle}</summary>
              <p>${page.privacy ?? words.privacy}</p>
            </details>
            <p>${words.closing}</p>
          </footer>
        </div>
      </body>
    </html>`;
}

function hotline(phone: string, language: Language): Markup {
  const words = wordsByLanguage[language];
  return html`<section class="phones">
    <p>${words.duty}</p>
    ${callButton(phone, words.call(phone))}
  </section>`;
}

/** Calls a number with one touch. */
export function callButton(phone: string, label: string): Markup {
  return html`<a class="button phone" href="tel:${phone.replace(/[^\d+*#]/g, '')}"
    >${sign('phone')} ${label}</a
  >`;
}
