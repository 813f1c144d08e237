import {
  auditCheckSchema,
  auditPageSchema,
  auditStateSchema,
  type AuditCheck,
  type AuditFilter,
  type AuditPage,
  type AuditState,
} from '@louyu/contract/api/audit';
import { request } from './request.ts';

const pageSize = 50;

/** The audit log, newest first; `before` is `next` of the page before. */
export async function fetchAudit(
  filter: AuditFilter,
  before: number | null,
  signal?: AbortSignal,
): Promise<AuditPage> {
  const search = searchOf(filter);
  search.set('limit', String(pageSize));
  if (before !== null) search.set('before', String(before));
  return request(auditPageSchema, `/api/audit?${search.toString()}`, { signal });
}

export async function fetchAuditState(signal?: AbortSignal): Promise<AuditState> {
  return request(auditStateSchema, '/api/audit/state', { signal });
}

/** Walks the hash chain now. */
export async function checkAudit(): Promise<AuditCheck> {
  return request(auditCheckSchema, '/api/audit/check', { method: 'POST' });
}

/** Where the browser downloads what the filter lets through. */
export function auditExportHref(filter: AuditFilter): string {
  return `/api/audit/export.csv?${searchOf(filter).toString()}`;
}

function searchOf(filter: AuditFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) search.set(name, value);
  return search;
}
