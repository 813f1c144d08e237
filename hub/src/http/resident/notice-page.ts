import { html } from 'hono/html';
import { filePathOf } from '@louyu/contract/images';
import { imagesOf, type NoticeContent } from '@louyu/contract/notice-content';
import { inLanguage, type Language } from '@louyu/contract/primitives';
import type { ScreenNotice } from '../../core/acknowledgments/screen-notices.ts';
import { sayMoment } from '../../core/notices/moments.ts';
import { frame, type Markup } from './frame.ts';
import { pageHref } from './hrefs.ts';
import { noticeAnswer } from './notice-answer.ts';
import type { NoticePage } from './notice-view.ts';
import { readAloud } from './read-aloud.ts';
import { sign } from './signs.ts';
import { wordsByLanguage, type Words } from './words.ts';

export function contentIn(content: ScreenNotice['content'], language: Language): NoticeContent {
  return (language === 'en' ? content.en : undefined) ?? content['zh-CN'];
}

/** Keeps a span of figures, `9:00–18:00`, on one line: word joiners on both sides of the dash. */
function unbroken(text: string): string {
  return text.replace(/(?<=\d)–(?=\d)/g, '\u2060–\u2060');
}

/** Where there is no space or comma to break a line at, it may be broken between any two characters. */
function isUnspaced(text: string): boolean {
  return !/[\s,，、：]/.test(text);
}

/** A notice for a phone: title, facts, 我已知晓, and what else hangs in this building. */
export function noticePage(page: NoticePage) {
  const { reader, site, tree, scanned } = page;
  const { language } = reader;
  const words = wordsByLanguage[language];
  const content = contentIn(scanned.content, language);
  return frame(
    {
      reader,
      title: `${content.shortTitle} · ${inLanguage(site.name, language)}`,
      site,
      where: tree.where(placeOf(scanned)),
      path: pageHref(scanned.code, {}),
    },
    html`<article class="${scanned.notice.category}${scanned.state === 'live' ? '' : ' over'}">
      ${kindLine(page, words)} ${scanned.state === 'live' ? '' : over(page, words)}
      ${scanned.state === 'recalled' ? '' : html`${body(page, content, words)} ${readAloud(words)}`}
      ${scanned.state === 'live' ? noticeAnswer(page) : ''}
      ${scanned.state === 'recalled' ? '' : pictures(content)}
    </article>`,
    otherNotices(page, words),
  );
}

/** Where its reader is: before the screen, or at the one place that the notice is for, or in the compound. */
function placeOf({ device, notice, revision }: ScreenNotice): string {
  if (device !== null) return device.spotIds[0] ?? '';
  const [placeId = notice.siteId, ...more] = revision.draft.audience;
  return more.length === 0 ? placeId : notice.siteId;
}

function kindLine({ scanned: { notice, revision }, reader: { language } }: NoticePage, words: Words): Markup {
  const { kind } = revision.template;
  const name = kind === undefined ? words.category[notice.category] : inLanguage(kind, language);
  return html`<p class="kind">
    <b>${sign(notice.category)}${name}</b>
    <span>${words.number(String(notice.number).padStart(4, '0'))}</span>
    ${revision.revision > 1 ? html`<span>${words.revision(revision.revision)}</span>` : ''}
  </p>`;
}

function body(
  { scanned, reader: { language }, site }: NoticePage,
  content: NoticeContent,
  words: Words,
): Markup {
  const { signedAt } = scanned.revision;
  const paragraphs = content.body.split('\n').filter((paragraph) => paragraph.trim() !== '');
  const title = unbroken(content.title);
  const spacing = isUnspaced(content.title) ? 'unspaced' : '';
  return html`<h1 data-read class="${spacing}">${title}</h1>
    ${content.facts.length > 0 ? facts(content) : html`<p data-read class="point">${unbroken(content.keyPoint)}</p>`}
    ${
      paragraphs.length === 0
        ? ''
        : html`<div class="text">
            ${paragraphs.map((paragraph) => html`<p data-read>${unbroken(paragraph)}</p>`)}
          </div>`
    }
    ${
      signedAt === null
        ? ''
        : html`<p class="issued">${words.issued(sayMoment(signedAt, 'moment', language, site.timeZone))}</p>`
    }`;
}

/** Below the answer, which nothing pushes off the phone; each in a place of its shape, and brought when it is scrolled to. */
function pictures(content: NoticeContent): Markup {
  return html`${imagesOf(content).map(
    (image) =>
      html`<img
        class="picture"
        src="${filePathOf(image)}"
        alt="${image.alt}"
        width="${image.width}"
        height="${image.height}"
        loading="lazy"
        decoding="async"
      />`,
  )}`;
}

function facts({ facts: lines }: NoticeContent): Markup {
  return html`<dl>
    ${lines.map(
      ({ label, value }) =>
        html`<div data-read>
          <dt>${label}</dt>
          <dd>${unbroken(value)}</dd>
        </div>`,
    )}
  </dl>`;
}

function over(page: NoticePage, words: Words): Markup {
  const { scanned, others, reader, site } = page;
  const { language } = reader;
  const { state, revision, successor } = scanned;
  const ended = revision.visibleTo ?? '';
  const recalled = state === 'recalled';
  if (successor !== undefined) {
    return html`<p class="said warn" role="status">${sign('mind')}<span>${words.replaced}</span></p>
      <a class="onward" href="${pageHref(successor.code, reader.carried)}"
        >${contentIn(successor.content, language).title} →</a
      >`;
  }
  return html`<p class="said warn" role="status">
      ${sign('mind')}
      <span
        >${recalled ? words.recalled : words.ended(sayMoment(ended, 'moment', language, site.timeZone))}</span
      >
    </p>
    ${
      others.length === 0
        ? ''
        : html`<a class="onward" href="#others">${recalled ? words.seeNew : words.seeCurrent} →</a>`
    }`;
}

function otherNotices({ others, reader, scanned }: NoticePage, words: Words): Markup {
  if (others.length === 0) {
    return scanned.state === 'live' ? html`` : html`<p class="issued" id="others">${words.noOthers}</p>`;
  }
  return html`<section id="others">
    <h2>
      ${scanned.device === null ? words.othersAnywhere : scanned.state === 'live' ? words.others : words.noOthersTitle}
    </h2>
    <ul>
      ${others.map(({ code, category, content }) => {
        const { shortTitle, keyPoint } = contentIn(content, reader.language);
        return html`<li class="${category}">
          <a href="${pageHref(code, reader.carried)}">
            ${sign(category)}<span><b>${shortTitle}</b><small>${unbroken(keyPoint)}</small></span
            ><i></i>
          </a>
        </li>`;
      })}
    </ul>
  </section>`;
}
