import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { reportMaxDays, type Report } from '@louyu/contract/api/reports';
import { LouyuError } from '@louyu/contract/errors';
import { windowSchema } from '@louyu/contract/primitives';
import { reportOf } from '../core/reports/report.ts';
import type { ReportStore } from '../core/reports/report-store.ts';
import { dayMs, msBetween } from '../core/time.ts';
import type { HttpEnv } from './http-env.ts';
import { queryText, requireRole } from './request.ts';

export interface ReportRoutesOptions {
  readonly store: { readonly reports: ReportStore };
}

/** `/api/reports`: figures of a period, of nobody in particular, for all staff. */
export function reportRoutes({ store }: ReportRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole());
  routes.get('/', async (c) => c.json<Report>(await reportOf(store.reports, periodOf(c))));
  routes.get('/export.csv', async (c) => {
    const report = await reportOf(store.reports, periodOf(c));
    const { reportCsv } = await import('../core/reports/report-csv.ts');
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="louyu-report.csv"');
    return c.body(reportCsv(report, c.get('language')));
  });
  return routes;
}

/** @throws LouyuError `request.invalid` where a moment is missing, or the period is empty or longer than `reportMaxDays` */
function periodOf(c: Context<HttpEnv>) {
  const span = v.safeParse(windowSchema, { from: queryText(c, 'from', 30), to: queryText(c, 'to', 30) });
  if (!span.success) throw new LouyuError('request.invalid', { details: { path: 'from' } });
  const { from, to } = span.output;
  if (msBetween(from, to) > reportMaxDays * dayMs)
    throw new LouyuError('request.invalid', { details: { path: 'to' } });
  return { from, to };
}
