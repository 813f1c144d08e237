import type { Hono } from 'hono';
import type { HttpEnv } from '../http-env.ts';
import { casePages } from './case-pages.ts';
import { checkRoutes, type CheckRoutesOptions } from './check-routes.ts';
import { doorRoutes } from './door-routes.ts';
import { placeRoutes, type PlaceRoutesOptions } from './place-routes.ts';
import { privacyRoutes, type PrivacyRoutesOptions } from './privacy-routes.ts';
import { residentRoutes, type ResidentRoutesOptions } from './resident-routes.ts';
import { rollCallPageRoutes, type RollCallRoutesOptions } from './roll-call-routes.ts';

type AlertPagesOptions = Pick<RollCallRoutesOptions, 'rollCall' | 'clock'> & {
  readonly screenAlerts: RollCallRoutesOptions['alerts'];
};

export type ResidentPagesOptions = { readonly emergencies: AlertPagesOptions } & ResidentRoutesOptions &
  CheckRoutesOptions &
  PrivacyRoutesOptions &
  Omit<PlaceRoutesOptions, 'places'> & { readonly placeNotices: PlaceRoutesOptions['places'] } & Parameters<
    typeof casePages
  >[0];

/** All that residents open, by where it is mounted; QR codes are upper-case throughout. */
export function residentPages(options: ResidentPagesOptions): Record<string, Hono<HttpEnv>> {
  const notices = residentRoutes(options);
  const doors = doorRoutes(options);
  const places = placeRoutes({ ...options, places: options.placeNotices });
  const check = checkRoutes(options);
  const { screenAlerts, ...emergencies } = options.emergencies;
  const alerts = rollCallPageRoutes({ ...options, ...emergencies, alerts: screenAlerts });
  return {
    ...{ '/q': notices, '/Q': notices, '/d': doors, '/D': doors, '/n': places, '/N': places },
    ...{ '/a': alerts, '/A': alerts },
    ...casePages(options),
    '/privacy': privacyRoutes(options),
    ...{ '/check': check, '/CHECK': check },
  };
}
