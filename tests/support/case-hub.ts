import * as v from 'valibot';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { casePolicySchema, type CasePolicy } from '@louyu/contract/api/case-policy';
import {
  caseSchema,
  enteredCaseSchema,
  type CaseActionRequest,
  type CaseView,
  type EnteredCase,
} from '@louyu/contract/api/cases';
import type { Actor } from '../../hub/src/core/ports.ts';
import { casePhotoDefaults } from '../../hub/src/core/cases/case-photos.ts';
import { casesOnDemand, type Cases } from '../../hub/src/core/cases/cases-on-demand.ts';
import { caseViewDefaults } from '../../hub/src/core/cases/case-views.ts';
import { deadlineDefaults } from '../../hub/src/core/cases/deadlines.ts';
import { formKeyDefaults } from '../../hub/src/core/cases/form-keys.ts';
import { defaultPolicy } from '../../hub/src/core/cases/policy.ts';
import { caseRetentionDefaults } from '../../hub/src/core/cases/retention.ts';
import { submissionThrottleDefaults } from '../../hub/src/core/cases/submission-throttle.ts';
import { trackingDefaults } from '../../hub/src/core/cases/tracking-service.ts';
import type { StaffRecord } from '../../hub/src/core/staff/staff-store.ts';
import { caseRoutes } from '../../hub/src/http/cases.ts';
import { imageRoutesDefaults } from '../../hub/src/http/images.ts';
import { casePages } from '../../hub/src/http/resident/case-pages.ts';
import { reportRoutesDefaults } from '../../hub/src/http/resident/report-routes.ts';
import { createImageEncoder, imageEncoderDefaults } from '../../hub/src/images/image-encoder.ts';
import { createBlobs } from '../../hub/src/store/blobs.ts';
import { sha256, systemRandom } from '../../hub/src/system/node-ports.ts';
import { openVault } from '../../hub/src/system/vault.ts';
import { openDeviceHub, type DeviceHub } from './device-hub.ts';
import { Phone } from './phone.ts';

export const clerk: Actor = { id: 'clerk1', name: '客服 小周', roles: ['service'] };
export const fitter: Actor = { id: 'fitter1', name: '维修 老陈', roles: ['service'] };

const limitDefaults = {
  ...casePhotoDefaults,
  ...caseViewDefaults,
  ...deadlineDefaults,
  ...formKeyDefaults,
  ...caseRetentionDefaults,
  ...submissionThrottleDefaults,
  ...trackingDefaults,
  ...reportRoutesDefaults,
  ...imageRoutesDefaults,
};

const publicUrl = 'http://192.0.2.10:8080';

/** What residents report, on a real database and with the real pages and routes. */
export interface CaseHub {
  readonly hub: DeviceHub;
  readonly cases: Cases;
  readonly photoDirectory: string;
  /** Opens the form at a place and submits it, after the time that a person needs. */
  submit(words?: Readonly<Record<string, string>>, options?: SubmitOptions): Promise<Submitted>;
  view(id: string): Promise<CaseView>;
  act(actor: Actor, id: string, request: CaseActionRequest): Promise<Response>;
  enter(change?: Readonly<Record<string, unknown>>): Promise<EnteredCase>;
  /** By the tracking code. */
  idOf(code: string): Promise<string>;
  setPolicy(change: Partial<CasePolicy>): Promise<void>;
  ask(method: string, path: string, body?: unknown): Promise<Response>;
  /** The bytes of the whole database with its log, as text. */
  wholeDatabase(): string;
  close(): Promise<void>;
}

interface SubmitOptions {
  readonly phone?: Phone;
  readonly place?: string;
  readonly photos?: readonly File[];
}

export interface Submitted {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  /** Empty where nothing was filed. */
  readonly code: string;
  readonly phone: Phone;
  readonly form: FormData;
}

export const report = { category: 'light', where: '', text: '大堂的灯不亮', contact: '' };

