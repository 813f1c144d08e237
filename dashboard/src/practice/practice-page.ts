import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { Live } from '../api/live.ts';
import { fetchPlaces, fetchSite } from '../api/places.ts';
import { fetchTemplates } from '../api/preview.ts';
import { newForm, type DraftForm } from '../components/draft-form.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { navigate } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import { practiceNoticeView } from './practice-notice.ts';
import {
  begun,
  known,
  painted,
  recalled,
  returned,
  signedAt,
  stageOf,
  submittedAs,
  takenBack,
  type Rehearsal,
  type Submitted,
} from './rehearsal.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/sign-sheet.ts';
import '../components/template-cards.ts';
import './practice-band.ts';
import './practice-lobby.ts';
import './practice-steps.ts';
import './practice-write.ts';

const tickMs = 250;

/**
 * 练习模式 (R37): a notice on its whole way, written, read, signed, painted by the real kiosk on a virtual screen, known on a
 * virtual phone, recalled.
 *
 * It is a place that one enters and leaves, not a mode that lies over the other pages, and all of it lives in this page: the
 * hub is only asked what it is asked while anybody writes (`POST /api/preview`, which keeps nothing). So a practice notice
 * can stand on no board, in no archive, count, text or alert, and cannot become real by a slip: there is nothing to become
 * it. A flag on stored notices would have to be remembered by every list that is ever written; and a mode could be
 * forgotten, and a real outage be "published" in it. The walls (`practice-leaves-nothing-on-the-hub`) keep what writes
 * notices out of these files; leaving the page ends the practice.
 */
export class PracticePage extends LitElement {
  static override properties = { templateId: {}, _rehearsal: { state: true } };

  static override styles = [base, controls];

  /** Empty: nothing is chosen yet. */
  declare templateId: string;
  declare private _rehearsal: Rehearsal | undefined;

  readonly #session = new SessionAccess(this);
  readonly #around = new Live(this, {
    key: () => 'around',
    load: async (_, signal) => {
      const [templates, places, site] = await Promise.all([
        fetchTemplates(signal),
        fetchPlaces(signal),
        fetchSite(signal),
      ]);
      return { templates, places, site };
    },
    // What is being written must not change under the person's hands.
    touchedBy: () => false,
  });

  constructor() {
    super();
    this.templateId = '';
    this._rehearsal = undefined;
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const around = this.#around.value;
    const template = around?.templates.find(({ id }) => id === this.templateId);
    if (this._rehearsal !== undefined || around === undefined || template === undefined) return;
    const { nowMs, timeZone } = this.#session.clock;
    this._rehearsal = begun(template, newForm(template, around.site.id, nowMs, timeZone));
  }

  #go(step: (rehearsal: Rehearsal, nowMs: number) => Rehearsal): void {
    const { _rehearsal: before } = this;
    if (before === undefined) return;
    const { nowMs } = this.#session.clock;
    this._rehearsal = step(before, nowMs);
    if (stageOf(before, nowMs) !== stageOf(this._rehearsal, nowMs)) void this.#toTop();
  }

  /** The next step begins where its heading is. */
  async #toTop(): Promise<void> {
    await this.updateComplete;
    window.scrollTo(0, 0);
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  #write({ template, form, returnReason }: Rehearsal) {
    const around = this.#around.value;
    return html`<ly-note
        kind="plain"
        text=${returnReason === '' ? '' : t('practice.returned', { reason: returnReason })}
      ></ly-note>
      <ly-practice-write
        .template=${template}
        .form=${form}
        .places=${around?.places ?? []}
        .site=${around?.site}
        .clock=${this.#session.clock}
        @form-change=${({ detail }: CustomEvent<Partial<DraftForm>>) =>
          this.#go((rehearsal) => ({ ...rehearsal, form: { ...rehearsal.form, ...detail } }))}
        @submitted=${({ detail }: CustomEvent<Submitted>) =>
          this.#go((rehearsal) => submittedAs(rehearsal, detail))}
      ></ly-practice-write>`;
  }

  #read(rehearsal: Rehearsal, submitted: Submitted) {
    const around = this.#around.value;
    const { id = 'me', name = '' } = this.#session.session?.staff ?? {};
    const notice = practiceNoticeView(rehearsal, submitted, { id, name });
    return html`<ly-note kind="plain" text=${t('practice.both')}></ly-note>
      <ly-sign-sheet
        .notice=${notice}
        .revision=${notice.revisions[0]}
        .preview=${{ ...submitted.preview, beside: [] }}
        .places=${around?.places ?? []}
        .site=${around?.site}
        .clock=${this.#session.clock}
        @sign=${() => this.#go(signedAt)}
        @return-it=${({ detail }: CustomEvent<{ reason: string }>) =>
          this.#go((before) => returned(before, detail.reason))}
      ></ly-sign-sheet>`;
  }

  #lobby(rehearsal: Rehearsal) {
    const around = this.#around.value;
    return html`<ly-practice-lobby
      .rehearsal=${rehearsal}
      .site=${around?.site}
      .places=${around?.places ?? []}
      .clock=${this.#session.clock}
      @take-back=${() => this.#go(takenBack)}
      @painted=${({ detail }: CustomEvent<{ shows: boolean }>) =>
        this.#go((before, nowMs) => painted(before, detail.shows, nowMs))}
      @know=${() => this.#go(known)}
      @recall=${() => this.#go(recalled)}
      @again=${() => void navigate('/practice')}
    ></ly-practice-lobby>`;
  }

  #stage(rehearsal: Rehearsal | undefined): TemplateResult | '' {
    const around = this.#around.value;
    if (around === undefined) return '';
    if (rehearsal === undefined) {
      const unknown = this.templateId !== '';
      return html`${unknown ? html`<ly-note text=${t('shell.not_found')}></ly-note>` : ''}
        <ly-template-cards to="/practice" .templates=${around.templates}></ly-template-cards>`;
    }
    const { submitted } = rehearsal;
    if (submitted === null) return this.#write(rehearsal);
    return rehearsal.signed === null ? this.#read(rehearsal, submitted) : this.#lobby(rehearsal);
  }

  override render() {
    const { error } = this.#around;
    const rehearsal = this._rehearsal;
    const title =
      rehearsal === undefined
        ? t('practice.title')
        : t('practice.title_of', { template: local(rehearsal.template.name) });
    return html`<ly-practice-band></ly-practice-band>
      <div class="page-head"><h1 tabindex="-1">${title}</h1></div>
      <div class="stack wide">
        <ly-practice-steps .rehearsal=${rehearsal}></ly-practice-steps>
        ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
        ${this.#stage(rehearsal)}
      </div>`;
  }
}

customElements.define('ly-practice-page', PracticePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-practice-page': PracticePage;
  }
}
