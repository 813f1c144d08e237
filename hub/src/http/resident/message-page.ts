import { html } from 'hono/html';
import { errorText } from '@louyu/contract/error-texts';
import type { LouyuError } from '@louyu/contract/errors';
import type { Language } from '@louyu/contract/primitives';
import type { SiteRecord } from '../../core/places/place-store.ts';
import { frame, type Markup } from './frame.ts';
import { pageHref } from './hrefs.ts';
import { sign } from './signs.ts';
import { wordsByLanguage } from './words.ts';

export interface MessagePage {
  readonly language: Language;
  readonly site: SiteRecord | undefined;
  readonly error: LouyuError;
  /** The code as it was scanned, if it may be one. */
  readonly code: string;
  /** The tap that did not go through, to be tapped again. */
  readonly tap: { readonly phoneId: string } | undefined;
}

/** What went wrong, whose fault it is not, and what to do next. */
export function messagePage({ language, site, error, code, tap }: MessagePage) {
  const words = wordsByLanguage[language];
  const failed = error.status >= 500;
  const text = failed && tap !== undefined ? words.failed : errorText(error.code, language, error.details);
  const mayGoOn = code !== '' && (failed || error.status === 429);
  return frame(
    {
      language,
      title: text,
      site,
      otherLanguageHref: code === '' ? '?' : pageHref(code, { lang: words.otherLanguage.language }),
    },
    html`<p class="said warn" role="alert">${sign('mind')}<span>${text}</span></p>
      ${mayGoOn ? onward({ language, code, tap, failed }) : ''}`,
    html``,
  );
}

interface Onward extends Pick<MessagePage, 'language' | 'code' | 'tap'> {
  readonly failed: boolean;
}

function onward({ language, code, tap, failed }: Onward): Markup {
  const words = wordsByLanguage[language];
  if (!failed || tap === undefined) {
    return html`<form method="get" action="${pageHref(code, {})}">
      <input type="hidden" name="lang" value="${language}" />
      <button class="plain" type="submit">${words.back}</button>
    </form>`;
  }
  return html`<form method="post" action="/q/${code}/known?lang=${language}">
    <input type="hidden" name="phone" value="${tap.phoneId}" />
    <button class="plain" type="submit">${words.again}</button>
  </form>`;
}