export async function openCaseHub(limits: Partial<typeof limitDefaults> = {}): Promise<CaseHub> {
  const hub = await openDeviceHub();
  const directory = dirname(hub.databaseFile);
  const encoder = createImageEncoder({ limits: imageEncoderDefaults });
  const photoDirectory = join(directory, 'case-photos');
  const opened = openVault(directory, undefined).vault;
  const options = {
    store: hub.store,
    clock: hub.clock,
    trustedClock: hub.clock,
    random: systemRandom,
    digest: sha256,
    live: { emit: (change: (typeof hub.changes)[number]) => void hub.changes.push(change) },
    notices: hub.screenNotices,
    files: createBlobs(photoDirectory),
    encoder,
    vault: () => Promise.resolve(opened),
    limits: { ...limitDefaults, ...limits },
  };
  const load = casesOnDemand(options);
  const cases = await load();
  for (const { id, name } of [clerk, fitter]) await hub.store.staff.add(staffRecord(id, name));
  const pages = { ...options, cases: load, publicUrl, log: hub.log, secure: false };
  for (const [path, routes] of Object.entries(casePages(pages))) hub.app.route(path, routes);
  hub.app.route('/api/cases', caseRoutes({ ...pages, cases: load }));
  const send = (method: string, path: string, body?: unknown) =>
    Promise.resolve(
      hub.app.request(path, {
        method,
        headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );

  const caseHub: CaseHub = {
    hub,
    cases,
    photoDirectory,
    async submit(words = {}, { phone = new Phone(hub.app), place = 'lobby', photos = [] } = {}) {
      const kind = words['kind'] ?? 'repair';
      const page = await phone.open(`/r/${place}?kind=${kind}`);
      hub.clock.pass(5_000);
      const form = new FormData();
      for (const name of ['key', 'phone'])
        form.set(name, new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page.text)?.[1] ?? '');
      form.set('kind', kind);
      for (const [name, value] of Object.entries({ ...report, ...words })) form.set(name, value);
      for (const photo of photos) form.append('photos', photo);
      return { ...(await sent(phone, place, form)), phone, form };
    },
    async view(id) {
      hub.actor = clerk;
      return caseSchemaParse(await send('GET', `/api/cases/${id}`));
    },
    async act(actor, id, request) {
      hub.actor = actor;
      return send('POST', `/api/cases/${id}/actions`, request);
    },
    async enter(change = {}) {
      hub.actor = clerk;
      const request = {
        key: 'k'.repeat(16),
        source: 'phone',
        kind: 'repair',
        category: 'leak',
        placeId: 'lobby',
        where: '3楼走廊',
        text: '天花板漏水',
        contact: '',
        ...change,
      };
      const response = await send('POST', '/api/cases', request);
      return v.parse(enteredCaseSchema, await response.json());
    },
    idOf: async (code) => (await cases.tracking.find(code, '')).record.id,
    async setPolicy(change) {
      await cases.desk.savePolicy(clerk, v.parse(casePolicySchema, { ...defaultPolicy, ...change }));
    },
    ask: send,
    wholeDatabase: () =>
      ['', '-wal'].map((end) => readFileSync(`${hub.databaseFile}${end}`).toString('utf8')).join(''),
    async close() {
      encoder.close();
      await hub.close();
    },
  };
  return caseHub;
}

/** Sends a form, as often as a test wants. */
export async function sent(
  phone: Phone,
  place: string,
  form: FormData,
): Promise<{ status: number; text: string; location: string; code: string }> {
  const { status, text, response } = await phone.open(`/r/${place}`, { method: 'POST', body: form });
  const location = response.headers.get('location') ?? '';
  return { status, text, location, code: /^\/c\/(\w{11})/.exec(location)?.[1] ?? '' };
}

async function caseSchemaParse(response: Response): Promise<CaseView> {
  return v.parse(caseSchema, await response.json());
}

function staffRecord(id: string, name: string): StaffRecord {
  return {
    ...{ id, login: id, name, roles: ['service'], scope: [], phone: '', language: 'zh-CN' },
    ...{ passwordHash: '', disabledAt: null, createdAt: '2026-11-21T00:00:00.000Z' },
  };
}
