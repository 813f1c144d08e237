import {
  deviceListSchema,
  deviceSchema,
  forecastSchema,
  pairingSchema,
  type DeviceChange,
  type DeviceSummary,
  type DeviceView,
  type Forecast,
  type PairingApproval,
  type PairingView,
} from '@louyu/contract/api/devices';
import { request, requestNothing } from './request.ts';

export async function fetchDevices(signal?: AbortSignal): Promise<readonly DeviceSummary[]> {
  return request(deviceListSchema, '/api/devices', { signal });
}

export async function fetchDevice(id: string, signal?: AbortSignal): Promise<DeviceView> {
  return request(deviceSchema, `/api/devices/${id}`, { signal });
}

/** What decides what it shows at any moment of the next 14 days. */
export async function fetchForecast(id: string, signal?: AbortSignal): Promise<Forecast> {
  return request(forecastSchema, `/api/devices/${id}/forecast`, { signal });
}

/** Renames, moves or sets up; moving closes the device's connection, so that it reads its new places at once. */
export async function changeDevice(id: string, change: DeviceChange): Promise<DeviceView> {
  return request(deviceSchema, `/api/devices/${id}`, { method: 'PATCH', body: change });
}

/** 停用: dead at once, for good. */
export async function revokeDevice(id: string): Promise<void> {
  await requestNothing(`/api/devices/${id}/revoke`, { method: 'POST' });
}

export async function commandDevice(id: string, kind: 'identify' | 'reload'): Promise<void> {
  await requestNothing(`/api/devices/${id}/commands`, { method: 'POST', body: { kind } });
}

/** What waits behind a code. @throws ApiError `pairing.unknown_code`, `.expired`, `.used` */
export async function fetchPairing(userCode: string, signal?: AbortSignal): Promise<PairingView> {
  return request(pairingSchema, `/api/pairings/${encodeURIComponent(userCode)}`, { signal });
}

export async function approvePairing(userCode: string, approval: PairingApproval): Promise<DeviceView> {
  return request(deviceSchema, `/api/pairings/${encodeURIComponent(userCode)}`, {
    method: 'POST',
    body: approval,
  });
}
