import { ContextProvider } from '@lit/context';
import { deskBeatSeconds, type Desk } from '@louyu/contract/api/desk';
import type { Session } from '@louyu/contract/api/staff';
import { html, LitElement, type TemplateResult } from 'lit';
import { ApiError } from './api/api-error.ts';
import { connectionState, onConnection } from './api/connection.ts';
import { fetchDesk } from './api/desk.ts';
import { closeEvents, openEvents } from './api/events.ts';
import { boothPath, isBoothPath, withinBooth } from './booth-path.ts';
import { boothStyles } from './booth.css.ts';
import { callNumbers } from './components/call-numbers.ts';
import { EmergencyWatch } from './emergency-watch.ts';
import { chosenLanguage, followLanguage, setLanguage } from './i18n/language.ts';
import { local, t } from './i18n/translate.ts';
import { navigate, onNavigation } from './navigation.ts';
import { BoothPairing } from './pages/booth-pairing.ts';
import { pageFor } from './pages/page-for.ts';
import { isAppPath, routeOf, type Route } from './router.ts';
import { sessionContext } from './session-access.ts';
import { base } from './theme/base.css.ts';
import { controls } from './theme/controls.css.ts';
import { Ticker } from './ticker.ts';
import './components/alert-phones.ts';
import './components/booth-clock.ts';
import './components/emergency-band.ts';
import './components/icon.ts';
import './components/note.ts';
import './pages/roll-call-panel.ts';

const tickMs = 1_000;
const beatMs = deskBeatSeconds * 1_000;
const retryMs = 3_000;
/** By the wall clock of the site: when a bright page would blind a guard who looks into the dark. */
const night = { from: 19, to: 7 };

/** What a desk shows within itself; everything else is the dashboard's. */
const shown: readonly Route['page'][] = ['alert-raise', 'alert', 'alert-doors'];

type Phase = 'starting' | 'unpaired' | 'revoked' | 'lost' | 'ready';

/** The guard's desk (值班台): pairs like a screen, never logs out, raises alerts in three actions and shows who needs help. */
export class Booth extends LitElement {
  static override properties = {
    _phase: { state: true },
    _route: { state: true },
    _desk: { state: true },
    _away: { state: true },
    _person: { state: true },
  };

  static override styles = [base, controls, boothStyles];

  declare private _phase: Phase;
  declare private _route: Route;
  declare private _desk: Desk | undefined;
  declare private _away: boolean;
  declare private _person: string;

