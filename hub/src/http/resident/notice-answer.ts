import { html } from 'hono/html';
import { helpWordsMaxChars } from '@louyu/contract/api/coverage';
import { inLanguage, type Instant } from '@louyu/contract/primitives';
import { sayMoment } from '../../core/notices/moments.ts';
import { hrefOf, pageHref } from './hrefs.ts';
import type { Markup } from './frame.ts';
import type { NoticePage } from './notice-view.ts';
import { reportLinks } from './report-links.ts';
import { sign } from './signs.ts';
import { wordsByLanguage } from './words.ts';

/** What this phone has said or may say to a live notice: 我已知晓, its door, 我家有困难, and where to report something else. */
export function noticeAnswer(page: NoticePage): Markup {
  const { acknowledgedAt, help } = page;
  const asking = help !== undefined && help.settledAt === null;
  const answered = acknowledgedAt !== undefined || help !== undefined;
  return html`${asking ? '' : known(page)} ${answered ? door(page) : ''}
  ${asking ? asked(page, help) : needHelp(page)} ${reportLinks(page.scanned.code, page.reader)}`;
}

function known(page: NoticePage): Markup {
  const { acknowledgedAt, said, reader } = page;
  const words = wordsByLanguage[reader.language];
  if (acknowledgedAt === undefined) {
    return html`<form method="post" action="${formHref(page, 'known')}">
      ${phoneField(page)}
      <button type="submit">${words.know}</button>
      <p class="hint">${words.knowHint}</p>
    </form>`;
  }
  return html`<p class="said good" role="status" id="known">
    ${sign('done')}
    <span
      >${said === '1' ? words.recorded(clockTime(acknowledgedAt, page)) : words.recordedBefore(saidAt(acknowledgedAt, page))}</span
    >
  </p>`;
}

/** Which door this phone is of, or the offer to say so. Nothing of the household, and nothing of its other phones. */
function door(page: NoticePage): Markup {
  const { ownDoor, reader, scanned, said } = page;
  const words = wordsByLanguage[reader.language];
  const href = hrefOf('/d', { back: scanned.code, ...reader.carried });
  if (ownDoor !== undefined) {
    const named = words.doorIn(inLanguage(ownDoor.where, reader.language), ownDoor.door);
    return html`<p class="issued" id="door" role="${said === 'door' ? 'status' : 'note'}">
      ${words.ownDoor(named)}
      <span class="state"> · ${ownDoor.level === 'proved' ? words.doorProved : words.doorClaimed}</span>
      <br /><a class="onward" href="${href}">${words.doorManage} →</a>
    </p>`;
  }
  if (reader.doorDeclined) return html``;
  return html`<div class="offer" id="door">
    <p>${words.doorOffer}</p>
    <div class="pair">
      <a class="button plain" href="${href}">${words.chooseDoor}</a>
      <a class="button outline" href="${pageHref(scanned.code, { ...reader.carried, door: 'no' })}"
        >${words.declineDoor}</a
      >
    </div>
  </div>`;
}

function needHelp(page: NoticePage): Markup {
  const { reader, help, ownDoor } = page;
  const settledAt = help?.settledAt ?? null;
  const words = wordsByLanguage[reader.language];
  return html`${
      settledAt === null
        ? ''
        : html`<p class="said good" role="status" id="help">
            ${sign('done')}<span>${words.helpSettled(saidAt(settledAt, page))}</span>
          </p>`
    }
    <form class="second" method="post" action="${formHref(page, 'help')}">
      ${phoneField(page)}
      <button class="outline" type="submit">
        ${sign('help')}${help === undefined ? words.needHelp : words.needHelpAgain}
      </button>
      ${ownDoor === undefined ? '' : html`<p class="hint">${words.helpWithDoor}</p>`}
    </form>`;
}

function asked(page: NoticePage, help: NonNullable<NoticePage['help']>): Markup {
  const { reader, doors, said } = page;
  const words = wordsByLanguage[reader.language];
  const chosen = (id: string) => (id === (help.householdId ?? '') ? html`selected` : '');
  return html`<p class="said good" role="status" id="help">
      ${sign('done')}
      <span
        >${words.helpAsked(saidAt(help.askedAt, page))}${said === 'more' ? html`<br />${words.helpSent}` : ''}</span
      >
    </p>
    <p class="hint">${words.helpUrgent}</p>
    <form class="offer" method="post" action="${formHref(page, 'help')}">
      ${phoneField(page)}
      <p>${words.helpMore}</p>
      <label
        >${words.helpWords}<small>${words.optional}</small>
        <input name="words" maxlength="${helpWordsMaxChars}" value="${help.words}" autocomplete="off" />
      </label>
      ${
        doors.length === 0
          ? ''
          : html`<label
              >${words.helpDoor}<small>${words.optional}</small>
              <select name="door">
                <option value="">${words.helpNoDoor}</option>
                ${doors.map(({ id, door: number }) => html`<option value="${id}" ${chosen(id)}>${number}</option>`)}
              </select>
            </label>`
      }
      <button class="plain second" type="submit">${words.helpSend}</button>
    </form>`;
}

function phoneField({ reader }: NoticePage): Markup {
  return html`<input type="hidden" name="phone" value="${reader.phoneId}" />`;
}

/** Where a form goes: the language that its reader chose comes along, the phone's id does in the form. */
function formHref({ scanned, reader: { carried } }: NoticePage, action: 'known' | 'help'): string {
  const { lang } = carried;
  return hrefOf(`/q/${scanned.code}/${action}`, { lang });
}

/** `09:41`, as the screens write it. */
function clockTime(at: Instant, { reader, site }: NoticePage): string {
  return sayMoment(at, 'time', reader.language, site.timeZone).padStart(5, '0');
}

/** Only the time on the same day, else with its day. */
function saidAt(at: Instant, { now, reader, site }: NoticePage): string {
  const day = (instant: Instant) => sayMoment(instant, 'day', reader.language, site.timeZone);
  return sayMoment(at, day(at) === day(now) ? 'time' : 'moment', reader.language, site.timeZone);
}
