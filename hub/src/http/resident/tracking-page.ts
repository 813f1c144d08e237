import { html } from 'hono/html';
import { caseLimits } from '@louyu/contract/api/cases';
import { errorText } from '@louyu/contract/error-texts';
import type { LouyuError } from '@louyu/contract/errors';
import type { CaseEventRecord } from '../../core/cases/case-store.ts';
import { caseNumber, categoryNames, kindNames } from '../../core/cases/names.ts';
import { trackingUrl, writtenCode } from '../../core/cases/tracking-code.ts';
import type { TrackedCase } from '../../core/cases/tracking-service.ts';
import { endOfDay } from '../../core/cases/working-time.ts';
import { sayMoment } from '../../core/notices/moments.ts';
import type { PlaceTree } from '../../core/places/place-tree.ts';
import type { SiteRecord } from '../../core/places/place-store.ts';
import { laterBy } from '../../core/time.ts';
import { caseStyle } from './case-style.ts';
import { caseWords } from './case-words.ts';
import { frame, type Markup } from './frame.ts';
import { hrefOf } from './hrefs.ts';
import type { Reader } from './reader.ts';
import { submittedScriptElement } from './report-script.ts';
import { sign } from './signs.ts';
import { qrPicture } from './tracking-qr.ts';

export interface TrackingPage {
  readonly reader: Reader;
  readonly site: SiteRecord;
  readonly tree: PlaceTree;
  readonly tracked: TrackedCase;
  readonly publicUrl: string;
  /** What led here: `new` and `warned` a form that was submitted, `rated`. */
  readonly said: string | undefined;
  readonly days: { readonly contact: number; readonly photo: number };
}

const minutesPerHour = 60;
const minutesPerDay = 1_440;

/** A case for whoever has its code: where it stands, what was said, and what may be answered. */
export function trackingPage(page: TrackingPage) {
  const { reader, site, tree, tracked, said } = page;
  const { record, code } = tracked;
  const words = caseWords[reader.language];
  const isNew = said === 'new' || said === 'warned';
  const names = `${kindNames[reader.language][record.kind]} · ${categoryNames[reader.language][record.category]}`;
  return frame(
    {
      reader,
      site,
      title: words.heading(caseNumber(record.number)),
      where: tree.where(record.placeId),
      path: `/c/${code}`,
      style: caseStyle,
    },
    html`${isNew ? submitted(page) : ''}
      <h1>${words.heading(caseNumber(record.number))}</h1>
      <p class="kind"><b>${names}</b><span>${words.state[record.state]}</span></p>
      ${isNew ? codeBox(page) : ''} ${standing(page)} ${solved(page)} ${rating(page)} ${timeline(page)}
      ${photos(page)} ${message(page)} ${isNew ? '' : codeBox(page)} ${yours(page)}
      ${isNew ? submittedScriptElement : ''}`,
    html`<p class="answer">
      <a class="onward" href="${hrefOf(`/r/${record.placeId}`, reader.carried)}">${words.reportNew} →</a>
    </p>`,
  );
}

/** Where a code is entered. */
export function lookUpPage(
  { reader, site }: Pick<TrackingPage, 'reader'> & { readonly site: SiteRecord | undefined },
  { typed, error, erased }: { readonly typed: string; readonly error?: LouyuError; readonly erased: boolean },
) {
  const { language } = reader;
  const words = caseWords[language];
  return frame(
    { reader, site, title: words.lookUp, path: '/c', style: caseStyle },
    html`${erased ? html`<p class="said good" role="status">${sign('done')}<span>${words.erased}</span></p>` : ''}
      ${error === undefined ? '' : html`<p class="said warn" role="alert">${sign('mind')}<span>${errorText(error.code, language, error.details)}</span></p>`}
      <h1>${words.lookUp}</h1>
      <form method="get" action="/c">
        ${Object.entries(reader.carried).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <label
          >${words.code} <small>${words.lookUpHint}</small>
          <input
            name="code"
            value="${typed}"
            maxlength="24"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            required
          />
        </label>
        <button class="plain" type="submit">${words.find}</button>
      </form>`,
    html``,
  );
}

