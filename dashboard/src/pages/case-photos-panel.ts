import {
  caseLimits,
  type CasePhoto,
  type CasePhotoChange,
  type CaseView,
  type PhotoBox,
} from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { addCasePhoto, changeCasePhoto } from '../api/cases.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/photo-button.ts';
import '../components/photo-redactor.ts';

/** The photos of a case: the resident's are private until released; black boxes first. Event `updated` with the case. */
export class CasePhotosPanel extends LitElement {
  static override properties = {
    view: { attribute: false },
    mayChange: { type: Boolean },
    _share: { state: true },
    _redacting: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(216px, 100%), 1fr));
        gap: var(--two);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--one);
        align-content: start;
      }
      li a {
        display: block;
        aspect-ratio: 4 / 3;
        min-height: 0;
        overflow: hidden;
        border-radius: var(--radius);
        background: var(--panel);
      }
      img {
        width: 100%;
        height: 100%;
        border-radius: var(--radius);
        object-fit: contain;
      }
    `,
  ];

  declare view: CaseView | undefined;
  declare mayChange: boolean;
  /** Of the photo that is being uploaded, how much has gone out. */
  declare private _share: number;
  declare private _redacting: CasePhoto | undefined;

  readonly #saving = new Submission(this);
  readonly #uploads = new AbortController();

  constructor() {
    super();
    this.view = undefined;
    this.mayChange = false;
    this._share = 0;
    this._redacting = undefined;
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#uploads.abort();
  }

  async #run(change: (id: string) => Promise<CaseView>): Promise<boolean> {
    const id = this.view?.id;
    if (id === undefined) return false;
    return this.#saving.run(async () => {
      const detail = await change(id);
      this.dispatchEvent(new CustomEvent<CaseView>('updated', { detail }));
    });
  }

  async #change(photo: CasePhoto, change: CasePhotoChange): Promise<void> {
    if (await this.#run((id) => changeCasePhoto(id, photo.id, change))) this._redacting = undefined;
  }

  async #add(file: Blob): Promise<void> {
    this._share = 0;
    await this.#run((id) => addCasePhoto(id, file, (share) => (this._share = share), this.#uploads.signal));
    this._share = 0;
  }

  /**
   * Another picture under the same address each time something is blackened: a name of its own for each pass keeps the
   * picture before it out of sight.
   */
  #src({ id, redacted }: CasePhoto): string {
    const passes = this.view?.events.filter(({ kind }) => kind === 'photo-redacted').length ?? 0;
    return `/api/cases/${this.view?.id ?? ''}/photos/${id}${redacted ? `?redacted=${passes}` : ''}`;
  }

  #alt(photo: CasePhoto, index: number): string {
    return t('case.photo_alt', { n: index + 1, by: this.#by(photo) });
  }

  #by({ by }: CasePhoto): string {
    return t(by === 'resident' ? 'case.photo_by_resident' : 'case.photo_by_staff');
  }

  #photo(photo: CasePhoto, index: number) {
    const { released, redacted } = photo;
    const alt = this.#alt(photo, index);
    return html`<li data-testid="photo">
      <a href=${this.#src(photo)} target="_blank" rel="noopener"
        ><img src=${this.#src(photo)} alt=${alt} loading="lazy"
      /></a>
      <p class="small">
        ${this.#by(photo)} ·
        <b>${t(released ? 'case.photo_shown' : 'case.photo_private')}</b>${
          redacted ? ` · ${t('case.photo_redacted')}` : ''
        }
      </p>
      ${
        this.mayChange
          ? html`<div class="row tight">
              <button
                type="button"
                class="button"
                aria-label="${t('case.photo_redact')} ${alt}"
                ?disabled=${this.#saving.busy}
                @click=${() => (this._redacting = photo)}
              >
                ${t('case.photo_redact')}
              </button>
              <button
                type="button"
                class="button"
                aria-label="${t(released ? 'case.photo_withdraw' : 'case.photo_release')} ${alt}"
                ?disabled=${this.#saving.busy}
                @click=${() => void this.#change(photo, { released: !released })}
              >
                ${t(released ? 'case.photo_withdraw' : 'case.photo_release')}
              </button>
            </div>`
          : ''
      }
    </li>`;
  }

  override render() {
    const photos = this.view?.photoList ?? [];
    const taken = photos.filter(({ by }) => by === 'staff').length;
    const isFull = taken >= caseLimits.staffPhotosMax;
    if (photos.length === 0 && !this.mayChange) return '';
    const redacting = this._redacting;
    return html`<section class="stack" aria-labelledby="photos">
      <h2 id="photos">${t('case.photos')}</h2>
      ${
        photos.length === 0
          ? ''
          : html`<ul>
              ${repeat(
                photos,
                ({ id }) => id,
                (photo, index) => this.#photo(photo, index),
              )}
            </ul>`
      }
      ${
        this.mayChange && !isFull
          ? html`<div>
              <ly-photo-button
                label=${this._share > 0 ? t('case.photo_sending', { percent: Math.round(100 * this._share) }) : t('case.photo_add')}
                ?busy=${this.#saving.busy}
                @photo=${({ detail }: CustomEvent<Blob>) => void this.#add(detail)}
              ></ly-photo-button>
            </div>`
          : ''
      }
      <ly-note text=${redacting === undefined ? this.#saving.problem : ''}></ly-note>
      <ly-photo-redactor
        .open=${redacting !== undefined}
        .busy=${this.#saving.busy}
        src=${redacting === undefined ? '' : this.#src(redacting)}
        alt=${
          redacting === undefined
            ? ''
            : this.#alt(
                redacting,
                photos.findIndex(({ id }) => id === redacting.id),
              )
        }
        problem=${redacting === undefined ? '' : this.#saving.problem}
        @confirm=${({ detail }: CustomEvent<PhotoBox[]>) => redacting !== undefined && void this.#change(redacting, { boxes: detail })}
        @dismiss=${() => (this._redacting = undefined)}
      ></ly-photo-redactor>
    </section>`;
  }
}

customElements.define('ly-case-photos-panel', CasePhotosPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-photos-panel': CasePhotosPanel;
  }
}
