import { html } from 'hono/html';
import type { DoorRecord } from '../../core/doors/door-store.ts';
import type { OwnDoor } from '../../core/doors/door-service.ts';
import { floorOf } from '../../core/coverage/door-map.ts';
import { unitChoices } from '../../core/doors/door-choice.ts';
import { inLanguage } from '@louyu/contract/primitives';
import type { PlaceNode, PlaceTree } from '../../core/places/place-tree.ts';
import type { SiteRecord } from '../../core/places/place-store.ts';
import { frame, type Markup } from './frame.ts';
import { hrefOf, pageHref } from './hrefs.ts';
import type { Reader } from './reader.ts';
import { sign } from './signs.ts';
import { wordsByLanguage } from './words.ts';

interface Page {
  readonly reader: Reader;
  readonly site: SiteRecord;
  /** The notice that its reader came from: its code; empty for none. */
  readonly back: string;
}

/** The door that this phone has named: what it may do about it. */
export function ownDoorPage(page: Page & { readonly door: OwnDoor; readonly justNow: boolean }) {
  const { reader, door, justNow } = page;
  const words = wordsByLanguage[reader.language];
  const named = words.doorIn(inLanguage(door.where, reader.language), door.door);
  return whole(
    page,
    html`${justNow ? good(words.doorRegistered) : ''}
      <p class="point">
        ${words.ownDoor(named)}
        <span class="state"> · ${door.level === 'proved' ? words.doorProved : words.doorClaimed}</span>
      </p>
      <p class="issued">${words.doorMeaning}</p>
      ${
        door.level === 'proved'
          ? ''
          : html`<form method="post" action="${action(page)}">
              ${fields(page, door.id)}
              <label
                >${words.doorCode}
                <input
                  name="code"
                  required
                  maxlength="20"
                  autocomplete="off"
                  autocapitalize="characters"
                  spellcheck="false"
                />
              </label>
              <p class="hint">${words.doorCodeHint}</p>
              <button class="plain second" type="submit">${words.prove}</button>
            </form>`
      }
      <p class="answer">
        <a class="button outline" href="${hrefOf('/d', { ...queryOf(page), choose: '1' })}"
          >${words.changeDoor}</a
        >
      </p>
      <form class="second" method="post" action="${hrefOf('/d/forget', { lang: reader.carried['lang'] })}">
        ${fields(page, '')}
        <button class="outline" type="submit">${words.forgetDoor}</button>
      </form>`,
  );
}

/** Which door is yours: one tap on its number. */
export function chooseDoorPage(
  page: Page & { readonly unit: PlaceNode; readonly tree: PlaceTree; readonly doors: readonly DoorRecord[] },
) {
  const { reader, unit, tree, doors } = page;
  const words = wordsByLanguage[reader.language];
  return whole(
    page,
    html`<h2>${inLanguage(tree.where(unit.id), reader.language)}</h2>
      ${
        doors.length === 0
          ? html`<p>${words.noDoors}</p>`
          : html`<form method="post" action="${action(page)}">
              ${fields(page, undefined)}
              ${[...Map.groupBy(doors, ({ door }) => floorOf(door)).values()].map(
                (onFloor) =>
                  html`<div class="doors">
                    ${onFloor.map(
                      ({ id, door }) =>
                        html`<button class="outline" type="submit" name="door" value="${id}">
                          ${door}
                        </button>`,
                    )}
                  </div>`,
              )}
            </form>`
      }
      <a class="onward" href="${hrefOf('/d', { ...queryOf(page), choose: '1', unit: 'all' })}"
        >${words.otherUnit} →</a
      >
      <p class="issued">${words.doorMeaning}</p>`,
  );
}

/** Which unit is yours, building by building. */
export function chooseUnitPage(page: Page & { readonly tree: PlaceTree; readonly forgotten: boolean }) {
  const { reader, tree, forgotten } = page;
  const words = wordsByLanguage[reader.language];
  const { language } = reader;
  return whole(
    page,
    html`${forgotten ? good(words.forgotten) : ''}
      <p class="point">${words.chooseUnit}</p>
      ${unitChoices(tree).map(
        ({ building, units }) =>
          html`<h2>${inLanguage(building.name, language)}</h2>
            <div class="doors">
              ${units.map(
                ({ id, name }) =>
                  html`<a
                    class="button outline"
                    href="${hrefOf('/d', { ...queryOf(page), choose: '1', unit: id })}"
                    >${inLanguage(name, language)}</a
                  >`,
              )}
            </div>`,
      )}
      <p class="issued">${words.doorMeaning}</p>`,
  );
}

/** What the QR of a slip leads to: one tap more, so that a look at somebody's slip registers nobody. */
export function slipPage(
  page: Page & { readonly door: DoorRecord; readonly tree: PlaceTree; readonly code: string },
) {
  const { reader, door, tree, code } = page;
  const words = wordsByLanguage[reader.language];
  const named = words.doorIn(inLanguage(tree.where(door.parentId), reader.language), door.door);
  return whole(
    page,
    html`<form method="post" action="${action(page)}">
        ${fields(page, door.id)}
        <input type="hidden" name="code" value="${code}" />
        <button type="submit">${sign('door')}${words.register(named)}</button>
      </form>
      <p class="issued">${words.doorMeaning}</p>`,
  );
}

function whole(page: Page, main: Markup) {
  const { reader, site, back } = page;
  const words = wordsByLanguage[reader.language];
  return frame(
    {
      reader,
      title: words.myDoor,
      site,
      where: site.name,
      path: '/d',
      query: back === '' ? {} : { back },
    },
    html`<h1>${words.myDoor}</h1>
      ${main}
      ${
        back === ''
          ? ''
          : html`<p><a class="onward" href="${pageHref(back, reader.carried)}">${words.back} →</a></p>`
      }`,
    html``,
  );
}

function good(text: string): Markup {
  return html`<p class="said good" role="status">${sign('done')}<span>${text}</span></p>`;
}

function action({ reader: { carried } }: Page): string {
  return hrefOf('/d', { lang: carried['lang'] });
}

function queryOf({ reader, back }: Page): Record<string, string | undefined> {
  return { ...reader.carried, back: back === '' ? undefined : back };
}

function fields({ reader, back }: Page, door: string | undefined): Markup {
  return html`<input type="hidden" name="phone" value="${reader.phoneId}" />
    <input type="hidden" name="back" value="${back}" />
    ${door === undefined ? '' : html`<input type="hidden" name="door" value="${door}" />`}`;
}
