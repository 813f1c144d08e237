import type { Context } from 'hono';
import type { LouyuError } from '@louyu/contract/errors';
import type { Log } from '../../core/log.ts';
import type { Store } from '../../core/store.ts';
import { toLouyuError } from '../errors.ts';
import type { HttpEnv } from '../http-env.ts';
import { messagePage, type MessagePage } from './message-page.ts';
import { chosenLanguage, formFields, isLarge, languageOf, phoneOfForm } from './reader.ts';
import { residentPolicy } from './style.ts';

/** Longest body that is given back to be sent again, in characters. */
const sentAgainMaxChars = 2_000;

type Options = { readonly store: Pick<Store, 'places'>; readonly log: Log };
type BackOf = (c: Context<HttpEnv>, error: LouyuError) => string | undefined;

/**
 * Answers what a resident page threw with a page, on which a form that failed can be sent again.
 * @param backOf where the reader goes on from there
 */
export function residentErrors(
  options: Options,
  backOf: BackOf,
): (error: Error, c: Context<HttpEnv>) => Promise<Response> {
  return answering(options, backOf, sentForm);
}

/** The same where a form may be of any length: it is not read for that. */
export function pageErrors(
  options: Options,
  backOf: BackOf,
): (error: Error, c: Context<HttpEnv>) => Promise<Response> {
  return answering(options, backOf, () => Promise.resolve(undefined));
}

function answering(
  { store, log }: Options,
  backOf: BackOf,
  sentOf: (c: Context<HttpEnv>) => Promise<MessagePage['sent']>,
): (error: Error, c: Context<HttpEnv>) => Promise<Response> {
  return async (error, c) => {
    const known = toLouyuError(error, c, log);
    const site = await store.places.site().catch(() => undefined);
    const retryAfterSeconds = known.details['retryAfterSeconds'];
    if (typeof retryAfterSeconds === 'number') c.header('retry-after', String(retryAfterSeconds));
    c.header('content-security-policy', residentPolicy);
    c.header('cache-control', 'no-store');
    const lang = chosenLanguage(c);
    const page = messagePage({
      reader: {
        language: languageOf(c),
        large: isLarge(c),
        carried: lang === undefined ? {} : { lang },
      },
      site,
      error: known,
      back: backOf(c, known),
      sent: await sentOf(c),
    });
    c.status(statusOf(known));
    return c.html(page);
  };
}

async function sentForm(c: Context<HttpEnv>) {
  if (c.req.method !== 'POST') return undefined;
  const fields = await formFields(c).catch(() => new URLSearchParams());
  if (phoneOfForm(c, fields) === undefined || fields.toString().length > sentAgainMaxChars) return undefined;
  const { pathname, search } = new URL(c.req.url);
  return { action: pathname + search, fields };
}

/** The status of an error, as far as pages have it. */
export function statusOf({ status }: LouyuError): 400 | 403 | 404 | 409 | 410 | 413 | 429 | 500 | 503 | 507 {
  const known = [400, 403, 404, 409, 410, 413, 429, 503, 507] as const;
  return known.find((candidate) => candidate === status) ?? 500;
}
