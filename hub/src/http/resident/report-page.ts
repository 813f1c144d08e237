import { html } from 'hono/html';
import {
  caseCategories,
  caseKinds,
  caseLimits,
  repairCategories,
  type CaseCategory,
  type CaseKind,
} from '@louyu/contract/api/cases';
import { errorText } from '@louyu/contract/error-texts';
import type { LouyuError } from '@louyu/contract/errors';
import { inLanguage } from '@louyu/contract/primitives';
import { categoryNames, kindNames } from '../../core/cases/names.ts';
import type { JoinableCase, SubmissionForm } from '../../core/cases/submission-service.ts';
import { sayMoment } from '../../core/notices/moments.ts';
import type { PlaceTree } from '../../core/places/place-tree.ts';
import type { SiteRecord } from '../../core/places/place-store.ts';
import { caseStyle } from './case-style.ts';
import { caseWords } from './case-words.ts';
import { frame, type Markup } from './frame.ts';
import { hrefOf } from './hrefs.ts';
import type { Reader } from './reader.ts';
import { formScriptElement } from './report-script.ts';
import { sign } from './signs.ts';
import { wordsByLanguage } from './words.ts';

/** What stands in the form: of a new one nothing, of one that did not go through what was written. */
export interface ReportFields {
  readonly kind: CaseKind;
  readonly category: CaseCategory | undefined;
  readonly where: string;
  readonly text: string;
  readonly contact: string;
}

export interface ReportPage {
  readonly reader: Reader;
  readonly site: SiteRecord;
  readonly tree: PlaceTree;
  readonly form: SubmissionForm;
  readonly fields: ReportFields;
  readonly contactDays: number;
}

/** The form on which residents report: where, what, one sentence; photos and a phone number if they like (R26). */
export function reportPage(page: ReportPage, error?: LouyuError) {
  const { reader, site, form, fields } = page;
  const words = caseWords[reader.language];
  const { kind } = fields;
  return frame(
    { ...frameOf(page), title: words.title[kind] },
    html`<p class="said warn">${sign('phone')}<span>${words.urgent}</span></p>
      ${site.hotline === '' ? '' : callNow(site.hotline, reader)}
      ${error === undefined ? '' : html`<p class="said warn" role="alert">${sign('mind')}<span>${problem(error, reader)}</span></p>`}
      <h1>${words.title[kind]}</h1>
      ${kinds(page)} ${error === undefined ? joins(page, form.joinable) : ''}
      <form method="post" action="${actionOf(page)}" enctype="multipart/form-data" data-report>
        <p class="note" role="status" data-draft hidden>${words.keptDraft}</p>
        ${hiddenFields(page)} ${kind === 'repair' ? choices(fields.category, page) : ''} ${whereField(page)}
        ${kind === 'repair' || kind === 'praise' ? '' : about(fields.category, page)} ${writing(page)}
        <div class="trap" aria-hidden="true">
          <label
            >${words.leaveEmpty}
            <input name="homepage" tabindex="-1" autocomplete="off" />
          </label>
        </div>
        <p class="note">${words.anonymous}</p>
        <p class="said warn" role="alert" data-offline hidden>${sign('mind')}<span>${words.offline}</span></p>
        <button class="plain" type="submit" data-sending="${words.sending}">${words.submit}</button>
      </form>
      ${formScriptElement}`,
    html`<p class="answer">
      <a class="onward" href="${hrefOf('/c', reader.carried)}">${words.lookUpOwn} →</a>
    </p>`,
  );
}

/** What is open here already, before it is reported once more; what was written comes along. */
export function alikePage(page: ReportPage, cases: readonly JoinableCase[]) {
  const { reader, fields } = page;
  const words = caseWords[reader.language];
  const { kind, category = 'other', where, text, contact } = fields;
  return frame(
    { ...frameOf(page), title: words.openHere, path: '' },
    html`<h1>${words.openHere}</h1>
      <p class="point">${words.alike}</p>
      ${joinList(page, cases)}
      <form method="post" action="${actionOf(page)}" enctype="multipart/form-data">
        ${hiddenFields(page)} ${hidden({ kind, category, where, text, contact, other: '1' })}
        <label
          >${words.photos} <small>${words.photosAgain}</small>
          <input type="file" name="photos" accept="image/*" multiple />
        </label>
        <button class="outline" type="submit">${words.another}</button>
      </form>`,
    html``,
  );
}

/** After 我也遇到. */
export function joinedPage(
  page: Pick<ReportPage, 'reader' | 'site' | 'tree'> & { readonly placeId: string },
) {
  const words = caseWords[page.reader.language];
  return frame(
    {
      reader: page.reader,
      site: page.site,
      title: words.metToo,
      where: page.tree.where(page.placeId),
      path: '',
      style: caseStyle,
    },
    html`<p class="said good" role="status">${sign('done')}<span>${words.joined}</span></p>`,
    html``,
  );
}

function frameOf({ reader, site, tree, form, fields }: ReportPage) {
  const { placeId, code } = form.place;
  return {
    reader,
    site,
    where: tree.where(placeId),
    path: code === '' ? '/r' : `/r/${code}`,
    query: { kind: fields.kind },
    style: caseStyle,
  };
}

function actionOf({ reader, form }: ReportPage, action = ''): string {
  const { lang } = reader.carried;
  return hrefOf(`/r${form.place.code === '' ? '' : `/${form.place.code}`}${action}`, { lang });
}

