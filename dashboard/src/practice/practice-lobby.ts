import type { Place, Site } from '@louyu/contract/api/places';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { practiceBoardNotice } from './practice-notice.ts';
import { stageOf, type Rehearsal, type Stage, type Submitted } from './rehearsal.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/reason-dialog.ts';
import '../components/take-back-bar.ts';
import './virtual-phone.ts';
import './virtual-screen.ts';

/**
 * After the signature: the seconds to take it back, the virtual screen and phone, and the recall. Events `take-back`, `painted`
 * (see {@link VirtualScreen}), `know`, `recall` and `again`.
 */
export class PracticeLobby extends LitElement {
  static override properties = {
    rehearsal: { attribute: false },
    site: { attribute: false },
    places: { attribute: false },
    clock: { attribute: false },
    _recalling: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 360px) minmax(0, 1fr);
        grid-template-rows: auto 1fr;
        gap: var(--four) var(--six);
        align-items: start;
      }
      ly-virtual-screen {
        grid-row: 1 / span 2;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--one) var(--three);
      }
      dt {
        color: var(--ink-soft);
      }
      @media (max-width: 900px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--three);
        }
        ly-virtual-screen {
          grid-row: 2;
          max-width: 260px;
        }
      }
    `,
  ];

  declare rehearsal: Rehearsal | undefined;
  declare site: Site | undefined;
  declare places: readonly Place[];
  declare clock: Clock;
  declare private _recalling: boolean;

  constructor() {
    super();
    this.rehearsal = undefined;
    this.site = undefined;
    this.places = [];
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this._recalling = false;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rehearsal') && this.rehearsal?.signed?.recalledAt !== null) this._recalling = false;
  }

  #say(name: 'take-back' | 'know' | 'recall' | 'again'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  #pass(event: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }

  /** 屏 1/1 and 知晓 1, as the page of a real notice has them. */
  #figures({ signed }: Rehearsal) {
    const { shownAt = null, knownAt = null, goneAt = null } = signed ?? {};
    const facts = [
      ['practice.fact_shown', shownAt],
      ['practice.fact_known', knownAt],
      ['practice.fact_gone', goneAt],
    ] as const;
    return html`<dl>
      ${facts.map(
        ([words, at]) =>
          html`<dt>${t(words)}</dt>
            <dd class="number">${at === null ? t('practice.not_yet') : momentWords(at, this.clock)}</dd>`,
      )}
    </dl>`;
  }

  /** What would come later in earnest comes at once here: nobody practises until tomorrow. */
  #atOnce({ draft: { window } }: Submitted) {
    if (window.from === null || Date.parse(window.from) <= this.clock.nowMs) return '';
    return html`<p class="soft">${t('practice.at_once', { when: momentWords(window.from, this.clock) })}</p>`;
  }

  #deed(stage: Stage, { signed }: Rehearsal) {
    if (stage === 'wait' && signed !== null)
      return html`<ly-take-back-bar
        .goesOutAt=${signed.goesOutAt}
        .clockOffsetMs=${this.clock.nowMs - Date.now()}
        @take-back=${() => this.#say('take-back')}
      ></ly-take-back-bar>`;
    if (stage !== 'over') return '';
    const wasKnown = signed !== null && signed.knownAt !== null;
    return html`<ly-note
        kind=${wasKnown ? 'good' : 'plain'}
        text=${t(wasKnown ? 'practice.over' : 'practice.over_unknown')}
      ></ly-note>
      <div class="row">
        <button type="button" class="button primary" @click=${() => this.#say('again')}>
          ${t('practice.again')}
        </button>
        <a class="button" href="/notices/new">${t('practice.in_earnest')}</a>
      </div>`;
  }

  override render() {
    const { rehearsal, site } = this;
    const submitted = rehearsal?.submitted ?? null;
    if (rehearsal === undefined || submitted === null) return '';
    const stage = stageOf(rehearsal, this.clock.nowMs);
    if (stage === 'write' || stage === 'read') return '';
    const { notice } = submitted.preview;
    const stands = stage === 'shown' && notice !== null;
    const wasOut = stage === 'shown' || stage === 'going' || stage === 'over';
    const { knownAt = null } = rehearsal.signed ?? {};
    return html`<ly-virtual-screen
        .site=${site}
        .places=${this.places}
        .audience=${submitted.draft.audience}
        .notice=${stands ? practiceBoardNotice(notice) : undefined}
        @painted=${this.#pass}
      ></ly-virtual-screen>
      <div class="stack">
        <h2>${t(`practice.stage_${stage}`)}</h2>
        ${this.#deed(stage, rehearsal)} ${this.#atOnce(submitted)}
      </div>
      <div class="stack wide">
        ${this.#figures(rehearsal)}
        ${
          wasOut
            ? html`<ly-virtual-phone
                office=${site === undefined ? '' : local(site.office)}
                .content=${notice?.content[language()] ?? notice?.content['zh-CN']}
                recorded=${knownAt === null ? '' : momentWords(knownAt, this.clock)}
                ?gone=${stage !== 'shown'}
                @know=${() => this.#say('know')}
              ></ly-virtual-phone>`
            : ''
        }
        ${
          stage === 'shown'
            ? html`<div>
                <button type="button" class="button large" @click=${() => (this._recalling = true)}>
                  <ly-icon name="recall"></ly-icon>${t('notice.recall')}
                </button>
              </div>`
            : ''
        }
      </div>
      <ly-reason-dialog
        label=${t('practice.recall_title')}
        text=${t('practice.recall_text')}
        confirm=${t('recall.confirm')}
        reasonLabel=${t('recall.other_reason')}
        .choices=${[t('recall.wrong'), t('recall.changed'), t('recall.over'), t('recall.wrong_place')]}
        .open=${this._recalling}
        @confirm=${() => this.#say('recall')}
        @dismiss=${() => (this._recalling = false)}
      ></ly-reason-dialog>`;
  }
}

customElements.define('ly-practice-lobby', PracticeLobby);

declare global {
  interface HTMLElementTagNameMap {
    'ly-practice-lobby': PracticeLobby;
  }
}
