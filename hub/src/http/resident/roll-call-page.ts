import { html } from 'hono/html';
import type { AlertContent } from '@louyu/contract/alarm';
import { rollCallAnswerSchema, type RollCallAnswer } from '@louyu/contract/api/alerts';
import { inLanguage, type Instant, type Language } from '@louyu/contract/primitives';
import { sayMoment } from '../../core/notices/moments.ts';
import type { PlaceTree } from '../../core/places/place-tree.ts';
import type { SiteRecord } from '../../core/places/place-store.ts';
import type { WordRecord } from '../../core/roll-call/roll-call-store.ts';
import type { OwnWord } from '../../core/roll-call/roll-call-service.ts';
import type { ScreenAlert } from '../../core/roll-call/screen-alerts.ts';
import { callButton, frame, type Markup } from './frame.ts';
import { alertHref } from './hrefs.ts';
import type { Reader } from './reader.ts';
import { rollCallStyle } from './roll-call-style.ts';
import { rollCallWords, type RollCallWords } from './roll-call-words.ts';
import { sign } from './signs.ts';
import { wordsByLanguage } from './words.ts';

/** Whose phone it is, for the addresses and forms of a page. */
export interface Asker {
  readonly code: string;
  readonly reader: Pick<Reader, 'language' | 'large' | 'carried' | 'phoneId'>;
}

export interface RollCallPage {
  readonly asker: Asker;
  readonly now: Instant;
  readonly site: SiteRecord;
  readonly tree: PlaceTree;
  readonly scanned: ScreenAlert;
  /** What this phone has said, and its door. */
  readonly mine: OwnWord | undefined;
  /** A call for help of this phone was taken, though it may not stand under its own name. */
  readonly called: boolean;
  /** Whether help may be called for. */
  readonly mayCall: boolean;
}

export function fields({ reader }: Asker): Markup {
  return html`<input type="hidden" name="phone" value="${reader.phoneId}" />`;
}

/** An alert for a phone: what to do, and 我平安 · 需要帮助 · 不在家. Once it is over: that it is, and by whom. */
export function rollCallPage(page: RollCallPage) {
  const { asker, site, tree, scanned } = page;
  const { language } = asker.reader;
  const words = rollCallWords[language];
  const content = contentOf(scanned, language);
  const drill = isDrill(page) ? 'drill' : '';
  return frame(
    {
      reader: asker.reader,
      title: `${drill === '' ? '' : `【${words.drillMark}】`}${content.instruction} · ${inLanguage(site.name, language)}`,
      site,
      where: tree.where(scanned.device?.spotIds[0] ?? scanned.alert.whereId),
      path: alertHref(asker.code, '', {}),
      style: rollCallStyle,
      hotlineBelow: !isCalling(page),
    },
    html`<div class="${drill}">
      ${scanned.isOn ? head(page, content, words) : over(page, words)}
      ${scanned.isOn ? answered(page, words) : afterwards(page, words)}
    </div>`,
    html``,
  );
}

export function contentOf({ revision }: ScreenAlert, language: Language): AlertContent {
  return (language === 'en' ? revision.content.en : undefined) ?? revision.content['zh-CN'];
}

function isDrill({ scanned }: RollCallPage): boolean {
  return scanned.alert.mode === 'drill';
}

function isCalling({ mine, called, scanned, mayCall }: RollCallPage): boolean {
  return (scanned.isOn || mayCall) && (called || mine?.word.answer === 'need-help');
}

function mark(page: RollCallPage, words: RollCallWords): Markup {
  return html`<p class="mark">
    <b>${isDrill(page) ? words.drillMark : words.alert}</b>
    ${isDrill(page) ? html`<span>${words.drill}</span>` : ''}
  </p>`;
}

function head(page: RollCallPage, content: AlertContent, words: RollCallWords): Markup {
  const { alert, revision } = page.scanned;
  return html`<article class="alarm ${isDrill(page) ? 'drill' : ''}">
    ${mark(page, words)}
    <h1>${content.instruction}</h1>
    ${content.change === undefined ? '' : html`<p class="place">${content.change}</p>`}
    ${
      content.actions.length === 0
        ? ''
        : html`<ol aria-label="${words.toDo}">
            ${content.actions.map((action) => html`<li>${action}</li>`)}
          </ol>`
    }
    <p class="place">${words.where(content.where)}</p>
    <p class="time">
      ${words.raised(saidAt(page, alert.raisedAt))}${
        revision.revision > 1 ? ` · ${words.updated(revision.revision, saidAt(page, revision.saidAt))}` : ''
      }
    </p>
  </article>`;
}

/** Only the time on the same day, else with its day. */
function saidAt({ now, site, asker }: RollCallPage, at: Instant): string {
  const day = (instant: Instant) => sayMoment(instant, 'day', asker.reader.language, site.timeZone);
  return sayMoment(at, day(at) === day(now) ? 'time' : 'moment', asker.reader.language, site.timeZone);
}

