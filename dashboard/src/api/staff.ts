import {
  openSessionListSchema,
  staffSchema,
  type OpenSession,
  type Staff,
  type StaffChange,
  type StaffRequest,
} from '@louyu/contract/api/staff';
import * as v from 'valibot';
import { request, requestNothing } from './request.ts';

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

/** Where a person is logged in, newest first. */
export async function fetchSessionsOf(id: string): Promise<readonly OpenSession[]> {
  return request(openSessionListSchema, `/api/staff/${id}/sessions`);
}

export async function signOutEverywhere(id: string): Promise<void> {
  await requestNothing(`/api/staff/${id}/sessions`, { method: 'DELETE' });
}
