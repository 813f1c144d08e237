import { Hono, type Context } from 'hono';
import {
  auditFilterSchema,
  type AuditCheck,
  type AuditFilter,
  type AuditPage,
  type AuditState,
} from '@louyu/contract/api/audit';
import { auditCsv, type AuditTrail } from '../core/staff/audit-trail.ts';
import { streamOf } from './csv-stream.ts';
import type { HttpEnv } from './http-env.ts';
import { parseRequest, queryNumber, requireRole } from './request.ts';

export const auditRoutesDefaults = {
  /** Entries of the audit log in one export, newest first. */
  auditExportMaxRows: 100_000,
};

export interface AuditRoutesOptions {
  readonly trail: AuditTrail;
  /** The hash chain and the backups that carry its head in their names. */
  readonly keeper: {
    check(): Promise<AuditCheck>;
    state(): Promise<Pick<AuditState, 'check' | 'backups' | 'backupProblem'>>;
  };
  readonly limits: typeof auditRoutesDefaults;
}

const auditPageMaxEntries = 200;

/** `/api/audit?before=seq&limit=50`: the audit log, newest first, for admins and auditors. */
export function auditRoutes({ trail, keeper, limits }: AuditRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole('admin', 'auditor'));
  routes.get('/', async (c) => {
    const before = queryNumber(c, 'before', { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: null });
    const limit = queryNumber(c, 'limit', { min: 1, max: auditPageMaxEntries, fallback: 50 });
    return c.json<AuditPage>(await trail.page(filterOf(c), before, limit));
  });
  routes.get('/state', async (c) => {
    const [people, actions, state] = await Promise.all([trail.people(), trail.actions(), keeper.state()]);
    return c.json<AuditState>({ people, actions, ...state });
  });
  routes.post('/check', async (c) => c.json<AuditCheck>(await keeper.check()));
  routes.get('/export.csv', (c) => {
    const lines = auditCsv(trail, filterOf(c), limits.auditExportMaxRows);
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="louyu-audit.csv"');
    return streamOf(c, lines);
  });
  return routes;
}

function filterOf(c: Context<HttpEnv>): AuditFilter {
  const given = Object.entries(c.req.query()).filter(([, text]) => text !== '');
  return parseRequest(auditFilterSchema, Object.fromEntries(given));
}