  readonly #session = new ContextProvider(this, { context: sessionContext, initialValue: undefined });
  readonly #emergency = new EmergencyWatch(
    this,
    () => this._phase === 'ready',
    () => Promise.resolve(this._desk?.onDuty ?? []),
  );
  readonly #pairing = new BoothPairing(this, () => void this.#beat());
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ends: (() => void)[] = [];

  constructor() {
    super();
    this._phase = 'starting';
    this._route = routeOf(withinBooth(new URL(location.href)));
    this._desk = undefined;
    this._away = connectionState() === 'down';
    this._person = '';
    followLanguage(this);
    new Ticker(this, tickMs);
    this.addEventListener('click', (event) => this.#followLink(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ends = [
      onNavigation(() => this.#navigated()),
      onConnection((state) => (this._away = state === 'down')),
    ];
    void this.#beat();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
    clearTimeout(this.#timer);
    closeEvents();
  }

  override updated(): void {
    document.title = t('booth.title');
    const hour = Number(
      new Intl.DateTimeFormat('en', {
        timeZone: this.#clock.timeZone,
        hour: 'numeric',
        hourCycle: 'h23',
      }).format(this.#clock.nowMs),
    );
    document.documentElement.dataset['theme'] = hour >= night.from || hour < night.to ? 'dark' : 'light';
  }

  get #clock() {
    const state = this.#session.value;
    return {
      timeZone: this._desk?.site.timeZone ?? 'Asia/Shanghai',
      nowMs: Date.now() + (state?.clockOffsetMs ?? 0),
    };
  }

  /** A sign of life after a frame, so that a desk whose page hangs is not told to be there. */
  async #beat(): Promise<void> {
    clearTimeout(this.#timer);
    const wasReady = this._desk !== undefined;
    let again = beatMs;
    try {
      const desk = await fetchDesk(this._person);
      this.#ready(desk);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'desk.not_paired' || error.code === 'desk.revoked') {
        this.#unpaired(error.code === 'desk.revoked' ? 'revoked' : wasReady ? 'lost' : 'unpaired');
        return;
      }
      again = retryMs;
    }
    this.#timer = setTimeout(() => requestAnimationFrame(() => void this.#beat()), again);
  }

  #ready(desk: Desk): void {
    this._desk = desk;
    this._phase = 'ready';
    this.#session.setValue({ session: sessionOf(desk), clockOffsetMs: Date.parse(desk.now) - Date.now() });
    if (chosenLanguage() === undefined) setLanguage(desk.language, 'default');
    this.#pairing.stop();
    openEvents(async () => {
      await this.#beat();
      // What it found out stands in the phase; an EventSource is opened only to a hub that answers.
      if (this._away) throw new ApiError('hub.unreachable', '');
    });
  }

  #unpaired(phase: Phase): void {
    closeEvents();
    this._desk = undefined;
    this.#session.setValue(undefined);
    // Why it is none stays said while a new code is shown.
    if (this._phase !== 'revoked' && this._phase !== 'lost') this._phase = phase;
    this.#pairing.start();
  }

  #choose(personId: string): void {
    this._person = personId;
    void this.#beat();
  }

  /** Pages of the app lead by addresses of the app: here they are shown within the desk. */
  #navigated(): void {
    const { pathname, search, href } = location;
    if (!isBoothPath(pathname)) history.replaceState(null, '', boothPath(pathname) + search);
    this._route = routeOf(withinBooth(new URL(href)));
  }

  #followLink(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link === undefined || link.target !== '' || link.origin !== location.origin) return;
    if (!isAppPath(link.pathname) || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    void navigate(isBoothPath(link.pathname) ? link.pathname : boothPath(link.pathname) + link.search);
  }

  #pairingPage() {
    const { userCode, problem } = this.#pairing;
    const why = this._phase === 'revoked' || this._phase === 'lost' ? t(`booth.${this._phase}`) : '';
    return html`<div class="pairing">
      <h1>${t('booth.pair_title')}</h1>
      <ly-note text=${why}></ly-note>
      ${
        userCode === ''
          ? html`<p role="status">${t('booth.pair_starting')}</p>`
          : html`<p>${t('booth.pair_lead')}</p>
              <p class="code">${userCode}</p>
              <p class="soft">${t('booth.pair_where')}: ${location.origin}/pair?code=${userCode}</p>
              <p class="soft" role="status">${t('booth.pair_waiting')}</p>`
      }
      <ly-note text=${problem === '' ? '' : t('booth.pair_problem', { message: problem })}></ly-note>
      <p>${t('booth.call_first')}</p>
    </div>`;
  }

  #people(desk: Desk) {
    const { onDuty, actor, name } = desk;
    if (onDuty.length === 0) return html`<span class="soft small">${t('booth.nobody', { name })}</span>`;
    const [only] = onDuty;
    if (onDuty.length === 1) return html`<span>${t('booth.on_duty')} <b>${only?.name}</b></span>`;
    const chosen = onDuty.some(({ id }) => id === actor.id);
    return html`<span class="row" role="group" aria-label=${t('booth.choose')}>
      ${chosen ? html`<span>${t('booth.on_duty')}</span>` : html`<b>${t('booth.choose')}</b>`}
      ${onDuty.map(
        (person) =>
          html`<button
            type="button"
            class="chip"
            aria-pressed=${person.id === actor.id}
            @click=${() => this.#choose(person.id)}
          >
            ${person.name}
          </button>`,
      )}
    </span>`;
  }

  #bar(desk: Desk) {
    const isHome = !shown.includes(this._route.page);
    return html`<header class="bar">
      ${
        isHome
          ? html`<h1>${local(desk.site.name)} · ${desk.name}</h1>`
          : html`<a class="button large" href="/booth"><ly-icon name="back"></ly-icon>${t('booth.back')}</a>`
      }
      ${this.#people(desk)}
      <span class="state push ${this._away ? 'away' : ''}" role="status">
        <ly-icon name=${this._away ? 'offline' : 'ok'}></ly-icon>
        ${t(this._away ? 'booth.away' : 'booth.connected')}
      </span>
      <button
        type="button"
        class="button"
        @click=${() => void document.documentElement.requestFullscreen().catch(() => undefined)}
      >
        ${t('booth.full_screen')}
      </button>
      <ly-booth-clock .clock=${this.#clock}></ly-booth-clock>
    </header>`;
  }

  #home() {
    const { current, kit } = this.#emergency.state;
    const inForce = current.filter(({ may }) => may.rollCall);
    const manager = current[0]?.phones ?? [];
    const known = callNumbers(kit, undefined);
    const more = manager
      .filter(({ number }) => known.every((phone) => phone.number !== number))
      .map(({ label, number }) => ({ label: local(label), number }));
    return html`<div class="home">
      <div class="stack">
        <a class="red" href="/alerts/raise">
          <ly-icon name="emergency"></ly-icon><b>${t('booth.emergency')}</b
          ><span>${t('booth.emergency_hint')}</span>
        </a>
        <ly-alert-phones label=${t('booth.phones')} .phones=${[...known, ...more]}></ly-alert-phones>
        <a class="button quiet" href="/alerts/drill"><ly-icon name="drill"></ly-icon>${t('booth.drill')}</a>
      </div>
      <div class="stack wide">
        ${
          current.length === 0
            ? html`<p class="calm" role="status"><ly-icon name="ok"></ly-icon>${t('booth.calm')}</p>`
            : current.map(
                (alert) =>
                  html`<ly-emergency-band .alerts=${[alert]} .clock=${this.#clock}></ly-emergency-band>`,
              )
        }
        ${inForce.map(({ id }) => html`<ly-roll-call-panel .alertId=${id}></ly-roll-call-panel>`)}
      </div>
    </div>`;
  }

  #body(): TemplateResult {
    const desk = this._desk;
    if (this._phase === 'starting')
      return html`<div class="pairing">
        <p role="status">${this._away ? t('booth.away') : `${t('shell.loading')}…`}</p>
      </div>`;
    if (desk === undefined) return this.#pairingPage();
    return html`${this.#bar(desk)}
      <main>${shown.includes(this._route.page) ? pageFor(this._route) : this.#home()}</main>`;
  }

  override render() {
    return this.#body();
  }
}

/** The desk in the place of a person who has logged in: what the pages of alerts ask is who acts, and what they may do. */
function sessionOf({ actor, language, csrfToken, site, now, deviceId }: Desk): Session {
  const { id, name, roles } = actor;
  return {
    staff: { id, login: '', name, roles, scope: [], phone: '', language, disabled: false },
    csrfToken,
    site: { id: deviceId, name: site.name['zh-CN'], timeZone: site.timeZone },
    now,
  };
}

customElements.define('ly-booth', Booth);

declare global {
  interface HTMLElementTagNameMap {
    'ly-booth': Booth;
  }
}
