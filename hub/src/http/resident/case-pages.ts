import type { Hono } from 'hono';
import type { HttpEnv } from '../http-env.ts';
import { reportRoutes, type ReportRoutesOptions } from './report-routes.ts';
import { trackingRoutes, type TrackingRoutesOptions } from './tracking-routes.ts';

/** The pages on which residents report and follow what they reported, by where they are mounted; QR codes are upper-case throughout. */
export function casePages(
  options: ReportRoutesOptions & TrackingRoutesOptions,
): Record<string, Hono<HttpEnv>> {
  const [reports, tracking] = [reportRoutes(options), trackingRoutes(options)];
  return { '/r': reports, '/R': reports, '/c': tracking, '/C': tracking };
}