function problem(error: LouyuError, { language }: Reader): string {
  if (error.status >= 500 && error.code !== 'hub.busy' && error.code !== 'image.store_full')
    return wordsByLanguage[language].failed;
  return errorText(error.code, language, error.details);
}

function callNow(phone: string, { language }: Reader): Markup {
  return html`<p class="answer">
    <a class="button phone" href="tel:${phone.replace(/[^\d+*#]/g, '')}"
      >${sign('phone')} ${wordsByLanguage[language].call(phone)}</a
    >
  </p>`;
}

function kinds({ reader, form, fields }: ReportPage): Markup {
  const path = `/r${form.place.code === '' ? '' : `/${form.place.code}`}`;
  return html`<p class="kinds" role="navigation" aria-label="${caseWords[reader.language].kinds}">
    ${caseKinds.map(
      (kind) =>
        html`<a
          href="${hrefOf(path, { ...reader.carried, kind })}"
          ${kind === fields.kind ? html`aria-current="page"` : ''}
          >${kindNames[reader.language][kind]}</a
        >`,
    )}
  </p>`;
}

function hiddenFields({ reader, form, fields }: ReportPage): Markup {
  return hidden({ key: form.key, phone: reader.phoneId, kind: fields.kind });
}

function hidden(values: Readonly<Record<string, string>>): Markup {
  return html`${Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`;
}

function choices(chosen: CaseCategory | undefined, { reader }: ReportPage): Markup {
  const { language } = reader;
  return html`<fieldset>
    <legend>${caseWords[language].what}</legend>
    <div class="choices">
      ${repairCategories.map(
        (category) =>
          html`<label
            ><input
              type="radio"
              name="category"
              value="${category}"
              required
              ${category === chosen ? html`checked` : ''}
            /><span>${sign(category)}${categoryNames[language][category]}</span></label
          >`,
      )}
    </div>
  </fieldset>`;
}

function about(chosen: CaseCategory | undefined, { reader }: ReportPage): Markup {
  const { language } = reader;
  const words = caseWords[language];
  const [last, ...others] = [...caseCategories].sort((a) => (a === 'other' ? -1 : 1));
  return html`<label
    >${words.about}
    <select name="category">
      ${[...others, last].map(
        (category) =>
          html`<option
            value="${category ?? 'other'}"
            ${category === (chosen ?? 'other') ? html`selected` : ''}
          >
            ${categoryNames[language][category ?? 'other']}
          </option>`,
      )}
    </select>
  </label>`;
}

function whereField({ reader, site, tree, form, fields }: ReportPage): Markup {
  const words = caseWords[reader.language];
  const { placeId } = form.place;
  const isKnown = placeId !== site.id;
  const required = !isKnown && fields.kind === 'repair';
  return html`<label
    >${words.where}${isKnown ? `：${inLanguage(tree.where(placeId), reader.language)}` : ''}
    <small>${required ? '' : words.optional}</small>
    <input
      name="where"
      maxlength="${caseLimits.whereMaxChars}"
      placeholder="${words.whereHint}"
      value="${fields.where}"
      autocomplete="off"
      ${required ? html`required` : ''}
    />
  </label>`;
}

function writing({ reader, fields, contactDays }: ReportPage): Markup {
  const words = caseWords[reader.language];
  // In one piece: what stands between the tags is in the text.
  const text = html`<textarea
    name="text"
    maxlength="${caseLimits.textMaxChars}"
    placeholder="${words.sentenceHint}"
    required
  >
${fields.text}</textarea>`;
  return html`<label>${words.sentence} ${text}</label>
    <label
      >${words.photos} <small>${words.optional} · ${words.photosHint(caseLimits.photosMax)}</small>
      <input type="file" name="photos" accept="image/*" multiple data-max="${caseLimits.photosMax}" />
    </label>
    <label
      >${words.phone} <small>${words.optional} · ${words.phoneHint(contactDays)}</small>
      <input
        type="tel"
        name="contact"
        maxlength="${caseLimits.contactMaxChars}"
        value="${fields.contact}"
        autocomplete="tel"
      />
    </label>`;
}

function joins(page: ReportPage, cases: readonly JoinableCase[]): Markup {
  if (cases.length === 0) return html``;
  return html`<section>
    <h2>${caseWords[page.reader.language].openHere}</h2>
    ${joinList(page, cases)}
  </section>`;
}

function joinList(page: ReportPage, cases: readonly JoinableCase[]): Markup {
  const { reader, site, form } = page;
  const { language } = reader;
  const words = caseWords[language];
  return html`<ul class="joins">
    ${cases.map(
      ({ id, kind, category, state, createdAt }) =>
        html`<li>
          <span
            ><b>${kindNames[language][kind]} · ${categoryNames[language][category]}</b>
            <small
              >${words.state[state]} ·
              ${words.since(sayMoment(createdAt, 'moment', language, site.timeZone))}</small
            ></span
          >
          <form method="post" action="${actionOf(page, form.place.code === '' ? '/-/join' : '/join')}">
            ${hidden({ key: form.key, phone: reader.phoneId, case: id })}
            <button class="outline" type="submit">${words.metToo}</button>
          </form>
        </li>`,
    )}
  </ul>`;
}
