import {
  auditPageSchema,
  staffSchema,
  type AuditPage,
  type Staff,
  type StaffChange,
  type StaffRequest,
} from '@louyu/contract/api/staff';
import * as v from 'valibot';
import { request } from './request.ts';

const auditPageSize = 50;

export async function fetchStaff(signal?: AbortSignal): Promise<readonly Staff[]> {
  return request(v.array(staffSchema), '/api/staff', { signal });
}

/** @throws ApiError `staff.login_taken` */
export async function addStaff(body: StaffRequest): Promise<Staff> {
  return request(staffSchema, '/api/staff', { method: 'POST', body });
}

/** @throws ApiError `staff.last_admin` */
export async function changeStaff(id: string, body: StaffChange): Promise<Staff> {
  return request(staffSchema, `/api/staff/${id}`, { method: 'PATCH', body });
}

/** The audit log, newest first; `before` is `next` of the page before. */
export async function fetchAudit(before: number | null, signal?: AbortSignal): Promise<AuditPage> {
  const search = new URLSearchParams({ limit: String(auditPageSize) });
  if (before !== null) search.set('before', String(before));
  return request(auditPageSchema, `/api/audit?${search.toString()}`, { signal });
}