function submitted({ reader, site, tracked, said }: TrackingPage): Markup {
  const { language } = reader;
  const words = caseWords[language];
  const { promises, worksAt, record } = tracked;
  const span = (minutes: number) => {
    if (minutes % minutesPerDay === 0 && minutes > minutesPerDay) return words.days(minutes / minutesPerDay);
    if (minutes % minutesPerHour === 0) return words.hours(minutes / minutesPerHour);
    return words.minutes(minutes);
  };
  const text = words.received(
    caseNumber(record.number),
    span(promises.receipt.minutes),
    span(promises.reply.minutes),
  );
  return html`<p class="said good" role="status">${sign('done')}<span>${text}</span></p>
    ${worksAt === null ? '' : html`<p class="note">${words.workBegins(sayMoment(worksAt, 'moment', language, site.timeZone))}</p>`}
    ${said === 'warned' ? html`<p class="said warn" role="status">${sign('mind')}<span>${words.warned}</span></p>` : ''}`;
}

function codeBox({ reader, tracked, publicUrl }: TrackingPage): Markup {
  const words = caseWords[reader.language];
  const url = trackingUrl(publicUrl, tracked.code).toUpperCase();
  return html`<div class="code">
    <p>${words.keepCode}</p>
    <b>${writtenCode(tracked.code)}</b>
    ${qrPicture(url, words.scan)}
  </div>`;
}

/** The answer that counts now, and what is waited for. */
function standing(page: TrackingPage): Markup {
  const { tracked, reader } = page;
  const { record, events } = tracked;
  const words = caseWords[reader.language];
  const answer = events.findLast(({ kind, text }) => answering.has(kind) && text !== '');
  if (record.state === 'asking')
    return html`<div class="said warn" role="status">
      ${sign('mind')}<span>${answer?.text ?? ''}<br />${words.asked}</span>
    </div>`;
  const deferral = events.findLast(({ kind }) => kind === 'deferred');
  const until = deferral?.detail.until;
  const isOver = record.state === 'closed' || record.state === 'answered';
  if (record.deferredUntil !== null && !isOver && deferral !== undefined && until !== undefined) {
    return html`<p class="said warn" role="status">
      ${sign('mind')}<span
        >${words.deferred(deferral.detail.reason ?? '', deferral.text, dayWords(until, page))}</span
      >
    </p>`;
  }
  if (!isOver) return html``;
  const at = momentWords(record.closedAt ?? record.done.solution ?? record.createdAt, page);
  const head = record.state === 'closed' ? words.closedAt(at) : words.finishedAt(at);
  return html`<p class="said good" role="status">
    ${sign('done')}<span>${head}${answer === undefined ? '' : html`<br />${answer.text}`}</span>
  </p>`;
}

const answering: ReadonlySet<CaseEventRecord['kind']> = new Set([
  'replied',
  'asked',
  'finished',
  'closed',
  'refused',
]);

function solved({ reader, tracked }: TrackingPage): Markup {
  const { record, may, confirmed, code } = tracked;
  const words = caseWords[reader.language];
  if ((record.state !== 'answered' && record.state !== 'closed') || record.refused) return html``;
  const post = (action: string) => actionOf(code, action, reader);
  return html`${
    confirmed || !may.has('confirm')
      ? ''
      : html`<form method="post" action="${post('confirm')}">
          <p class="point">${words.isSolved}</p>
          <button class="plain" type="submit">${words.solved}</button>
        </form>`
  }
  ${
    may.has('reopen')
      ? html`<form method="post" action="${post('reopen')}">
          <label
            >${words.notSolvedWhy} <small>${words.optional}</small>
            <input name="text" maxlength="${caseLimits.textMaxChars}" autocomplete="off" />
          </label>
          <button class="outline" type="submit">${words.notSolved}</button>
        </form>`
      : ''
  }`;
}

