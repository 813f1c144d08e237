import { html } from 'hono/html';
import { errorText } from '@louyu/contract/error-texts';
import type { LouyuError } from '@louyu/contract/errors';
import type { SiteRecord } from '../../core/places/place-store.ts';
import { frame, type Markup } from './frame.ts';
import { hrefOf } from './hrefs.ts';
import type { Reader } from './reader.ts';
import { sign } from './signs.ts';
import { wordsByLanguage } from './words.ts';

/** A form that did not go through, to be sent again as it was. */
export interface SentForm {
  readonly action: string;
  readonly fields: Iterable<readonly [name: string, value: string]>;
}

export interface MessagePage {
  readonly reader: Pick<Reader, 'language' | 'large' | 'carried'>;
  readonly site: SiteRecord | undefined;
  readonly error: LouyuError;
  /** Where its reader came from; undefined where that leads nowhere. */
  readonly back: string | undefined;
  readonly sent: SentForm | undefined;
}

/** What went wrong, whose fault it is not, and what to do next. */
export function messagePage({ reader, site, error, back, sent }: MessagePage) {
  const { language } = reader;
  const words = wordsByLanguage[language];
  const failed = error.status >= 500;
  const text = failed && sent !== undefined ? words.failed : errorText(error.code, language, error.details);
  return frame(
    { reader, title: text, site, path: back ?? '' },
    html`<p class="said warn" role="alert">${sign('mind')}<span>${text}</span></p>
      ${failed && sent !== undefined ? again(sent, words.again) : back === undefined ? '' : onward(reader, back)}`,
    html``,
  );
}

function again({ action, fields }: SentForm, label: string): Markup {
  return html`<form method="post" action="${action}">
    ${[...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button class="plain" type="submit">${label}</button>
  </form>`;
}

function onward({ language, carried }: MessagePage['reader'], back: string): Markup {
  const words = wordsByLanguage[language];
  return html`<p class="answer">
    <a class="button plain" href="${hrefOf(back, { ...carried, lang: language })}">${words.back}</a>
  </p>`;
}
