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
}

/** The frame of every resident page: who speaks and where on top, the hotline and the last line below. */
export function frame(
  { language, title, site, where, otherLanguageHref }: Frame,
  main: Markup,
  after: Markup,
) {
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
        ${raw(styleElement)}
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
          ${site === undefined || site.hotline === '' ? '' : hotline(site.hotline, language)} ${after}
          <footer>
            <details>
              <summary>${words.privacyTitle}</summary>
              <p>${words.privacy}</p>
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
    <a class="button phone" href="tel:${phone.replace(/[^\d+*#]/g, '')}"
      >${sign('phone')} ${words.call(phone)}</a
    >
  </section>`;
}
