import {
  staffAlertListSchema,
  staffAlertPolicySchema,
  staffAlertPreferenceSchema,
  staffAlertSchema,
  type StaffAlert,
  type StaffAlertList,
  type StaffAlertPolicy,
  type StaffAlertPreference,
} from '@louyu/contract/api/staff-alerts';
import { request } from './request.ts';

export async function fetchStaffAlerts(signal?: AbortSignal): Promise<StaffAlertList> {
  return request(staffAlertListSchema, '/api/staff-alerts', { signal });
}

/** 我来处理: nobody else is called any more. */
export async function takeStaffAlert(id: string): Promise<StaffAlert> {
  return request(staffAlertSchema, `/api/staff-alerts/${id}/take`, { method: 'POST' });
}

export async function savePreference(body: StaffAlertPreference): Promise<StaffAlertPreference> {
  return request(staffAlertPreferenceSchema, '/api/staff-alerts/preference', { method: 'PUT', body });
}

export async function fetchPolicy(signal?: AbortSignal): Promise<StaffAlertPolicy> {
  return request(staffAlertPolicySchema, '/api/staff-alerts/policy', { signal });
}

export async function savePolicy(body: StaffAlertPolicy): Promise<StaffAlertPolicy> {
  return request(staffAlertPolicySchema, '/api/staff-alerts/policy', { method: 'PUT', body });
}
