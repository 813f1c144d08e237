import * as v from 'valibot';
import type { Hono } from 'hono';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { sessionSchema, setupResultSchema, type SetupResult } from '@louyu/contract/api/staff';
import type { HttpEnv } from '../../hub/src/http/http-env.ts';

/** A browser at the app, without a network between: it keeps the cookie and sends the CSRF token. */
export class AppClient {
  readonly #app: Hono<HttpEnv>;
  cookie = '';
  csrfToken = '';

  constructor(app: Hono<HttpEnv>) {
    this.#app = app;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const response = await this.#app.request(path, {
      method,
      headers: {
        'content-type': 'application/json',
        host: 'louyu.test',
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(this.csrfToken === '' ? {} : { 'x-csrf-token': this.csrfToken }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.cookie = cookie.split(';', 1)[0] ?? '';
    return response;
  }

  async ask<Output>(
    method: string,
    path: string,
    schema: v.GenericSchema<unknown, Output>,
    body?: unknown,
  ): Promise<Output> {
    const response = await this.send(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return v.parse(schema, response.status === 204 ? null : await response.json());
  }

  /** The code of the error that a request is answered with, after a check of its shape. */
  async codeOf(method: string, path: string, body?: unknown): Promise<string> {
    const response = await this.send(method, path, body);
    const { error } = v.parse(errorBodySchema, await response.json());
    return error.code;
  }

  async logIn(login: string, password: string): Promise<void> {
    const session = await this.ask('POST', '/api/session', sessionSchema, { login, password });
    this.csrfToken = session.csrfToken;
  }

  /** The first run; this client is then the admin. */
  async setUp(code: string, start: 'demo' | 'empty'): Promise<SetupResult> {
    const result = await this.ask('POST', '/api/setup', setupResultSchema, setupRequest(code, start));
    const session = await this.ask('GET', '/api/session', sessionSchema);
    this.csrfToken = session.csrfToken;
    return result;
  }
}

export const adminPassword = 'correct horse';

export function setupRequest(code: string, start: 'demo' | 'empty') {
  return {
    code,
    siteName: '瑞安苑',
    admin: { login: 'admin', name: '管理员', password: adminPassword },
    start,
    language: 'zh-CN',
  };
}
