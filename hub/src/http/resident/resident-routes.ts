import { Hono, type Context } from 'hono';
import { LouyuError } from '@louyu/contract/errors';
import { toBase64Url } from '@louyu/contract/base64url';
import type { AcknowledgmentService } from '../../core/acknowledgments/acknowledgment-service.ts';
import type { ScreenNotices } from '../../core/acknowledgments/screen-notices.ts';
import type { Log } from '../../core/log.ts';
import type { Clock, Random } from '../../core/ports.ts';
import type { Store } from '../../core/store.ts';
import { clientAddress } from '../client-address.ts';
import { toLouyuError } from '../errors.ts';
import type { HttpEnv } from '../http-env.ts';
import {
  canonicalCode,
  chosenLanguage,
  cookiePhoneId,
  keepPhoneId,
  languageOf,
  queryPhoneId,
  validPhoneId,
} from './asker.ts';
import { pageHref } from './hrefs.ts';
import { messagePage } from './message-page.ts';
import { noticePage } from './notice-page.ts';
import { residentPolicy } from './style.ts';

export interface ResidentRoutesOptions {
  readonly notices: ScreenNotices;
  readonly acknowledgments: AcknowledgmentService;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Whether phones come by TLS: the cookie is then never sent in the clear. */
  readonly secure: boolean;
}

const phoneIdBytes = 16;

/** `/q/{code}`: what a phone opens after scanning a screen. Works without scripts, and without cookies. */
export function residentRoutes(options: ResidentRoutesOptions): Hono<HttpEnv> {
  const { notices, acknowledgments, store, clock, random, log, secure } = options;
  const routes = new Hono<HttpEnv>();

  routes.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });

  routes.onError(async (error, c) => {
    const known = toLouyuError(error, c, log);
    const phoneId = c.req.method === 'POST' ? await formPhoneId(c).catch(() => undefined) : undefined;
    const site = await store.places.site().catch(() => undefined);
    const retryAfterSeconds = known.details['retryAfterSeconds'];
    if (typeof retryAfterSeconds === 'number') c.header('retry-after', String(retryAfterSeconds));
    c.header('content-security-policy', residentPolicy);
    c.header('cache-control', 'no-store');
    const tap = phoneId === undefined ? undefined : { phoneId };
    const page = messagePage({ language: languageOf(c), site, error: known, code: canonicalCode(c), tap });
    c.status(statusOf(known));
    return c.html(page);
  });

  async function show(c: Context<HttpEnv>, status: 200 | 410, phoneId: string): Promise<Response> {
    const scanned = await notices.find(c.req.param('code') ?? '');
    const [site, tree, others, acknowledgedAt] = await Promise.all([
      store.places.site(),
      store.places.tree(),
      notices.othersOn(scanned),
      acknowledgments.at(scanned, phoneId),
    ]);
    if (site === undefined) throw new LouyuError('hub.not_ready');
    const page = noticePage({
      language: languageOf(c),
      languageChosen: chosenLanguage(c) !== undefined,
      now: clock.now(),
      site,
      tree,
      scanned,
      others,
      phoneId,
      acknowledgedAt,
      justNow: c.req.query('said') === '1',
    });
    c.header('content-security-policy', residentPolicy);
    return c.html(page, status);
  }

  routes.get('/:code', async (c) => {
    const kept = cookiePhoneId(c);
    // A phone that keeps no cookie brings its id back from the form by the address, once, to see what it has said.
    const phoneId = kept ?? queryPhoneId(c) ?? toBase64Url(random.bytes(phoneIdBytes));
    if (kept === undefined && queryPhoneId(c) === undefined) keepPhoneId(c, phoneId, secure);
    return show(c, 200, phoneId);
  });

  routes.post('/:code/known', async (c) => {
    const kept = cookiePhoneId(c);
    const phoneId = kept ?? (await formPhoneId(c));
    if (phoneId === undefined) throw new LouyuError('request.invalid', { details: { path: 'phone' } });
    try {
      const { first, code } = await acknowledgments.acknowledge(
        c.req.param('code'),
        phoneId,
        clientAddress(c),
      );
      const query = {
        lang: chosenLanguage(c),
        said: first ? '1' : undefined,
        phone: kept === undefined ? phoneId : undefined,
      };
      return c.redirect(`${pageHref(code, query)}#known`, 303);
    } catch (error) {
      if (error instanceof LouyuError && error.code === 'acknowledgment.over') return show(c, 410, phoneId);
      throw error;
    }
  });

  return routes;
}

function statusOf({ status }: LouyuError): 400 | 404 | 410 | 429 | 500 | 503 | 507 {
  const known = [400, 404, 410, 429, 503, 507] as const;
  return known.find((candidate) => candidate === status) ?? 500;
}

/** Read as text: a form of one field needs none of what a parser for uploads brings. */
async function formPhoneId(c: Context<HttpEnv>): Promise<string | undefined> {
  return validPhoneId(new URLSearchParams(await c.req.text()).get('phone'));
}
