import { html, raw } from 'hono/html';
import { inLanguage, type Localized } from '@louyu/contract/primitives';
import type { SiteRecord } from '../../core/places/place-store.ts';
import { hrefOf } from './hrefs.ts';
import type { Reader } from './reader.ts';
import { sign } from './signs.ts';
import { style } from './style.ts';
import { wordsByLanguage } from './words.ts';

/** In one piece: the policy names the hash of exactly these characters. */
const styleElement = `<style>${style}</style>`;

export type Markup = ReturnType<typeof html>;

export interface Frame {
  readonly reader: Pick<Reader, 'language' | 'large' | 'carried'>;
  /** Of the browser's tab. */
  readonly title: string;
  /** Undefined before the first run. */
  readonly site: SiteRecord | undefined;
  /** The building and spot, where the code names one. */
  readonly where?: Localized;
  /** Address of this page, without what is carried; empty where it is to be opened in no other way. */
  readonly path: string;
  /** What else its address needs. */
  readonly query?: Readonly<Record<string, string>>;
}

/** The frame of every resident page: who speaks and where on top, the hotline and the last line below. */
export function frame({ reader, title, site, where, path, query = {} }: Frame, main: Markup, after: Markup) {
  const { language, large, carried } = reader;
  const words = wordsByLanguage[language];
  const { otherLanguage } = words;
  const again = (change: Record<string, string>) => hrefOf(path, { ...query, ...carried, ...change });
  return html`<!doctype html>
    <html lang="${words.htmlLanguage}" class="${large ? 'large' : ''}">
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
            <nav aria-label="${words.views}">
              <a href="${again({ view: large ? 'usual' : 'large' })}"
                >${large ? words.usualView : words.largeView}</a
              >
              <a
                class="language"
                href="${again({ lang: otherLanguage.language })}"
                hreflang="${otherLanguage.language}"
                lang="${otherLanguage.language}"
                >${otherLanguage.name}</a
              >
            </nav>
          </header>
          <main>${main}</main>
          ${site === undefined || site.hotline === '' ? '' : hotline(site.hotline, reader)} ${after}
          <footer>
            <p>${words.closing}</p>
            <p>
              <a href="${hrefOf('/d', carried)}">${words.myDoor}</a>
              <a href="${hrefOf('/privacy', carried)}">${words.privacyTitle}</a>
            </p>
          </footer>
        </div>
      </body>
    </html>`;
}

function hotline(phone: string, { language }: Pick<Reader, 'language'>): Markup {
  const words = wordsByLanguage[language];
  return html`<section class="phones">
    <p>${words.duty}</p>
    <a class="button phone" href="tel:${phone.replace(/[^\d+*#]/g, '')}"
      >${sign('phone')} ${words.call(phone)}</a
    >
  </section>`;
}
