import type { DoorMap } from '@louyu/contract/api/coverage';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { levelLooks } from './door-levels.ts';
import './icon.ts';

type Unit = DoorMap['units'][number];
type Door = Unit['floors'][number]['doors'][number];

/** The doors of a building as it stands: units side by side, the top floor first; each door with its mark and, for who hears it, its word. */
export class DoorMapView extends LitElement {
  static override properties = { map: { attribute: false } };

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--three) var(--four);
        align-items: flex-end;
      }
      h4 {
        margin: var(--one) 0 0;
        font-size: var(--text-small);
        font-weight: 600;
        text-align: center;
      }
      .floor {
        display: flex;
        gap: 4px;
        margin-block-start: 4px;
      }
      .door {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 3px;
        min-width: 64px;
        height: 30px;
        padding: 0 6px;
        border: 1px solid var(--border);
        border-radius: var(--half);
        background: var(--ground);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .door ly-icon {
        font-size: 14px;
      }
      .proved {
        border-color: var(--good);
        background: var(--good);
        color: var(--ground);
      }
      .claimed {
        border-color: var(--good);
        background: var(--good-tint);
        color: var(--good);
      }
      .noted {
        border-color: var(--water);
        background: var(--water-tint);
        color: var(--water);
      }
      .unreached {
        border-style: dashed;
        color: var(--ink-soft);
      }
      .help {
        border: 2px solid var(--warn);
        background: var(--warn-tint);
        color: var(--warn);
        font-weight: 600;
      }
      @media (max-width: 640px) {
        :host {
          flex-direction: column;
          align-items: stretch;
        }
        .floor {
          flex-wrap: wrap;
        }
      }
    `,
  ];

  declare map: DoorMap | undefined;

  constructor() {
    super();
    this.map = undefined;
    followLanguage(this);
  }

  #door({ id, door, level, help }: Door) {
    const { icon, words } = levelLooks[level];
    const said = help ? t('coverage.help') : t(words);
    return html`<li
      class="door ${help ? 'help' : level}"
      data-testid="door"
      data-door=${id}
      data-level=${level}
      title="${door} ${said}"
    >
      <ly-icon name=${help ? 'warning' : icon}></ly-icon>${door}<span class="hidden-words">${said}</span>
    </li>`;
  }

  override render() {
    return html`${this.map?.units.map(
      ({ name, floors }) =>
        html`<section aria-label=${local(name)}>
          ${floors.map(
            ({ floor, doors }) =>
              html`<ul
                class="floor"
                aria-label=${floor === '' ? local(name) : t('coverage.floor', { floor })}
              >
                ${doors.map((door) => this.#door(door))}
              </ul>`,
          )}
          <h4>${local(name)}</h4>
        </section>`,
    )}`;
  }
}

customElements.define('ly-door-map', DoorMapView);

declare global {
  interface HTMLElementTagNameMap {
    'ly-door-map': DoorMapView;
  }
}