function answered(page: RollCallPage, words: RollCallWords): Markup {
  const { mine } = page;
  if (mine === undefined && !page.called) return question(page, words);
  return html`${mine === undefined ? '' : recorded(page, mine.word, words)}
    ${isCalling(page) ? calling(page, words) : mine?.isAwaited === true ? html`<p class="after">${words.stillComing}</p>` : ''}
    ${mine === undefined ? '' : ownDoor(page, words)}
    <details class="again">
      <summary>${words.changed}</summary>
      ${answerButtons(page, words)}
    </details>`;
}

function question(page: RollCallPage, words: RollCallWords): Markup {
  return html`<h2 id="answer">${words.ask}</h2>
    ${answerButtons(page, words)}`;
}

const answerSigns = { safe: 'done', 'need-help': 'rescue', away: 'away' } as const;

function answerButtons(
  { asker }: RollCallPage,
  words: RollCallWords,
  offered: readonly RollCallAnswer[] = rollCallAnswerSchema.options,
): Markup {
  return html`<form
    class="answers"
    method="post"
    action="${alertHref(asker.code, '/answer', asker.reader.carried)}"
  >
    ${fields(asker)}
    ${offered.map(
      (answer) =>
        html`<button type="submit" name="answer" value="${answer}" class="${answer}">
          ${sign(answerSigns[answer])}<span
            >${words.answers[answer]}<small>${words.hints[answer]}</small></span
          >
        </button>`,
    )}
  </form>`;
}

function recorded(page: RollCallPage, word: WordRecord, words: RollCallWords): Markup {
  const call = word.answer === 'need-help';
  return html`<p class="said ${call ? 'call' : 'good'}" role="status" id="said">
    ${sign(call ? 'rescue' : 'done')}
    <span>${words.recorded(saidAt(page, word.at).padStart(5, '0'), words.answers[word.answer])}</span>
  </p>`;
}

/** What somebody in need reads next: that somebody comes, and whom to call at once. */
function calling(page: RollCallPage, words: RollCallWords): Markup {
  const drill = isDrill(page);
  return html`<p class="after" role="status">${drill ? words.calledDrill : words.called}</p>
    ${numbers(page.scanned.alert.phone, page.site, page.asker.reader.language, drill ? words.callNowDrill : words.callNow)}`;
}

/** The number of the alert, 119 where it names none, and the hotline. */
export function numbers(
  first: string,
  site: SiteRecord | undefined,
  language: Language,
  label: string,
): Markup {
  const { call } = wordsByLanguage[language];
  const emergency = first === '' ? '119' : first;
  const hotline = site?.hotline ?? '';
  const { duty } = wordsByLanguage[language];
  return html`<section class="numbers">
    <p>${label}</p>
    <div class="numbers">${callButton(emergency, call(emergency))}</div>
    ${
      hotline === '' || hotline === emergency
        ? ''
        : html`<p>${duty}</p>
            ${callButton(hotline, call(hotline))}`
    }
  </section>`;
}

function ownDoor({ asker, mine, tree }: RollCallPage, words: RollCallWords): Markup {
  const choose = alertHref(asker.code, '/door', asker.reader.carried);
  const door = mine?.door;
  if (door === undefined) {
    const why = mine?.word.answer === 'need-help' ? words.chooseDoorHelp : words.chooseDoorWhy;
    return html`<section class="mine">
      <p>${why}</p>
      <a class="button" href="${choose}">${sign('door')} ${words.chooseDoor}</a>
    </section>`;
  }
  return html`<section class="mine">
    <p>${words.door}</p>
    <p><b>${inLanguage(tree.where(door.parentId), asker.reader.language)} ${words.flat(door.door)}</b></p>
    <div class="row">
      <a class="onward" href="${choose}">${words.otherDoor}</a>
      <form method="post" action="${alertHref(asker.code, '/answer', asker.reader.carried)}">
        ${fields(asker)}
        <button class="quiet" type="submit" name="door" value="">${words.notMine}</button>
      </form>
    </div>
  </section>`;
}

function over(page: RollCallPage, words: RollCallWords): Markup {
  const { asker, site, scanned } = page;
  const { alert } = scanned;
  const moment = sayMoment(alert.endedAt ?? alert.until, 'moment', asker.reader.language, site.timeZone);
  const office = inLanguage(site.office, asker.reader.language);
  const said =
    alert.state === 'all-clear'
      ? words.over(office, moment)
      : alert.state === 'false-alarm'
        ? words.falseAlarm(office, moment)
        : words.expired(moment);
  return html`<article class="alarm over">
    ${mark(page, words)}
    <h1>${contentOf(scanned, asker.reader.language).instruction}</h1>
    <p role="status">${isDrill(page) ? `${words.drillOver} ` : ''}${said}</p>
  </article>`;
}

function afterwards(page: RollCallPage, words: RollCallWords): Markup {
  const { mine, mayCall } = page;
  const said = mine === undefined ? '' : recorded(page, mine.word, words);
  if (!mayCall) return html`${said}`;
  if (isCalling(page)) return html`${said} ${calling(page, words)}`;
  return html`${said}
    <details class="again">
      <summary>${words.stillHelp}</summary>
      ${answerButtons(page, words, ['need-help'])}
    </details>`;
}
