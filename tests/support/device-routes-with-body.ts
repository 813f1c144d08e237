import {
  authorizationRequestSchema,
  deviceChangeSchema,
  deviceCommandSchema,
  pairingApprovalSchema,
  tokenRequestSchema,
} from '@louyu/contract/api/devices';
import { lobbyProfile } from './compound.ts';
import type { RouteWithBody } from './route-with-body.ts';

/** An id that nothing has. */
const anyId = '0123456789abcdef';

/** The routes with a body of devices, and of what lets them in. */
export const deviceRoutesWithBody: readonly RouteWithBody[] = [
  {
    method: 'PATCH',
    path: `/api/devices/${anyId}`,
    schema: deviceChangeSchema,
    body: {
      name: '大堂屏',
      spotIds: [anyId],
      profile: lobbyProfile,
      language: 'en',
      offHours: [{ weekdays: [1, 7], from: '22:00', to: '06:00' }],
    },
  },
  {
    method: 'POST',
    path: `/api/devices/${anyId}/commands`,
    schema: deviceCommandSchema,
    body: { kind: 'identify' },
  },
  {
    method: 'POST',
    path: '/api/pairings/BCDF-GHJK',
    schema: pairingApprovalSchema,
    body: { as: 'new', name: '大堂屏', spotIds: [anyId], profile: lobbyProfile, language: 'en' },
  },
  {
    method: 'POST',
    path: '/api/pairings/BCDF-GHJL',
    schema: pairingApprovalSchema,
    body: { as: 'existing', deviceId: anyId },
  },
  {
    method: 'POST',
    path: '/api/device/authorization',
    schema: authorizationRequestSchema,
    body: { kind: 'lcd', widthPx: 1080, heightPx: 1920 },
  },
  {
    method: 'POST',
    path: '/api/device/token',
    schema: tokenRequestSchema,
    body: { device_code: 'nobody-has-this-code' },
  },
];
