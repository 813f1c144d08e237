import { html } from 'hono/html';
import type { RollCallAnswer } from '@louyu/contract/api/alerts';
import { errorText } from '@louyu/contract/error-texts';
import type { LouyuError } from '@louyu/contract/errors';
import type { SiteRecord } from '../../core/places/place-store.ts';
import { frame, type Markup } from './frame.ts';
import { alertHref } from './hrefs.ts';
import { fields, numbers, type Asker } from './roll-call-page.ts';
import { rollCallStyle } from './roll-call-style.ts';
import { rollCallWords } from './roll-call-words.ts';
import { sign } from './signs.ts';
import { wordsByLanguage } from './words.ts';

export interface RollCallErrorPage {
  readonly asker: Asker;
  readonly site: SiteRecord | undefined;
  readonly error: LouyuError;
  /** The answer that did not go through, to be given again. */
  readonly form:
    | { readonly answer: RollCallAnswer | undefined; readonly householdId: string | null | undefined }
    | undefined;
}

/** What went wrong and what to do next; for a call for help: whom to call at once. */
export function rollCallErrorPage({ asker, site, error, form }: RollCallErrorPage) {
  const { code, reader } = asker;
  const { language } = reader;
  const words = rollCallWords[language];
  const isCall = form?.answer === 'need-help';
  const failed = error.status >= 500 && form !== undefined;
  const text = textOf();
  const mayGoOn = code !== '' && error.status !== 404;
  return frame(
    {
      reader,
      title: text,
      site,
      path: code === '' ? '' : alertHref(code, '', {}),
      style: rollCallStyle,
      hotlineBelow: !isCall,
    },
    html`<p class="said warn" role="alert">${sign('mind')}<span>${text}</span></p>
      ${isCall ? numbers('', site, language, words.callNow) : ''} ${failed ? again() : ''}
      ${mayGoOn || error.code === 'household.not_found' ? back() : ''}`,
    html``,
  );

  function textOf(): string {
    if (failed) return isCall ? words.failedHelp : wordsByLanguage[language].failed;
    if (error.code === 'household.not_found') return words.doorGone;
    return errorText(error.code, language, error.details);
  }

  function again(): Markup {
    const { answer, householdId } = form ?? {};
    return html`<form method="post" action="${alertHref(code, '/answer', reader.carried)}">
      ${fields(asker)}
      ${answer === undefined ? '' : html`<input type="hidden" name="answer" value="${answer}" />`}
      ${householdId === undefined ? '' : html`<input type="hidden" name="door" value="${householdId ?? ''}" />`}
      <button class="plain" type="submit">${wordsByLanguage[language].again}</button>
    </form>`;
  }

  function back(): Markup {
    return html`<a class="onward" href="${alertHref(code, '', reader.carried)}">${words.toAlert}</a>`;
  }
}
