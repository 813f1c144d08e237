import { dutyViewSchema, type DutyRoster, type DutyView } from '@louyu/contract/api/duty';
import { request } from './request.ts';

export async function fetchDuty(signal?: AbortSignal): Promise<DutyView> {
  return request(dutyViewSchema, '/api/duty', { signal });
}

/** @throws ApiError `duty.changed` where somebody has written since */
export async function changeDuty(body: DutyRoster): Promise<DutyView> {
  return request(dutyViewSchema, '/api/duty', { method: 'PUT', body });
}
