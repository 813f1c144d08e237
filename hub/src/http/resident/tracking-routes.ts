import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { caseLimits } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema, textSchema } from '@louyu/contract/primitives';
import type { Cases } from '../../core/cases/cases-on-demand.ts';
import { clientAddress } from '../client-address.ts';
import { toLouyuError } from '../errors.ts';
import type { HttpEnv } from '../http-env.ts';
import { parseRequest } from '../request.ts';
import { casePolicy, submittedPolicy } from './case-style.ts';
import { hrefOf } from './hrefs.ts';
import { chosenLanguage, formFields, readerOf } from './reader.ts';
import { pageErrors, statusOf } from './resident-errors.ts';
import type { ResidentRoutesOptions } from './resident-routes.ts';
import { lookUpPage, trackingPage } from './tracking-page.ts';

export interface TrackingRoutesOptions extends Pick<
  ResidentRoutesOptions,
  'store' | 'random' | 'log' | 'secure'
> {
  readonly cases: () => Promise<Cases>;
  /** Base address that residents' phones reach. */
  readonly publicUrl: string;
  readonly limits: { readonly caseContactDays: number; readonly casePhotoDays: number };
}

const words = v.optional(textSchema(caseLimits.textMaxChars), '');
const messageSchema = v.object({
  text: v.pipe(textSchema(caseLimits.textMaxChars), v.minLength(1)),
  after: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
});
const reopenSchema = v.object({ text: words });
const ratingSchema = v.object({
  stars: v.pipe(v.string(), v.regex(/^[1-5]$/), v.transform(Number)),
  text: words,
});

/** `/c` and `/c/{code}`: a case for whoever has its code. Works without scripts, and without cookies. */
export function trackingRoutes(options: TrackingRoutesOptions): Hono<HttpEnv> {
  const { cases, store, log, random, secure, publicUrl, limits } = options;
  const routes = new Hono<HttpEnv>();
  routes.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', casePolicy);
    // A code is a key: no other page is told of it.
    c.header('referrer-policy', 'no-referrer');
    await next();
  });
  routes.onError(async (error, c) => {
    const known = toLouyuError(error, c, log);
    const typed = c.req.param('code') ?? c.req.query('code') ?? '';
    const leadsNowhere = known.code === 'case.code_unknown' || known.code === 'case.code_mistyped';
    if (!leadsNowhere) return pageErrors(options, () => hrefOf(`/c/${typed}`, {}))(error, c);
    c.header('content-security-policy', casePolicy);
    c.header('cache-control', 'no-store');
    c.status(statusOf(known));
    const site = await store.places.site().catch(() => undefined);
    const page = { reader: readerOf(c, random, secure), site };
    return c.html(lookUpPage(page, { typed: typed.slice(0, 24), error: known, erased: false }));
  });

  routes.get('/', async (c) => {
    const typed = c.req.query('code');
    if (typed !== undefined) {
      const { code } = await (await cases()).tracking.find(typed, clientAddress(c));
      return c.redirect(hrefOf(`/c/${code}`, { lang: chosenLanguage(c) }), 303);
    }
    const page = { reader: readerOf(c, random, secure), site: await store.places.site() };
    return c.html(lookUpPage(page, { typed: '', erased: c.req.query('said') === 'erased' }));
  });
  routes.get('/:code', async (c) => {
    const tracked = await (await cases()).tracking.find(c.req.param('code'), clientAddress(c));
    const [site, tree] = await Promise.all([store.places.site(), store.places.tree()]);
    if (site === undefined) throw new LouyuError('hub.not_ready');
    c.header('content-security-policy', submittedPolicy);
    const page = trackingPage({
      ...{ reader: readerOf(c, random, secure), site, tree, tracked, publicUrl, said: c.req.query('said') },
      days: { contact: limits.caseContactDays, photo: limits.casePhotoDays },
    });
    return c.html(page);
  });
  routes.get('/:code/data.json', async (c) => {
    const data = await (await cases()).tracking.export(c.req.param('code'), clientAddress(c));
    c.header('content-disposition', 'attachment; filename="louyu-case.json"');
    c.header('content-type', 'application/json; charset=utf-8');
    return c.body(`${JSON.stringify(data, undefined, 2)}\n`);
  });
  routes.get('/:code/photos/:photoId', async (c) => {
    const photoId = c.req.param('photoId');
    if (!v.is(idSchema, photoId)) throw new LouyuError('case.photo_not_found');
    const bytes = await (await cases()).tracking.photo(c.req.param('code'), photoId, clientAddress(c));
    c.header('content-type', 'image/webp');
    return c.body(Uint8Array.from(bytes).buffer);
  });

  const back = (c: Context<HttpEnv>, said?: string) =>
    c.redirect(hrefOf(`/c/${c.req.param('code') ?? ''}`, { lang: chosenLanguage(c), said }), 303);
  const codeOf = (c: Context<HttpEnv>) => c.req.param('code') ?? '';

  routes.post('/:code/message', async (c) => {
    const { text, after } = parsed(messageSchema, await formFields(c));
    await (await cases()).tracking.write(codeOf(c), lines(text), after, clientAddress(c));
    return back(c);
  });
  routes.post('/:code/confirm', async (c) => {
    await (await cases()).tracking.confirm(codeOf(c), clientAddress(c));
    return back(c);
  });
  routes.post('/:code/reopen', async (c) => {
    const { text } = parsed(reopenSchema, await formFields(c));
    await (await cases()).tracking.reopen(codeOf(c), lines(text), clientAddress(c));
    return back(c);
  });
  routes.post('/:code/rate', async (c) => {
    const { stars, text } = parsed(ratingSchema, await formFields(c));
    await (await cases()).tracking.rate(codeOf(c), stars, lines(text), clientAddress(c));
    return back(c, 'rated');
  });
  routes.post('/:code/erase', async (c) => {
    await (await cases()).tracking.erase(codeOf(c), clientAddress(c));
    return c.redirect(hrefOf('/c', { lang: chosenLanguage(c), said: 'erased' }), 303);
  });
  return routes;
}

/** @throws LouyuError `case.field_wrong`: a resident is told no names of fields */
function parsed<Output>(schema: v.GenericSchema<unknown, Output>, fields: URLSearchParams): Output {
  try {
    return parseRequest(schema, Object.fromEntries(fields));
  } catch (cause) {
    throw new LouyuError('case.field_wrong', { cause });
  }
}

/** Browsers send line ends as CR LF. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
