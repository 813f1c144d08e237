import {
  callerRoles,
  helpRoles,
  type ContactRequest,
  type HelpList,
  type Unreached,
} from '@louyu/contract/api/coverage';
import type { Contact } from '@louyu/contract/api/households';
import type { NoticeSummary, NoticeView } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import {
  fetchCoverage,
  fetchDoorMap,
  fetchHelp,
  fetchUnreached,
  noteContact,
  settleHelp,
  takeBackContact,
  unreachedHref,
} from '../api/coverage.ts';
import { lookAtContact } from '../api/households.ts';
import { Live } from '../api/live.ts';
import { updateNotice } from '../api/notice-updates.ts';
import { Submission } from '../api/submission.ts';
import { DoneEvent } from '../comfort/undoable.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/building-choice.ts';
import '../components/coverage-figures.ts';
import '../components/door-map.ts';
import '../components/escalation-ladder.ts';
import '../components/help-requests.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/reason-dialog.ts';
import '../components/unreached-rows.ts';

const pageSize = 20;

/** 住户知晓: which households know it, by whose word, whom to call next, who needs help. Follows by itself (R6, R20). */
export class CoveragePanel extends LitElement {
  static override properties = {
    notice: { attribute: false },
    screens: {},
    _building: { state: true },
    _shown: { state: true },
    _contacts: { state: true },
    _settling: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .map {
        overflow-x: auto;
        padding-block-end: var(--one);
      }
    `,
  ];

  declare notice: NoticeSummary | undefined;
  /** 屏 16/18, in words. */
  declare screens: string;
  declare private _building: string;
  declare private _shown: number;
  declare private _contacts: ReadonlyMap<string, Contact>;
  declare private _settling: HelpList[number] | undefined;

  readonly #session = new SessionAccess(this);
  readonly #noting = new Submission(this);
  readonly #settle = new Submission(this);
  readonly #repeat = new Submission(this);
  readonly #coverage = this.#live((id, signal) => fetchCoverage(id, signal));
  readonly #help = this.#live(
    (id, signal) => fetchHelp(id, signal),
    () => this.#session.has(...helpRoles),
  );
  readonly #map = new Live(this, {
    key: () => {
      const place = this._building || this.#coverage.value?.buildings[0]?.id;
      return this.notice === undefined || place === undefined ? undefined : `${this.notice.id} ${place}`;
    },
    load: (key, signal) => {
      const [id = '', place = ''] = key.split(' ');
      return fetchDoorMap(id, place, signal);
    },
    touchedBy: (change) => change.resource === 'delivery' || change.resource === 'household',
  });
  readonly #unreached = new Live(this, {
    key: () =>
      this.notice === undefined || !this.#session.has(...callerRoles)
        ? undefined
        : `${this.notice.id} ${this._shown}`,
    load: (key, signal) => {
      const [id = '', limit = ''] = key.split(' ');
      return fetchUnreached(id, { offset: 0, limit: Number(limit) }, signal);
    },
    touchedBy: (change) => change.resource === 'delivery' || change.resource === 'household',
  });
  /** Stands until a longer list is here, so that nothing jumps. */
  #lines: Unreached | undefined;

  constructor() {
    super();
    this.notice = undefined;
    this.screens = '';
    this._building = '';
    this._shown = pageSize;
    this._contacts = new Map();
    this._settling = undefined;
    followLanguage(this);
  }

  #live<Value>(load: (id: string, signal: AbortSignal) => Promise<Value>, may: () => boolean = () => true) {
    return new Live(this, {
      key: () => (may() ? this.notice?.id : undefined),
      load,
      touchedBy: (change, id) =>
        change.resource === 'household' ||
        (['delivery', 'help', 'notice'].includes(change.resource) &&
          (change.id === null || change.id === id)),
    });
  }

  async #look({ id }: Unreached['households'][number]): Promise<void> {
    await this.#noting.run(async () => {
      this._contacts = new Map(this._contacts).set(id, await lookAtContact(id));
    });
  }

  async #note(request: ContactRequest): Promise<void> {
    const id = this.notice?.id ?? '';
    const line = this.#lines?.households.find((household) => household.id === request.householdId);
    let contactId = '';
    const done = await this.#noting.run(async () => {
      contactId = await noteContact(id, request);
    });
    if (!done) return;
    const name = line === undefined ? '' : `${local(line.where)} ${line.door}`;
    const words = t(request.outcome === 'told' ? 'undo.contact' : 'undo.contact_tried', { name });
    this.dispatchEvent(new DoneEvent({ words, undo: () => takeBackContact(id, contactId) }));
  }

  async #settleNow(event: CustomEvent<{ reason: string }>): Promise<void> {
    const [id, help] = [this.notice?.id ?? '', this._settling];
    if (help === undefined) return;
    const done = await this.#settle.run(async () => {
      this.#help.replace(await settleHelp(id, help.id, event.detail.reason));
    });
    if (done) this._settling = undefined;
  }

  /** Says it again on the glass, as one more line of progress: at once, and countersigned afterwards. */
  async #sayAgain({ id, revision }: NoticeSummary): Promise<void> {
    const text = {
      'zh-CN': '再次提醒：请互相转告左邻右舍。',
      en: 'A reminder: please tell your neighbours.',
    };
    await this.#repeat.run(async () => {
      const notice: NoticeView = await updateNotice(id, { kind: 'progress', revision, text });
      this.dispatchEvent(new CustomEvent('updated', { detail: notice }));
    });
  }

  #needs() {
    const list = this.#help.value ?? [];
    if (list.length === 0) return '';
    return html`<section class="stack" aria-labelledby="needs">
      <h3 id="needs">${t('coverage.help_title')}</h3>
      <ly-help-requests
        .requests=${list}
        .clock=${this.#session.clock}
        ?busy=${this.#settle.busy}
        @settle=${({ detail }: CustomEvent<HelpList[number]>) => (this._settling = detail)}
      ></ly-help-requests>
    </section>`;
  }

  #calls({ id }: NoticeSummary) {
    const value = this.#unreached.value ?? this.#lines;
    this.#lines = value;
    if (value === undefined) return '';
    const helping = value.households.filter(({ help }) => help).length;
    return html`<section class="stack" aria-labelledby="unreached">
      <div class="row">
        <h3 id="unreached">${t('coverage.unreached_title')}</h3>
        <span class="number soft"
          >${t('coverage.unreached_count', { count: value.total })}${
            helping === 0 ? '' : ` · ${t('coverage.with_help', { count: helping })}`
          }</span
        >
        <a class="button quiet push" href=${unreachedHref(id, false)} download
          ><ly-icon name="log"></ly-icon>${t('coverage.export')}</a
        >
        <a class="button quiet" href=${unreachedHref(id, true)} download title=${t('register.export_hint')}
          >${t('register.export_contacts')}</a
        >
      </div>
      <ly-note text=${this.#noting.problem}></ly-note>
      <ly-unreached-rows
        .households=${value.households}
        .contacts=${this._contacts}
        .clock=${this.#session.clock}
        ?busy=${this.#noting.busy}
        @look=${({ detail }: CustomEvent<Unreached['households'][number]>) => void this.#look(detail)}
        @note=${({ detail }: CustomEvent<ContactRequest>) => void this.#note(detail)}
      ></ly-unreached-rows>
      ${
        value.total > value.households.length && this._shown < 200
          ? html`<div>
              <button class="button" @click=${() => (this._shown = Math.min(200, this._shown + 60))}>
                ${t('action.more')}
              </button>
            </div>`
          : ''
      }
    </section>`;
  }

  override render() {
    const { notice } = this;
    const { value, error } = this.#coverage;
    if (notice === undefined) return '';
    if (value === undefined)
      return error === undefined
        ? ''
        : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`;
    const chosen = this._building || (value.buildings[0]?.id ?? '');
    const mayRepeat =
      this.#session.has('editor', 'approver') &&
      (notice.updates?.includes('progress') ?? false) &&
      value.counts.unreached > 0;
    return html`<section class="stack wide" aria-labelledby="coverage-title">
      <h2 id="coverage-title">${t('coverage.title')}</h2>
      <ly-coverage-figures .coverage=${value}></ly-coverage-figures>
      ${this.#needs()}
      ${
        value.buildings.length === 0
          ? html`<p class="soft">${t('coverage.no_households')}</p>`
          : html`<div class="stack">
              <ly-building-choice
                .buildings=${value.buildings}
                chosen=${chosen}
                @choose=${({ detail }: CustomEvent<{ id: string }>) => (this._building = detail.id)}
              ></ly-building-choice>
              <div class="map" tabindex="0" role="region" aria-label=${t('coverage.map')}>
                <ly-door-map .map=${this.#map.value}></ly-door-map>
              </div>
            </div>`
      }
      ${
        value.counts.unreached === 0 && value.help === 0
          ? ''
          : html`<section class="stack" aria-labelledby="ladder">
                <h3 id="ladder">${t('ladder.title')}</h3>
                <ly-escalation-ladder
                  .coverage=${value}
                  screens=${this.screens}
                  ?mayRepeat=${mayRepeat}
                  ?busy=${this.#repeat.busy}
                  problem=${this.#repeat.problem}
                  @repeat=${() => void this.#sayAgain(notice)}
                ></ly-escalation-ladder>
              </section>
              ${this.#calls(notice)}`
      }
      <ly-reason-dialog
        label=${t('coverage.help_title')}
        text=${this._settling === undefined ? '' : local(this._settling.where)}
        confirm=${t('coverage.help_confirm')}
        choicesLabel=${t('coverage.help_settle_title')}
        reasonLabel=${t('coverage.help_note')}
        .choices=${[t('coverage.help_visited'), t('coverage.help_called'), t('coverage.help_not_needed')]}
        .open=${this._settling !== undefined}
        .busy=${this.#settle.busy}
        .problem=${this.#settle.problem}
        @confirm=${(event: CustomEvent<{ reason: string }>) => void this.#settleNow(event)}
        @dismiss=${() => (this._settling = undefined)}
      ></ly-reason-dialog>
    </section>`;
  }
}

customElements.define('ly-coverage-panel', CoveragePanel);

declare global {
  interface HTMLElementTagNameMap {
    'ly-coverage-panel': CoveragePanel;
  }
}
