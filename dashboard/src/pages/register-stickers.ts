import type { Place, Site } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchPlaces, fetchSite } from '../api/places.ts';
import { placeTree, withAncestors } from '../components/place-tree.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { PaperStyle } from './paper-style.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/qr-code.ts';

/** Stickers on a sheet of A4. */
const stickersOnSheet = 12;
/** The paper: A4. Only a style sheet of the document itself may say so. */
const paper = '@page { size: A4 portrait; margin: 0; }';

/** 点位二维码: the permanent code of each spot, which leads to what hangs there now and has hung there. */
export class RegisterStickers extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      .desk {
        overflow-x: auto;
        margin-top: var(--three);
      }
      .sheet {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        grid-template-rows: repeat(4, 1fr);
        width: 210mm;
        height: 297mm;
        padding: 6mm;
        border: 1px solid var(--border);
        background: #ffffff;
        color: #000000;
        line-height: 1.3;
        break-after: page;
      }
      .sticker {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 1mm;
        padding: 2mm;
        border: 0.2mm dashed #777777;
        overflow: hidden;
        text-align: center;
        font-size: 3.4mm;
      }
      .sticker ly-qr-code {
        width: 40mm;
      }
      .sticker b {
        font-size: 4.6mm;
      }
      @media screen and (max-width: 640px) {
        .sheet {
          zoom: 0.44;
        }
      }
      @media print {
        .screen {
          display: none;
        }
        .desk {
          overflow: visible;
          margin: 0;
        }
        .sheet {
          border: 0;
        }
      }
    `,
  ];

  readonly #around = new Live(this, {
    key: () => 'around',
    load: async (_, signal) => {
      const [places, site] = await Promise.all([fetchPlaces(signal), fetchSite(signal)]);
      return { places, site };
    },
    touchedBy: ({ resource }) => resource === 'place' || resource === 'site',
  });

  constructor() {
    super();
    new PaperStyle(this, paper);
    followLanguage(this);
  }

  #sheets({ places, site }: { readonly places: readonly Place[]; readonly site: Site }) {
    const tree = placeTree(places);
    const spots = tree.places.filter(({ kind }) => kind === 'spot');
    if (spots.length === 0) return html`<p class="soft">${t('stickers.none')}</p>`;
    const sheets = Array.from({ length: Math.ceil(spots.length / stickersOnSheet) }, (_, index) =>
      spots.slice(index * stickersOnSheet, (index + 1) * stickersOnSheet),
    );
    const nameOf = (id: string) =>
      withAncestors(tree, id)
        .filter(({ parentId }) => parentId !== null)
        .toReversed()
        .map((place) => local(place.name))
        .join(' ');
    return html`<div class="screen row">
        <button class="button primary large" @click=${() => window.print()}>
          <ly-icon name="print"></ly-icon>${t('stickers.print')}
        </button>
      </div>
      <div class="desk" tabindex="0" role="region" aria-label=${t('register.tab_stickers')}>
        ${sheets.map(
          (onSheet) =>
            html`<div class="sheet">
              ${onSheet.map(
                ({ id }) =>
                  html`<section class="sticker" data-testid="sticker">
                    <span>${local(site.name)}</span>
                    <b>${nameOf(id)}</b>
                    <ly-qr-code
                      text=${`${site.publicUrl}/n/${id}`.toUpperCase()}
                      label=${nameOf(id)}
                    ></ly-qr-code>
                    <span>${t('stickers.caption')}</span>
                    ${site.hotline === '' ? '' : html`<span>${site.hotline}</span>`}
                  </section>`,
              )}
            </div>`,
        )}
      </div>`;
  }

  override render() {
    const { value, error } = this.#around;
    return html`<p class="soft screen">${t('stickers.lead')}</p>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : this.#sheets(value)}`;
  }
}

customElements.define('ly-register-stickers', RegisterStickers);

declare global {
  interface HTMLElementTagNameMap {
    'ly-register-stickers': RegisterStickers;
  }
}
