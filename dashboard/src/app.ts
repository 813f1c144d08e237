import { ContextProvider } from '@lit/context';
import type { Session } from '@louyu/contract/api/staff';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AlertWatch } from './alert-watch.ts';
import { ApiError } from './api/api-error.ts';
import { connectionState, onConnection, onSignedOut } from './api/connection.ts';
import { closeEvents, openEvents } from './api/events.ts';
import { fetchSession, logOut } from './api/session.ts';
import { isSetupNeeded } from './api/setup.ts';
import { EmergencyWatch } from './emergency-watch.ts';
import { chosenLanguage, followLanguage, setLanguage } from './i18n/language.ts';
import type { Clock } from './i18n/moment-words.ts';
import { t } from './i18n/translate.ts';
import { navigate, onNavigation } from './navigation.ts';
import { isAppPath, routeOf, type Route } from './router.ts';
import { SessionChangedEvent, sessionContext } from './session-access.ts';
import { base } from './theme/base.css.ts';
import { controls } from './theme/controls.css.ts';
import './components/shell.ts';
import './components/connection-banner.ts';
import './pages/desk-tools.ts';
import './pages/login-page.ts';
import './pages/setup-page.ts';
import { pageFor, titleOf } from './pages/page-for.ts';

const retryMs = 3_000;

type Phase = 'starting' | 'unreachable' | 'setup' | 'signed-out' | 'signed-in';

/** The root: who is logged in, which page is shown, and links that stay within the app. */
export class App extends LitElement {
  static override properties = {
    _phase: { state: true },
    _route: { state: true },
    _sessionEnded: { state: true },
    _away: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        min-height: 100vh;
      }
      .start {
        display: grid;
        gap: var(--two);
        max-width: 32rem;
        margin: 20vh auto 0;
        padding: var(--three);
        justify-items: start;
      }
    `,
  ];

  declare private _phase: Phase;
  declare private _route: Route;
  declare private _sessionEnded: boolean;
  declare private _away: boolean;

  readonly #session = new ContextProvider(this, { context: sessionContext, initialValue: undefined });
  readonly #alerts = new AlertWatch(this, () => this._phase === 'signed-in');
  readonly #emergency = new EmergencyWatch(this, () => this._phase === 'signed-in');
  #ends: (() => void)[] = [];
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this._phase = 'starting';
    this._route = routeOf(new URL(location.href));
    this._sessionEnded = false;
    this._away = connectionState() === 'down';
    followLanguage(this);
    this.addEventListener('click', (event) => this.#followLink(event));
    this.addEventListener('ly-session-changed', (event) => {
      if (event instanceof SessionChangedEvent) void this.#start(event.next);
    });
    this.addEventListener('log-out', () => void this.#logOut());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ends = [
      onNavigation(() => void this.#showPage()),
      onConnection((state) => (this._away = state === 'down')),
      onSignedOut(() => {
        if (this._phase !== 'signed-in') return;
        this._sessionEnded = true;
        this.#signedOut();
      }),
    ];
    void this.#start(null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
    clearTimeout(this.#retryTimer);
    closeEvents();
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const calls = this.#alerts.count === 0 ? '' : `(${this.#alerts.count}) `;
    document.title =
      this._phase === 'signed-in' ? `${calls}${titleOf(this._route)} · ${t('app.name')}` : t('app.name');
  }

  async #start(next: string | null): Promise<void> {
    try {
      if (await isSetupNeeded()) return this.#enter('setup', '/setup');
      const session = await fetchSession();
      this.#signedIn(session);
      const stranded = this._route.page === 'setup' || this._route.page === 'login';
      if (next !== null || stranded) await navigate(next ?? '/', { replace: true, force: true });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'auth.required') this.#signedOut();
      else if (this._phase !== 'signed-in') this.#wait();
    }
  }

  /** The hub may only be starting: the page comes up by itself as soon as it is there. */
  #wait(): void {
    this._phase = 'unreachable';
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => void this.#start(null), retryMs);
  }

  #signedIn(session: Session): void {
    this.#session.setValue({ session, clockOffsetMs: Date.parse(session.now) - Date.now() });
    if (chosenLanguage() === undefined) setLanguage(session.staff.language, 'default');
    this._sessionEnded = false;
    this._phase = 'signed-in';
    openEvents(fetchSession);
  }

  async #logOut(): Promise<void> {
    try {
      await logOut();
    } catch (error) {
      // Without the hub the cookie cannot be ended: the banner says that it is away, and the person stays in.
      if (!(error instanceof ApiError) || error.code !== 'auth.required') return;
    }
    this.#signedOut();
    await navigate('/login', { replace: true, force: true });
  }

  #signedOut(): void {
    closeEvents();
    this.#session.setValue(undefined);
    this._phase = 'signed-out';
  }

  #enter(phase: Phase, path: string): void {
    this._phase = phase;
    if (location.pathname !== path) void navigate(path, { replace: true, force: true });
  }

  async #showPage(): Promise<void> {
    this._route = routeOf(new URL(location.href));
    await this.updateComplete;
    window.scrollTo(0, 0);
    const page = this.renderRoot.querySelector<LitElement>('[data-page]');
    await page?.updateComplete;
    page?.shadowRoot?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  #followLink(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link === undefined || link.target !== '' || link.hasAttribute('download')) return;
    if (
      link.origin !== location.origin ||
      !isAppPath(link.pathname) ||
      link.getAttribute('href')?.startsWith('#')
    )
      return;
    event.preventDefault();
    void navigate(link.pathname + link.search);
  }

  get #clock(): Clock {
    const state = this.#session.value;
    return {
      timeZone: state?.session.site.timeZone ?? 'UTC',
      nowMs: Date.now() + (state?.clockOffsetMs ?? 0),
    };
  }

  #afterLogin(): string | null {
    return this._route.page === 'login' || this._route.page === 'setup' ? '/' : null;
  }

  #body(): TemplateResult {
    switch (this._phase) {
      case 'starting':
        return html`<p class="start soft" role="status">${t('shell.loading')}…</p>`;
      case 'unreachable':
        return html`<div class="start" role="alert">
          <h1>${t('app.name')}</h1>
          <p>${t('shell.cannot_start')}</p>
          <button class="button primary" @click=${() => void this.#start(null)}>${t('action.retry')}</button>
        </div>`;
      case 'setup':
        return html`<ly-setup-page></ly-setup-page>`;
      case 'signed-out':
        return html`<ly-login-page .ended=${this._sessionEnded} .next=${this.#afterLogin()}></ly-login-page>`;
      case 'signed-in':
        return html`<ly-shell
          .page=${this._route.page}
          .session=${this.#session.value?.session}
          .calls=${this.#alerts.count}
          .alerts=${this.#emergency.state.current}
          alertId=${this._route.page === 'alert' ? this._route.alertId : ''}
          .clock=${this.#clock}
        >
          ${pageFor(this._route)}
        </ly-shell>`;
    }
  }

  override render() {
    return html`${this.#body()}${
      this._phase === 'signed-in'
        ? html`<ly-connection-banner .away=${this._away}></ly-connection-banner
            ><ly-desk-tools></ly-desk-tools>`
        : nothing
    }`;
  }
}

customElements.define('ly-app', App);

declare global {
  interface HTMLElementTagNameMap {
    'ly-app': App;
  }
}
