import { html } from 'hono/html';
import { inLanguage, type Localized } from '@louyu/contract/primitives';
import type { DoorChoices } from '../../core/roll-call/door-choices.ts';
import type { SiteRecord } from '../../core/places/place-store.ts';
import { frame, type Markup } from './frame.ts';
import { alertHref } from './hrefs.ts';
import { fields, type Asker } from './roll-call-page.ts';
import { rollCallStyle } from './roll-call-style.ts';
import { rollCallWords, type RollCallWords } from './roll-call-words.ts';
import { sign } from './signs.ts';

export interface DoorPage {
  readonly asker: Asker;
  readonly site: SiteRecord;
  readonly where: Localized;
  readonly choices: DoorChoices;
}

/** Which door somebody is of: those of the unit that the screen hangs in first, then all others that the alert is for. */
export function doorPage({ asker, site, where, choices }: DoorPage) {
  const { language } = asker.reader;
  const words = rollCallWords[language];
  return frame(
    {
      reader: asker.reader,
      title: words.doorTitle,
      site,
      where,
      path: alertHref(asker.code, '/door', {}),
      ...(choices.house === undefined ? {} : { query: { place: choices.house.id } }),
      style: rollCallStyle,
    },
    html`<h1>${words.doorTitle}</h1>
      <p class="issued">${words.doorFree}</p>
      ${doors(asker, choices, words)} ${houses(asker, choices, words)}
      <a class="onward" href="${alertHref(asker.code, '', asker.reader.carried)}">${words.toAlert}</a>`,
    html``,
  );
}

function doors(asker: Asker, { house, doors }: DoorChoices, words: RollCallWords): Markup {
  if (house === undefined) return html``;
  return html`<h2>${inLanguage(house.where, asker.reader.language)}</h2>
    <form method="post" action="${alertHref(asker.code, '/answer', asker.reader.carried)}" class="doors">
      ${fields(asker)}
      ${doors.map(
        ({ id, door }) => html`<button type="submit" name="door" value="${id}">${words.flat(door)}</button>`,
      )}
    </form>`;
}

function houses(asker: Asker, { house, houses }: DoorChoices, words: RollCallWords): Markup {
  const others = houses.filter(({ id }) => id !== house?.id);
  if (others.length === 0) return html``;
  return html`<h2>${house === undefined ? words.chooseUnit : words.elsewhere}</h2>
    <ul>
      ${others.map(
        ({ id, where }) =>
          html`<li>
            <a href="${alertHref(asker.code, '/door', { ...asker.reader.carried, place: id })}"
              >${sign('door')}<span><b>${inLanguage(where, asker.reader.language)}</b></span
              ><i></i>
            </a>
          </li>`,
      )}
    </ul>`;
}
