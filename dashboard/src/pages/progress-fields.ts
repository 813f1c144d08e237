import type { NoticeView } from '@louyu/contract/api/notices';
import { progressMaxChars, type UpdatePreview, type UpdateRequest } from '@louyu/contract/api/notice-updates';
import type { BoardNotice } from '@louyu/contract/board';
import type { DraftImage } from '@louyu/contract/images';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { previewDraft } from '../api/preview.ts';
import { fetchPlaces, fetchSite } from '../api/places.ts';
import { fieldValue } from '../components/field-value.ts';
import { outRevision } from '../components/postponement.ts';
import type { Misfit } from '../components/screen-preview.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './draft-images.ts';
import '../components/screen-preview.ts';
import '../components/text-field.ts';

/** What somebody tells on a live notice. */
export type Told = Pick<Extract<UpdateRequest, { kind: 'progress' }>, 'text' | 'image'>;

/**
 * The fields of 追加进展, and the notice with it on the real kiosk, which measures whether it fits. Event `told` with
 * {@link Told}, or undefined while there is nothing to say.
 */
export class ProgressFields extends LitElement {
  static override properties = {
    notice: { attribute: false },
    preview: { attribute: false },
    withPicture: { type: Boolean },
    problem: {},
    _images: { state: true },
  };

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--three);
      }
    `,
  ];

  declare notice: NoticeView | undefined;
  declare preview: UpdatePreview | undefined;
  /** Whether this person may upload one. */
  declare withPicture: boolean;
  /** Why it cannot be sent as it is. */
  declare problem: string;
  declare private _images: readonly DraftImage[];
  /** What the hub made of it last: the frames stay while somebody types on. */
  #shown: BoardNotice | undefined;
  #zh = '';
  #en = '';

  /** The screens that it is for, as they stand; its words are the hub's other answer. */
  readonly #around = new Live(this, {
    key: () => this.notice?.summary.id,
    load: async (noticeId, signal) => {
      const draft = this.notice && outRevision(this.notice)?.draft;
      if (draft === undefined) throw new DOMException('', 'AbortError');
      const [site, places, glass] = await Promise.all([
        fetchSite(signal),
        fetchPlaces(signal),
        previewDraft({ ...draft, noticeId }, signal),
      ]);
      return { site, places, screens: glass.screens, beside: glass.beside, audience: draft.audience };
    },
    touchedBy: () => false,
  });

  constructor() {
    super();
    this.notice = undefined;
    this.preview = undefined;
    this.withPicture = false;
    this.problem = '';
    this._images = [];
    followLanguage(this);
  }

  /** Where it does not fit, by the kiosk's own layout. */
  async misfits(): Promise<readonly Misfit[]> {
    return (await this.renderRoot.querySelector('ly-screen-preview')?.misfits()) ?? [];
  }

  #tell(): void {
    const [zh, en] = [this.#zh.trim(), this.#en.trim()];
    const text = en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en };
    const [image] = this._images;
    const told: Told | undefined =
      zh === '' ? undefined : { text, ...(image === undefined ? {} : { image }) };
    this.dispatchEvent(new CustomEvent('told', { detail: told }));
  }

  #screen() {
    const around = this.#around.value;
    this.#shown = this.preview?.notice ?? this.#shown;
    if (around === undefined || this.#shown === undefined) return '';
    return html`<ly-screen-preview
      wide
      label=${t('update.screen')}
      .site=${around.site}
      .places=${around.places}
      .audience=${around.audience}
      .screens=${around.screens}
      .beside=${around.beside}
      .notice=${this.#shown}
    ></ly-screen-preview>`;
  }

  override render() {
    return html`<ly-text-field
        label=${t('update.text')}
        hint=${t('update.text_hint', { max: progressMaxChars['zh-CN'] })}
        .problem=${this.problem}
        @input=${(event: Event) => {
          this.#zh = fieldValue(event);
          this.#tell();
        }}
      ></ly-text-field>
      <ly-text-field
        label=${t('update.text_en')}
        @input=${(event: Event) => {
          this.#en = fieldValue(event);
          this.#tell();
        }}
      ></ly-text-field>
      ${
        this.withPicture
          ? html`<ly-draft-images
              max="1"
              .images=${this._images}
              @images-change=${(event: CustomEvent<readonly DraftImage[]>) => {
                this._images = event.detail;
                this.#tell();
              }}
            ></ly-draft-images>`
          : ''
      }
      ${this.#screen()}`;
  }
}

customElements.define('ly-progress-fields', ProgressFields);

declare global {
  interface HTMLElementTagNameMap {
    'ly-progress-fields': ProgressFields;
  }
}
