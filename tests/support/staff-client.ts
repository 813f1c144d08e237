import * as v from 'valibot';
import { errorBodySchema } from '@louyu/contract/api/overview';
import {
  sessionSchema,
  setupResultSchema,
  type SetupRequest,
  type SetupResult,
} from '@louyu/contract/api/staff';
import { noticeSchema, type Draft, type NoticeView } from '@louyu/contract/api/notices';
import {
  deviceCredentialsSchema,
  authorizationSchema,
  type DeviceCredentials,
  type PairingApproval,
} from '@louyu/contract/api/devices';
import type { DeviceKind } from '@louyu/contract/devices';

/** An error answer of the hub, as a caller sees it. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(`${status} ${code}: ${message}`);
    this.status = status;
    this.code = code;
  }
}

/** A person at the API: keeps the cookie and the CSRF token as the dashboard does. */
export class StaffClient {
  #baseUrl: string;
  #cookie = '';
  #csrfToken = '';

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  /** The hub is at another address now. */
  moveTo(baseUrl: string): void {
    this.#baseUrl = baseUrl;
  }

  async request<Output>(
    method: string,
    path: string,
    schema: v.GenericSchema<unknown, Output>,
    body?: unknown,
  ): Promise<Output> {
    const response = await this.fetch(method, path, body);
    const answer: unknown = response.status === 204 ? null : await response.json();
    if (!response.ok) {
      const { error } = v.parse(errorBodySchema, answer);
      throw new ApiFailure(response.status, error.code, error.message);
    }
    return v.parse(schema, answer);
  }

  /** The bare answer, for what is not JSON or meant to fail. */
  async fetch(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.#baseUrl}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'accept-language': 'zh-CN',
        origin: this.#baseUrl,
        cookie: this.#cookie,
        'x-csrf-token': this.#csrfToken,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(';', 1)[0] ?? '';
    return response;
  }

  /** Uploads bytes as they are, as the dashboard uploads a picture; the bare answer. */
  upload(path: string, bytes: Uint8Array): Promise<Response> {
    return fetch(`${this.#baseUrl}${path}`, {
      method: 'POST',
      headers: { origin: this.#baseUrl, cookie: this.#cookie, 'x-csrf-token': this.#csrfToken },
      body: Uint8Array.from(bytes),
    });
  }

  /** The first run; this client is then the admin. */
  async setUp(code: string, start: SetupRequest['start'] = 'demo'): Promise<SetupResult> {
    const result = await this.request('POST', '/api/setup', setupResultSchema, {
      code,
      siteName: '瑞安苑',
      admin: { login: 'admin', name: '管理员', password: 'correct horse' },
      start,
      language: 'zh-CN',
    });
    await this.#readSession();
    return result;
  }

  async logIn(login: string, password: string): Promise<void> {
    await this.request('POST', '/api/session', v.unknown(), { login, password });
    await this.#readSession();
  }

  async #readSession(): Promise<void> {
    const session = await this.request('GET', '/api/session', sessionSchema);
    this.#csrfToken = session.csrfToken;
  }

  /** A draft that is submitted at once. */
  async submit(draft: Draft): Promise<NoticeView> {
    const { summary } = await this.request('POST', '/api/notices', noticeSchema, draft);
    return this.request('POST', `/api/notices/${summary.id}/submit`, noticeSchema, { revision: 1 });
  }

  sign(id: string, revision: number, ticks: readonly boolean[]): Promise<NoticeView> {
    return this.request('POST', `/api/notices/${id}/sign`, noticeSchema, { revision, ticks });
  }

  recall(id: string): Promise<NoticeView> {
    return this.request('POST', `/api/notices/${id}/recall`, noticeSchema, { reason: '时间有变' });
  }

  /** Both sides of a pairing: what the device asks for, and what staff answer. */
  async pair(approval: PairingApproval, kind: DeviceKind = 'lcd'): Promise<DeviceCredentials> {
    const device = new StaffClient(this.#baseUrl);
    const authorization = await device.request('POST', '/api/device/authorization', authorizationSchema, {
      kind,
    });
    await this.request('POST', `/api/pairings/${authorization.user_code}`, v.unknown(), approval);
    return device.request('POST', '/api/device/token', deviceCredentialsSchema, {
      device_code: authorization.device_code,
    });
  }
}
