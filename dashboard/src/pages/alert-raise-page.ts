import type { AlarmAlert, AlertMode } from '@louyu/contract/alarm';
import {
  alertHoldMs,
  type AlertDraft,
  type AlertPreview,
  type AlertTemplateView,
} from '@louyu/contract/api/alerts';
import { html, LitElement, type PropertyValues } from 'lit';
import { raiseAlert } from '../api/alerts.ts';
import { onSignedOut } from '../api/connection.ts';
import { keepAlertForm, takeAlertForm } from '../comfort/kept-alert-form.ts';
import { alarmTones } from '../components/alarm-tones.css.ts';
import { alertDraftOf, startOf, withTemplate, type AlertForm } from '../components/alert-form.ts';
import { callNumbers } from '../components/call-numbers.ts';
import { hazardIcons } from '../components/hazard-icons.ts';
import { placeTree, type PlaceTree } from '../components/place-tree.ts';
import { EmergencyAccess, type EmergencyKit } from '../emergency-access.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { navigate } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { alertRaiseStyles } from './alert-raise-page.css.ts';
import { AskedWhileTyping } from './asked-while-typing.ts';
import { PersistentSend } from './persistent-send.ts';
import { newPressKey } from './press-key.ts';
import '../components/alert-fields.ts';
import '../components/alert-findings.ts';
import '../components/alert-glass.ts';
import '../components/alert-phones.ts';
import '../components/alert-reach-choice.ts';
import '../components/alert-severity.ts';
import '../components/alert-types.ts';
import '../components/alert-where.ts';
import '../components/hold-button.ts';
import '../components/icon.ts';
import '../components/note.ts';
import { askAboutAlert, type AlertAnswer } from './alert-answer.ts';

const hourMs = 3_600_000;

/**
 * Red → type → hold: three actions to every screen of the chosen places (R11). Whether it is real or a drill is fixed by the
 * address that opened the page. All that is needed lies ready since the login; nothing has to be filled in.
 */
export class AlertRaisePage extends LitElement {
  static override properties = {
    mode: {},
    templateId: {},
    _form: { state: true },
  };

  static override styles = [base, controls, alarmTones, alertRaiseStyles];

  declare mode: AlertMode;
  /** Empty while nothing is chosen. */
  declare templateId: string;
  declare private _form: AlertForm | undefined;

