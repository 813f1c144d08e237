import { Hono } from 'hono';
import { caseKeepDefaults } from '../../core/cases/keep-days.ts';
import { pruneLimitDefaults } from '../../core/receipts/pruner.ts';
import type { HttpEnv } from '../http-env.ts';
import { privacyPage, type KeepDays } from './privacy-page.ts';
import { readerOf } from './reader.ts';
import { residentErrors } from './resident-errors.ts';
import type { ResidentRoutesOptions } from './resident-routes.ts';
import { residentPolicy } from './style.ts';

export interface PrivacyRoutesOptions extends Pick<
  ResidentRoutesOptions,
  'store' | 'random' | 'log' | 'secure'
> {
  readonly limits?: Partial<KeepDays>;
}

/** `/privacy`: what is kept of residents, reachable from every resident page. */
export function privacyRoutes(options: PrivacyRoutesOptions): Hono<HttpEnv> {
  const { store, random, secure } = options;
  const keep = { ...pruneLimitDefaults, ...caseKeepDefaults, ...options.limits };
  const routes = new Hono<HttpEnv>();
  routes.onError(residentErrors(options, () => undefined));
  routes.get('/', async (c) => {
    const reader = readerOf(c, random, secure);
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', residentPolicy);
    const site = await store.places.site();
    return c.html(privacyPage(reader, site, keep));
  });
  return routes;
}
