import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { caseKindSchema } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema } from '@louyu/contract/primitives';
import type { Cases } from '../../core/cases/cases-on-demand.ts';
import type { SubmissionForm } from '../../core/cases/submission-service.ts';
import { limitBody } from '../body-limit.ts';
import { clientAddress } from '../client-address.ts';
import { toLouyuError } from '../errors.ts';
import type { HttpEnv } from '../http-env.ts';
import { casePolicy, reportPolicy } from './case-style.ts';
import { hrefOf } from './hrefs.ts';
import { chosenLanguage, formFields, languageOf, phoneOfForm, phoneOrThrow, readerOf } from './reader.ts';
import { fieldsOf, readReport, submissionOf, type SentReport } from './report-form.ts';
import { alikePage, joinedPage, reportPage, type ReportFields } from './report-page.ts';
import type { ResidentRoutesOptions } from './resident-routes.ts';
import { pageErrors, statusOf } from './resident-errors.ts';
import { UploadSeats } from './upload-seats.ts';

/** Where forms with photos are sent: they have a limit of their own. */
export const reportPath = /^\/[rR](\/[^/]+)?$/;

export const reportRoutesDefaults = {
  /** The largest form with its photos, in bytes. */
  caseUploadMaxBytes: 25_165_824,
  /** Forms with photos in memory at once. */
  caseUploadsMax: 2,
  /** Forms with photos that wait for that, unread. */
  caseUploadsWaitingMax: 100,
  /** Said to residents beside the field for their phone number. */
  caseContactDays: 30,
};

export interface ReportRoutesOptions extends Pick<
  ResidentRoutesOptions,
  'store' | 'random' | 'log' | 'secure'
> {
  readonly cases: () => Promise<Cases>;
  readonly limits: typeof reportRoutesDefaults;
}

/** A form without photos is no longer than this, in bytes. */
const wordsMaxBytes = 65_536;

/** `/r` and `/r/{code}`: the form on which residents report. Works without scripts, and without cookies. */
export function reportRoutes(options: ReportRoutesOptions): Hono<HttpEnv> {
  const { cases, store, log, random, secure, limits } = options;
  const routes = new Hono<HttpEnv>();
  const seats = new UploadSeats(limits.caseUploadsMax, limits.caseUploadsWaitingMax);

  routes.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', casePolicy);
    await next();
  });
  routes.onError(
    pageErrors(options, (c, { status }) => (status === 404 ? '/r' : `/r/${c.req.param('code') ?? ''}`)),
  );

  async function pageOf(c: Context<HttpEnv>, form: SubmissionForm, fields: ReportFields, phoneId?: string) {
    const [site, tree] = await Promise.all([store.places.site(), store.places.tree()]);
    if (site === undefined) throw new LouyuError('hub.not_ready');
    const reader = readerOf(c, random, secure);
    return {
      reader: phoneId === undefined ? reader : { ...reader, phoneId },
      ...{ site, tree, form, fields, contactDays: limits.caseContactDays },
    };
  }

  async function show(c: Context<HttpEnv>): Promise<Response> {
    const form = await (await cases()).submissions.form(c.req.param('code') ?? '');
    if (c.req.query('joined') === '1') {
      const page = await pageOf(c, form, fieldsOf(new URLSearchParams()));
      return c.html(joinedPage({ ...page, placeId: form.place.placeId }));
    }
    const kind = c.req.query('kind');
    const fields = fieldsOf(new URLSearchParams(v.is(caseKindSchema, kind) ? { kind } : {}));
    c.header('content-security-policy', reportPolicy);
    return c.html(reportPage(await pageOf(c, form, fields)));
  }

  async function take(c: Context<HttpEnv>): Promise<Response> {
    const isLarge = Number(c.req.header('content-length') ?? wordsMaxBytes + 1) > wordsMaxBytes;
    return isLarge ? seats.use(async () => taken(c, await readReport(c))) : taken(c, await readReport(c));
  }

  async function taken(c: Context<HttpEnv>, { words, photos }: SentReport): Promise<Response> {
    const { submissions } = await cases();
    const code = c.req.param('code') ?? '';
    const phoneId = phoneOfForm(c, words);
    try {
      const submission = {
        ...submissionOf(words),
        ...{ code, phoneId: phoneOrThrow(c, words), language: languageOf(c) },
        photos: await Promise.all(photos.map(async (file) => new Uint8Array(await file.arrayBuffer()))),
      };
      const outcome = await submissions.submit(submission, clientAddress(c));
      if (outcome.kind === 'filed') {
        const query = { lang: chosenLanguage(c), said: outcome.warned ? 'warned' : 'new' };
        return c.redirect(hrefOf(`/c/${outcome.code}`, query), 303);
      }
      const form = await submissions.form(code);
      const page = await pageOf(c, { ...form, key: submission.key }, fieldsOf(words), phoneId);
      return await c.html(alikePage(page, outcome.cases));
    } catch (thrown) {
      const error = toLouyuError(thrown instanceof Error ? thrown : new LouyuError('hub.internal'), c, log);
      // Where the code leads nowhere there is no form to show again.
      if (error.code.startsWith('link.')) throw error;
      const form = await submissions.form(code);
      const isSpent = error.code === 'case.form_unknown' || error.code === 'case.form_used';
      const key = isSpent ? form.key : (words.get('key') ?? form.key);
      const page = await pageOf(c, { ...form, key }, fieldsOf(words), phoneId);
      c.header('content-security-policy', reportPolicy);
      const retryAfterSeconds = error.details['retryAfterSeconds'];
      if (typeof retryAfterSeconds === 'number') c.header('retry-after', String(retryAfterSeconds));
      c.status(statusOf(error));
      return c.html(reportPage(page, error));
    }
  }

  const uploads = limitBody(limits.caseUploadMaxBytes, 'case.photos_too_large');
  routes.get('/', show);
  routes.get('/:code', show);
  routes.post('/', uploads, take);
  routes.post('/:code', uploads, take);
  // A hyphen stands for the compound as a whole, whose form has no code.
  routes.post('/:code/join', async (c) => {
    const words = await formFields(c);
    const given = c.req.param('code');
    const code = given === '-' ? '' : given;
    const phoneId = phoneOrThrow(c, words);
    const caseId = words.get('case');
    if (!v.is(idSchema, caseId)) throw new LouyuError('case.not_found');
    const wanted = { code, key: words.get('key') ?? '', caseId, phoneId };
    await (await cases()).submissions.join(wanted, clientAddress(c));
    const path = code === '' ? '/r' : `/r/${code}`;
    return c.redirect(hrefOf(path, { lang: chosenLanguage(c), joined: '1' }), 303);
  });
  return routes;
}