  readonly #session = new SessionAccess(this);
  readonly #emergency = new EmergencyAccess(this);
  readonly #sending = new PersistentSend(this);
  readonly #preview = new AskedWhileTyping<AlertDraft, AlertAnswer>(
    this,
    () => this.#draft,
    (draft, signal) => askAboutAlert(draft, signal),
  );
  readonly #openedAtMs = Date.now();
  /** Of these very words: however often they are sent, and held again after somebody gave up, they are one alert. */
  #key = newPressKey();
  #tree: PlaceTree | undefined;
  #endSignedOut: (() => void) | undefined;

  constructor() {
    super();
    this.mode = 'real';
    this.templateId = '';
    this._form = undefined;
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#endSignedOut = onSignedOut(() => {
      if (this._form !== undefined && this.templateId !== '')
        keepAlertForm({ mode: this.mode, templateId: this.templateId }, this._form, Date.now());
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endSignedOut?.();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { kit } = this.#emergency;
    if (kit === undefined) return;
    if (this.#tree?.places !== kit.places) this.#tree = placeTree(kit.places);
    const template = this.#template;
    if (template === undefined) return;
    const before = this._form;
    if (before !== undefined && !changed.has('templateId')) return;
    const kept = before === undefined ? takeAlertForm(this, Date.now()) : undefined;
    this._form =
      before === undefined
        ? (kept ?? startOf(template, this.#tree, this.#session.session?.staff.scope ?? []))
        : withTemplate(before, template);
    this.#preview.soon();
  }

  get #template(): AlertTemplateView | undefined {
    return this.#emergency.kit?.templates.find(({ id }) => id === this.templateId);
  }

  get #draft(): AlertDraft | undefined {
    const { _form: form } = this;
    if (form === undefined || this.#tree === undefined || this.#template === undefined) return undefined;
    return alertDraftOf(form, this.mode, this.templateId, this.#tree);
  }

  #change(part: Partial<AlertForm>): void {
    if (this._form === undefined) return;
    this._form = { ...this._form, ...part };
    if (!this.#sending.busy) this.#key = newPressKey();
    this.#preview.soon();
  }

  async #raise(heldMs: number): Promise<void> {
    const draft = this.#draft;
    if (draft === undefined) return;
    const request = { ...draft, key: this.#key, heldMs };
    const alert = await this.#sending.run((signal) => raiseAlert(request, signal));
    if (alert !== undefined) await navigate(`/alerts/${alert.id}`, { replace: true, force: true });
  }

  /** The alert as the glass would get it. */
  #onGlass(template: AlertTemplateView, preview: AlertPreview | undefined): AlarmAlert | undefined {
    if (preview === undefined || preview.content === null) return undefined;
    const raisedAt = new Date(this.#openedAtMs).toISOString();
    return {
      id: 'preview',
      number: 1,
      revision: 1,
      mode: this.mode,
      hazard: template.hazard,
      severity: preview.severity,
      state: 'raised',
      raisedAt,
      saidAt: raisedAt,
      until: new Date(this.#openedAtMs + hourMs).toISOString(),
      phone: template.phone,
      content: preview.content,
    };
  }

  #head(template: AlertTemplateView | undefined) {
    const isDrill = this.mode === 'drill';
    const title = t(isDrill ? 'emergency.drill_title' : 'emergency.raise_title');
    return html`<header class="head tone ${this.mode}">
      <ly-icon
        name=${template === undefined ? (isDrill ? 'drill' : 'emergency') : hazardIcons[template.hazard]}
      ></ly-icon>
      <h1 tabindex="-1">${title}${template === undefined ? '' : html` · ${local(template.name)}`}</h1>
      ${
        template === undefined
          ? ''
          : html`<a class="button" href=${isDrill ? '/alerts/drill' : '/alerts/raise'}
              >${t('emergency.other_type')}</a
            >`
      }
    </header>`;
  }

  #phones(kit: EmergencyKit | undefined, template: AlertTemplateView | undefined) {
    return html`<ly-alert-phones
      label=${t('emergency.phones')}
      .phones=${callNumbers(kit, template)}
    ></ly-alert-phones>`;
  }

  #notReady() {
    const { problem } = this.#emergency;
    if (problem === '')
      return html`${this.#head(undefined)}
        <p class="soft">${t('shell.loading')}…</p>`;
    return html`${this.#head(undefined)}
      <div class="stack">
        <ly-note text=${t('emergency.not_ready', { message: problem })}></ly-note>
        ${this.#phones(undefined, undefined)}
      </div>`;
  }

  #choose(kit: EmergencyKit) {
    return html`<p class="lead">
        ${t(this.mode === 'drill' ? 'emergency.drill_lead' : 'emergency.raise_lead')}
      </p>
      <ly-alert-types .templates=${kit.templates} mode=${this.mode}></ly-alert-types>
      ${
        this.mode === 'drill'
          ? ''
          : html`<section class="stack meanwhile" aria-labelledby="call">
              <h2 id="call">${t('emergency.call_first')}</h2>
              ${this.#phones(kit, undefined)}
            </section>`
      }`;
  }

  #count(preview: AlertPreview | undefined) {
    if (preview === undefined)
      return html`<p class="count soft" role="status">${t('emergency.counting')}</p>`;
    const { reach, screensAway: away } = preview;
    return html`<p class="count number" role="status">
      ${t('emergency.count', reach)}
      ${away === 0 ? '' : html`<span class="soft">· ${t('emergency.count_away', { count: away })}</span>`}
    </p>`;
  }

  #unanswered(kit: EmergencyKit, template: AlertTemplateView) {
    const tries = this.#sending.unanswered;
    if (tries === 0) return '';
    return html`<div class="stack" role="alert">
      <ly-note text=${t('emergency.unanswered', { tries })}></ly-note>
      ${this.#phones(kit, template)}
      <button type="button" class="button" @click=${() => this.#sending.stop()}>
        ${t('emergency.stop_trying')}
      </button>
    </div>`;
  }

  #holdWords(template: AlertTemplateView, needsSecond: boolean): string {
    if (this.#sending.busy) return t('emergency.sending');
    const seconds = alertHoldMs[this.mode] / 1000;
    if (this.mode === 'drill') return t('emergency.hold_drill', { seconds });
    return needsSecond
      ? t('emergency.hold_second', { seconds })
      : t('emergency.hold_real', { seconds, name: local(template.name) });
  }

  #press(kit: EmergencyKit, template: AlertTemplateView, { preview, problem }: Partial<AlertAnswer>) {
    const blocked = preview?.findings.some(({ blocks }) => blocks) ?? false;
    return html`<section class="press ${this.mode}" aria-label=${t('emergency.send')}>
      ${this.#count(preview)}
      ${preview?.needsSecond === true ? html`<p>${t('emergency.second_before')}</p>` : ''}
      <ly-note text=${this.#sending.problem || (problem ?? '')}></ly-note>
      ${this.#unanswered(kit, template)}
      <ly-hold-button
        mode=${this.mode}
        icon=${this.mode === 'drill' ? 'drill' : 'emergency'}
        .ms=${alertHoldMs[this.mode]}
        label=${this.#holdWords(template, preview?.needsSecond ?? false)}
        ?disabled=${blocked}
        ?busy=${this.#sending.busy}
        @held=${(event: CustomEvent<{ heldMs: number }>) => void this.#raise(event.detail.heldMs)}
      ></ly-hold-button>
    </section>`;
  }

  #fields(template: AlertTemplateView, form: AlertForm, tree: PlaceTree, preview: AlertPreview | undefined) {
    return html`<div class="stack wide">
      <ly-alert-findings .findings=${preview?.findings ?? []} .fields=${template.fields}></ly-alert-findings>
      <ly-alert-where
        .tree=${tree}
        .scope=${this.#session.session?.staff.scope ?? []}
        whereId=${form.whereId}
        .words=${form.whereWords}
        @where=${(event: CustomEvent<string>) => this.#change({ whereId: event.detail })}
        @words=${(event: CustomEvent<string>) => this.#change({ whereWords: event.detail })}
      ></ly-alert-where>
      <ly-alert-reach-choice
        .tree=${tree}
        whereId=${form.whereId}
        usual=${template.usualReach}
        reach=${form.reach}
        .picked=${form.picked}
        .placeIds=${preview?.placeIds}
        @reach=${(event: CustomEvent<AlertForm['reach']>) => this.#change({ reach: event.detail })}
        @picked=${(event: CustomEvent<string[]>) => this.#change({ picked: event.detail })}
      ></ly-alert-reach-choice>
      ${
        template.severities.length < 2
          ? ''
          : html`<ly-alert-severity
              .severities=${template.severities}
              .severity=${form.severity}
              @severity=${(event: CustomEvent<AlertForm['severity']>) => this.#change({ severity: event.detail })}
            ></ly-alert-severity>`
      }
      ${
        template.fields.length === 0
          ? ''
          : html`<ly-alert-fields
              .fields=${template.fields}
              .words=${form.fields}
              @fields=${(event: CustomEvent<AlertForm['fields']>) => this.#change({ fields: event.detail })}
            ></ly-alert-fields>`
      }
    </div>`;
  }

  #write(kit: EmergencyKit, template: AlertTemplateView, form: AlertForm, tree: PlaceTree) {
    const answer = this.#preview.value;
    const isCurrent = answer !== undefined && answer.asked === JSON.stringify(this.#draft);
    const current = isCurrent ? answer : {};
    const preview = answer?.preview;
    return html`<div class="columns">
      ${this.#fields(template, form, tree, preview)}
      <aside>
        ${this.#press(kit, template, current)}
        <section class="stack glass" aria-labelledby="glass">
          <h2 id="glass">${t('emergency.glass')}</h2>
          <ly-alert-glass
            .site=${kit.site}
            .tree=${tree}
            .placeIds=${preview?.placeIds ?? [form.whereId]}
            .alert=${this.#onGlass(template, preview)}
          ></ly-alert-glass>
        </section>
      </aside>
    </div>`;
  }

  override render() {
    const { kit } = this.#emergency;
    const template = this.#template;
    if (!this.#session.has('operator')) {
      return html`${this.#head(undefined)}
        <ly-note kind="plain" text=${t('emergency.may_not')}></ly-note>
        <p><a class="button" href="/alerts">${t('emergency.to_list')}</a></p>`;
    }
    if (kit === undefined) return this.#notReady();
    const { _form: form } = this;
    if (template === undefined || form === undefined || this.#tree === undefined)
      return html`${this.#head(undefined)}${this.#choose(kit)}`;
    return html`${this.#head(template)}${this.#write(kit, template, form, this.#tree)}`;
  }
}

customElements.define('ly-alert-raise-page', AlertRaisePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-raise-page': AlertRaisePage;
  }
}
