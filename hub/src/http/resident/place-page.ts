import { html } from 'hono/html';
import { inLanguage } from '@louyu/contract/primitives';
import { sayMoment } from '../../core/notices/moments.ts';
import type { StandingNotice } from '../../core/notices/standing.ts';
import type { ArchivedNotice, ArchivePage, PublicPlace } from '../../core/place-pages/place-notices.ts';
import { frame, type Markup } from './frame.ts';
import { hrefOf, pageHref } from './hrefs.ts';
import { contentIn } from './notice-page.ts';
import type { Reader } from './reader.ts';
import { reportLinks } from './report-links.ts';
import { sign } from './signs.ts';
import { wordsByLanguage, type Words } from './words.ts';

export interface PlacePage {
  readonly reader: Reader;
  readonly place: PublicPlace;
  readonly standing: readonly StandingNotice[];
  readonly archive: ArchivePage;
  readonly codeOf: (number: number) => string;
  /** What was searched for; empty for nothing. */
  readonly text: string;
  /** Where the list of earlier ones begins; empty for the newest. */
  readonly before: string;
}

/** A place: what hangs there now, and a list of what did, to be searched. Works without scripts. */
export function placePage(page: PlacePage) {
  const { reader, place, text, before } = page;
  const words = wordsByLanguage[reader.language];
  const path = `/n/${place.id}`;
  const first = text === '' && before === '';
  return frame(
    {
      reader,
      title: `${words.now} · ${inLanguage(place.where, reader.language)}`,
      site: place.site,
      where: place.where,
      path,
      query: { ...(text === '' ? {} : { q: text }), ...(before === '' ? {} : { before }) },
    },
    html`${
      place.gone
        ? html`<p class="said warn" role="status">${sign('mind')}<span>${words.placeGone}</span></p>`
        : ''
    }
    ${first ? now(page, words) : ''} ${place.gone ? '' : reportLinks(place.id, reader)} ${search(page, words)}
    ${earlier(page, words)}`,
    html``,
  );
}

function now({ reader, standing, codeOf }: PlacePage, words: Words): Markup {
  return html`<h1>${words.now}</h1>
    ${
      standing.length === 0
        ? html`<p class="point">${words.nothingNow}</p>`
        : html`<ul class="answer">
            ${standing.map(({ notice: { category, number }, content }) => {
              const { shortTitle, keyPoint } = contentIn(content, reader.language);
              return line(reader, category, codeOf(number), shortTitle, keyPoint);
            })}
          </ul>`
    }`;
}

function search({ reader, place, text }: PlacePage, words: Words): Markup {
  const { lang } = reader.carried;
  return html`<form method="get" action="/n/${place.id}" role="search">
    ${lang === undefined ? '' : html`<input type="hidden" name="lang" value="${lang}" />`}
    <label>
      ${words.search}
      <input type="search" name="q" value="${text}" maxlength="60" autocomplete="off" />
    </label>
    <button class="outline second" type="submit">${words.searchButton}</button>
  </form>`;
}

function earlier(page: PlacePage, words: Words): Markup {
  const { reader, place, archive, text, before } = page;
  const path = `/n/${place.id}`;
  const query = { ...reader.carried, ...(text === '' ? {} : { q: text }) };
  const nothing = text === '' ? words.nothingYet : words.nothingFound;
  return html`<section id="archive">
    <h2>${text === '' ? words.archive : words.found(text)}</h2>
    ${
      archive.notices.length === 0
        ? html`<p>${nothing}</p>`
        : html`<ul>
            ${archive.notices.map((notice) => {
              const { shortTitle } = contentIn(notice.content, reader.language);
              return line(reader, notice.category, notice.code, shortTitle, standOf(notice, page, words));
            })}
          </ul>`
    }
    <p class="pages">
      ${
        archive.next === null
          ? ''
          : html`<a href="${hrefOf(path, { ...query, before: archive.next })}#archive">${words.earlier} →</a>`
      }
      ${before === '' ? '' : html`<a href="${hrefOf(path, query)}">${words.newest}</a>`}
      ${text === '' ? '' : html`<a href="${hrefOf(path, reader.carried)}">${words.all}</a>`}
    </p>
  </section>`;
}

function line(
  { carried }: Reader,
  category: ArchivedNotice['category'],
  code: string,
  title: string,
  below: string,
): Markup {
  return html`<li class="${category}">
    <a href="${pageHref(code, carried)}"
      >${sign(category)}<span><b>${title}</b><small>${below}</small></span
      ><i></i
    ></a>
  </li>`;
}

function standOf({ state, overAt, content }: ArchivedNotice, { reader, place }: PlacePage, words: Words) {
  if (state === 'recalled') return words.isRecalled;
  if (overAt === null) return contentIn(content, reader.language).keyPoint;
  return words.stoodUntil(sayMoment(overAt, 'moment', reader.language, place.site.timeZone));
}
