import type { Hono } from 'hono';
import type { HttpEnv } from '../../hub/src/http/http-env.ts';

/** A phone's browser without scripts: keeps cookies if it does, follows the redirect of a form. */
export class Phone {
  readonly #app: Hono<HttpEnv>;
  readonly #keepsCookies: boolean;
  readonly #language: string;
  cookie = '';

  constructor(app: Hono<HttpEnv>, { keepsCookies = true, language = 'zh-CN' } = {}) {
    this.#app = app;
    this.#keepsCookies = keepsCookies;
    this.#language = language;
  }

  async open(
    path: string,
    init: RequestInit = {},
  ): Promise<{ status: number; text: string; response: Response }> {
    const headers = new Headers(init.headers);
    headers.set('accept-language', this.#language);
    if (this.cookie !== '') headers.set('cookie', this.cookie);
    const response = await this.#app.request(path, { ...init, headers });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined && this.#keepsCookies) this.cookie = cookie.split(';', 1)[0] ?? '';
    return { status: response.status, text: await response.clone().text(), response };
  }

  /** Submits the form of a page. */
  async tap(page: string): Promise<{ status: number; text: string; response: Response }> {
    const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1] ?? '';
    const phone = /name="phone" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const answer = await this.open(action, { method: 'POST', body: new URLSearchParams({ phone }) });
    if (answer.status !== 303) return answer;
    return this.open((answer.response.headers.get('location') ?? '').split('#')[0] ?? '');
  }
}
