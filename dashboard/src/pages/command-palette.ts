import { html, LitElement } from 'lit';
import { fetchDevices } from '../api/devices.ts';
import { Live } from '../api/live.ts';
import { fetchNotices } from '../api/notices.ts';
import { fetchTemplates } from '../api/preview.ts';
import { fetchPlaces } from '../api/places.ts';
import { askForAll } from '../archive-question.ts';
import { findCommands, type Command } from '../comfort/commands.ts';
import { pageCommands } from '../comfort/page-commands.ts';
import { followLanguage } from '../i18n/language.ts';
import { windowWords } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { numberWords } from '../components/number-words.ts';
import '../components/command-list.ts';
import { AskedWhileTyping } from './asked-while-typing.ts';

/** Ctrl+K: finds pages, templates, notices, devices, places and what the page at hand can do; events `run` and `dismiss`. */
export class CommandPalette extends LitElement {
  static override properties = { actions: { attribute: false }, _typed: { state: true } };

  /** What the page at hand can do. */
  declare actions: readonly Command[];
  declare private _typed: string;

  readonly #session = new SessionAccess(this);
  readonly #known = new Live(this, {
    key: () => 'palette',
    load: async (_, signal) => {
      const templates = this.#session.has('editor') ? fetchTemplates(signal) : [];
      const all = await Promise.all([templates, fetchDevices(signal), fetchPlaces(signal)]);
      const [written, devices, places] = all;
      return { templates: written, devices, places };
    },
    touchedBy: () => false,
  });
  readonly #notices = new AskedWhileTyping(
    this,
    () => this._typed.trim() || undefined,
    async (q, signal) => {
      const { notices } = await fetchNotices({ ...askForAll, q, from: null, to: null, before: null }, signal);
      return { q, notices };
    },
  );

  constructor() {
    super();
    this.actions = [];
    this._typed = '';
    followLanguage(this);
  }

  #found(): readonly Command[] {
    const { templates = [], devices = [], places = [] } = this.#known.value ?? {};
    const named: readonly Command[] = [
      ...this.actions,
      ...pageCommands((...roles) => this.#session.has(...roles)),
      ...templates.map(({ id, name }): Command => {
        return {
          group: 'write',
          words: local(name),
          hint: '',
          does: `/notices/new?template=${id}`,
        };
      }),
    ];
    if (this._typed.trim() === '') return findCommands(named, '');
    const things: readonly Command[] = [
      ...devices.map(({ id, name, where }): Command => {
        return { group: 'device', words: name, hint: local(where), does: `/devices/${id}` };
      }),
      ...places.map(({ id, name, parentId }): Command => {
        const around = places.find((place) => place.id === parentId);
        const hint = around === undefined ? '' : local(around.name);
        return { group: 'place', words: local(name), hint, does: `/places?place=${id}` };
      }),
    ];
    return [...findCommands([...named, ...things], this._typed), ...this.#foundNotices()];
  }

  /** The archive has searched: what it found need not hold the words typed as they stand. */
  #foundNotices(): readonly Command[] {
    const { value } = this.#notices;
    if (value === undefined || value.q !== this._typed.trim()) return [];
    const commands = value.notices.map((notice): Command => {
      const hint = `${t(`state.${notice.state}`)} · ${windowWords(notice.window, this.#session.clock)} · ${numberWords(notice.number)}`;
      return { group: 'notice', words: notice.title, hint, does: `/notices/${notice.id}` };
    });
    return findCommands(commands, '');
  }

  override render() {
    return html`<ly-command-list
      .commands=${this.#found()}
      @ask=${({ detail }: CustomEvent<string>) => {
        this._typed = detail;
        this.#notices.soon();
      }}
      @run=${({ detail }: CustomEvent<Command>) => this.dispatchEvent(new CustomEvent('run', { detail }))}
      @dismiss=${() => this.dispatchEvent(new CustomEvent('dismiss'))}
    ></ly-command-list>`;
  }
}

customElements.define('ly-command-palette', CommandPalette);

declare global {
  interface HTMLElementTagNameMap {
    'ly-command-palette': CommandPalette;
  }
}
