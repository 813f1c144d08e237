import type { NoticeShare, ShareChannel, ShareMark } from '@louyu/contract/api/shares';
import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { NewChannel } from './new-channel.ts';
import './icon.ts';
import './new-channel.ts';
import './note.ts';

/**
 * Where a notice is carried by hand, with a tick for each channel that has the revision that is out: who and when. Events
 * `tick` with the channel, `untick` with the tick, `add-channel` with what it is called.
 */
export class ShareTicks extends LitElement {
  static override properties = {
    share: { attribute: false },
    clock: { attribute: false },
    may: { type: Boolean },
    busy: { type: Boolean },
    problem: {},
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--two);
        min-height: var(--target);
        border-top: 1px solid var(--line);
      }
      .check {
        flex: 1 1 200px;
        min-height: var(--target);
      }
    `,
  ];

  declare share: NoticeShare | undefined;
  declare clock: Clock;
  /** Whether the reader carries notices; others only look. */
  declare may: boolean;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.share = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.may = false;
    this.busy = false;
    this.problem = '';
    followLanguage(this);
  }

  #toggle(channel: ShareChannel, mark: ShareMark | undefined): void {
    this.dispatchEvent(
      mark === undefined
        ? new CustomEvent('tick', { detail: channel })
        : new CustomEvent('untick', { detail: mark }),
    );
    // The tick is what the hub says.
    this.requestUpdate();
  }

  #said(mark: ShareMark, revision: number) {
    const when = momentWords(mark.at, this.clock);
    const words = t('share.marked', { name: mark.by.name, when });
    return mark.revision === revision
      ? words
      : html`${words} · ${t('notice.revision', { revision: mark.revision })}`;
  }

  #line(share: NoticeShare, channel: ShareChannel, isListed: boolean) {
    const marks = share.marks.filter((mark) => mark.channel.id === channel.id);
    const current = marks.find((mark) => mark.revision === share.revision);
    const shown = current ?? marks[0];
    const name = html`${channel.name} <span class="soft small">${t(`share.kind_${channel.kind}`)}</span>`;
    return html`<li>
      ${
        this.may && isListed
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${current !== undefined}
                ?disabled=${this.busy}
                @change=${() => this.#toggle(channel, current)}
              /><span>${name}</span></label
            >`
          : html`<span class="check"
              >${current === undefined ? '' : html`<ly-icon name="check"></ly-icon>`}<span
                >${name}</span
              ></span
            >`
      }
      <span class="soft small">${shown === undefined ? '' : this.#said(shown, share.revision)}</span>
    </li>`;
  }

  override render() {
    const { share } = this;
    if (share === undefined) return nothing;
    const gone = new Map(
      share.marks
        .filter(({ channel }) => !share.channels.some(({ id }) => id === channel.id))
        .map(({ channel }) => [channel.id, channel]),
    );
    return html`<h3>${t('share.ticks')}</h3>
      ${share.channels.length + gone.size === 0 ? html`<p class="soft">${t('share.no_channels')}</p>` : ''}
      <ul data-testid="share-ticks">
        ${share.channels.map((channel) => this.#line(share, channel, true))}
        ${[...gone.values()].map((channel) => this.#line(share, channel, false))}
      </ul>
      <ly-note text=${this.problem}></ly-note>
      ${
        this.may
          ? html`<ly-new-channel
              ?busy=${this.busy}
              @add-channel=${({ detail }: CustomEvent<NewChannel>) =>
                this.dispatchEvent(new CustomEvent('add-channel', { detail }))}
            ></ly-new-channel>`
          : nothing
      }`;
  }
}

customElements.define('ly-share-ticks', ShareTicks);

declare global {
  interface HTMLElementTagNameMap {
    'ly-share-ticks': ShareTicks;
  }
}
