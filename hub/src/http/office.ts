import type { Hono } from 'hono';
import type { Office } from '../core/staff/office.ts';
import { auditRoutes, type AuditRoutesOptions } from './audit.ts';
import { dutyRoutes } from './duty.ts';
import type { HttpEnv } from './http-env.ts';
import { openSessionRoutes, sessionRoutes, type SessionCookie } from './session.ts';
import { staffRoutes } from './staff.ts';
import { tokenRoutes } from './tokens.ts';

export interface OfficeRoutesOptions extends AuditRoutesOptions {
  readonly office: Office;
  readonly cookie: SessionCookie;
}

/** The routes of the staff themselves, by where they are mounted. */
export function officeRoutes({
  office,
  cookie,
  ...audit
}: OfficeRoutesOptions): Record<string, Hono<HttpEnv>> {
  const { sessions } = office;
  return {
    '/api/session': sessionRoutes({ sessions, cookie }),
    '/api/sessions': openSessionRoutes({ sessions, cookie }),
    '/api/staff': staffRoutes(office),
    '/api/tokens': tokenRoutes(office),
    '/api/duty': dutyRoutes(office),
    '/api/audit': auditRoutes(audit),
  };
}
