import {
  authorizationSchema,
  deviceCredentialsSchema,
  type Authorization,
  type DeviceCredentials,
} from '@louyu/contract/api/devices';
import { deskSchema, type Desk } from '@louyu/contract/api/desk';
import { askAsDesk } from './connection.ts';
import { request, requestNothing, useCsrfToken } from './request.ts';

/** This desk and who is on duty; its sign of life. @throws ApiError `desk.not_paired`, `desk.revoked` */
export async function fetchDesk(personId: string): Promise<Desk> {
  askAsDesk(personId);
  const desk = await request(deskSchema, '/api/desk/session');
  useCsrfToken(desk.csrfToken);
  return desk;
}

/** Asks for a pairing code (RFC 8628), as a desk with this glass. */
export async function authorizeDesk(): Promise<Authorization> {
  // What has no secret asks as nobody.
  askAsDesk(undefined);
  const { width, height } = screen;
  return request(authorizationSchema, '/api/device/authorization', {
    method: 'POST',
    body: { kind: 'desk', widthPx: width, heightPx: height },
  });
}

/** @throws ApiError `pairing.pending`, `pairing.slow_down`, `pairing.expired`, `pairing.used` */
export async function fetchDeskSecret(deviceCode: string): Promise<DeviceCredentials> {
  return request(deviceCredentialsSchema, '/api/device/token', {
    method: 'POST',
    body: { device_code: deviceCode },
  });
}

/** Trades the secret for a cookie that no script reads. */
export async function openDesk({ deviceId, secret }: DeviceCredentials): Promise<void> {
  await requestNothing('/api/desk/session', { method: 'POST', body: { deviceId, secret } });
}