function rating({ reader, tracked, said }: TrackingPage): Markup {
  const { record, may, code } = tracked;
  const words = caseWords[reader.language];
  const thanks =
    said === 'rated'
      ? html`<p class="said good" role="status">${sign('done')}<span>${words.thanks}</span></p>`
      : '';
  if (!may.has('rate') || record.refused) return html`${thanks}`;
  return html`${thanks}
    <form method="post" action="${actionOf(code, 'rate', reader)}" id="rate">
      <fieldset>
        <legend>${words.rate}</legend>
        <div class="choices stars">
          ${words.stars.map(
            (label, index) =>
              html`<label
                ><input
                  type="radio"
                  name="stars"
                  value="${index + 1}"
                  required
                  ${record.stars === index + 1 ? html`checked` : ''}
                /><span>${label}</span></label
              >`,
          )}
        </div>
      </fieldset>
      <label
        >${words.rateMore} <small>${words.optional}</small>
        <input
          name="text"
          maxlength="${caseLimits.textMaxChars}"
          value="${record.ratingText}"
          autocomplete="off"
        />
      </label>
      <button class="outline" type="submit">${words.send}</button>
    </form>`;
}

function timeline(page: TrackingPage): Markup {
  const { reader, tracked } = page;
  const words = caseWords[reader.language];
  const { record, events } = tracked;
  const textOf = ({ kind, text, detail }: CaseEventRecord) => {
    if (kind === 'submitted') return record.text;
    if (kind === 'deferred' && detail.until !== undefined)
      return words.deferred(detail.reason ?? '', text, dayWords(detail.until, page));
    if (kind === 'rated') return words.stars[(detail.stars ?? 1) - 1] ?? '';
    return text;
  };
  return html`<section>
    <h2>${words.progress}</h2>
    <ul class="timeline">
      ${events.map((event) => {
        const text = textOf(event);
        const by = event.by === 'resident' ? words.byYou : words.byOffice;
        return html`<li>
          <b>${words.event[event.kind]}</b>
          <small>${event.kind === 'echoed' ? '' : `${by} · `}${momentWords(event.at, page)}</small>
          ${text === '' ? '' : html`<p>${text}</p>`}
        </li>`;
      })}
    </ul>
  </section>`;
}

function photos({ reader, tracked }: TrackingPage): Markup {
  const words = caseWords[reader.language];
  return html`${tracked.photos.map(
    ({ id, width, height }) =>
      html`<img
        class="picture"
        src="/c/${tracked.code}/photos/${id}"
        alt="${words.photo}"
        width="${width}"
        height="${height}"
        loading="lazy"
        decoding="async"
      />`,
  )}`;
}

function message({ reader, tracked }: TrackingPage): Markup {
  if (!tracked.may.has('write')) return html``;
  const words = caseWords[reader.language];
  const newest = tracked.events.at(-1)?.id ?? 0;
  return html`<form method="post" action="${actionOf(tracked.code, 'message', reader)}">
    <input type="hidden" name="after" value="${newest}" />
    <label
      >${words.write}
      <textarea name="text" maxlength="${caseLimits.textMaxChars}" required></textarea>
    </label>
    <button class="plain" type="submit">${words.send}</button>
  </form>`;
}

function yours({ reader, tracked, days }: TrackingPage): Markup {
  const words = caseWords[reader.language];
  return html`<section>
    <h2>${words.yours}</h2>
    <p class="note">${words.kept(days.contact, days.photo)}</p>
    <p class="answer"><a class="onward" href="/c/${tracked.code}/data.json">${words.exportData}</a></p>
    <details>
      <summary>${words.eraseData}</summary>
      <p class="note">${words.eraseSure}</p>
      <form method="post" action="${actionOf(tracked.code, 'erase', reader)}">
        <button class="outline" type="submit">${words.eraseYes}</button>
      </form>
    </details>
  </section>`;
}

function actionOf(code: string, action: string, { carried: { lang } }: Reader): string {
  return hrefOf(`/c/${code}/${action}`, { lang });
}

function momentWords(at: string, { reader, site }: TrackingPage): string {
  return sayMoment(at, 'short', reader.language, site.timeZone);
}

/** A day of the site's calendar as people say it. */
function dayWords(date: string, { reader, site }: TrackingPage): string {
  return sayMoment(laterBy(endOfDay(date, site.timeZone), -1), 'day', reader.language, site.timeZone);
}
