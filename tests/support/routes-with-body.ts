import { dutyRosterSchema } from '@louyu/contract/api/duty';
import {
  draftChangeSchema,
  draftSchema,
  previewRequestSchema,
  recallRequestSchema,
  returnRequestSchema,
  revisionRequestSchema,
  signRequestSchema,
} from '@louyu/contract/api/notices';
import { moveRequestSchema } from '@louyu/contract/api/calendar';
import { countersignRequestSchema, updateRequestSchema } from '@louyu/contract/api/notice-updates';
import {
  reachNamesRequestSchema,
  reachRequestSchema,
  savedAudienceRequestSchema,
} from '@louyu/contract/api/audiences';
import {
  householdChangeSchema,
  householdRequestSchema,
  roomsRequestSchema,
} from '@louyu/contract/api/households';
import {
  audienceRequestSchema,
  placeChangeSchema,
  placeRequestSchema,
  siteChangeSchema,
} from '@louyu/contract/api/places';
import {
  loginRequestSchema,
  setupRequestSchema,
  staffChangeSchema,
  staffRequestSchema,
} from '@louyu/contract/api/staff';
import { contactRequestSchema, helpSettledSchema } from '@louyu/contract/api/coverage';
import { doorCodeOrderSchema } from '@louyu/contract/api/door-codes';
import { robotChangeSchema, robotRequestSchema } from '@louyu/contract/api/robots';
import { staffAlertPolicySchema, staffAlertPreferenceSchema } from '@louyu/contract/api/staff-alerts';
import {
  shareChannelChangeSchema,
  shareChannelRequestSchema,
  shareMarkRequestSchema,
} from '@louyu/contract/api/shares';
import { apiTokenRequestSchema } from '@louyu/contract/api/tokens';
import { alertRoutesWithBody } from './alert-routes.ts';
import { outage } from './compound.ts';
import type { RouteWithBody } from './route-with-body.ts';
import { deviceRoutesWithBody } from './device-routes-with-body.ts';
import { caseRoutesWithBody } from './case-routes-with-body.ts';
import { templateRoutesWithBody } from './template-routes.ts';

const name = { 'zh-CN': '岗亭', en: 'Booth' };
const robot = {
  name: '值班群',
  url: 'https://robots.example/send?key=0123',
  secret: '',
  privateAllowed: false,
  kinds: ['fault'],
  language: 'en',
};
/** An id that nothing has. */
export const anyId = '0123456789abcdef';

/** Every route that takes a body, with one that its schema accepts. */
export const routesWithBody: readonly RouteWithBody[] = [
  {
    method: 'POST',
    path: '/api/setup',
    schema: setupRequestSchema,
    body: {
      code: 'ABCD-EFGH',
      siteName: '瑞安苑',
      admin: { login: 'somebody', name: '某人', password: 'long enough' },
      start: 'empty',
      language: 'en',
    },
  },
  {
    method: 'POST',
    path: '/api/session',
    schema: loginRequestSchema,
    body: { login: 'somebody', password: 'long enough' },
  },
  {
    method: 'POST',
    path: '/api/staff',
    schema: staffRequestSchema,
    body: {
      login: 'somebody',
      name: '某人',
      password: 'long enough',
      roles: ['editor'],
      scope: [anyId],
      phone: '138 0013 8000',
      language: 'en',
    },
  },
  {
    method: 'PATCH',
    path: `/api/staff/${anyId}`,
    schema: staffChangeSchema,
    body: { name: '某人', password: 'long enough', roles: ['editor'], language: 'en', disabled: false },
  },
  {
    method: 'POST',
    path: '/api/tokens',
    schema: apiTokenRequestSchema,
    body: { name: '大屏', scopes: ['notices:read'], days: 30 },
  },
  {
    method: 'PUT',
    path: '/api/duty',
    schema: dutyRosterSchema,
    // Of another edit than the roster's: whatever else is right in it, nothing changes.
    body: {
      edit: 7,
      shifts: [{ staffId: anyId, weekdays: [1, 7], from: '08:00', to: '20:00' }],
      exceptions: [{ date: '2026-11-21', from: '08:00', to: '20:00', staffId: null, note: '调班' }],
    },
  },
  {
    method: 'PATCH',
    path: '/api/site',
    schema: siteChangeSchema,
    body: {
      name,
      office: name,
      hotline: '110',
      language: 'en',
      bilingual: false,
      firstReview: false,
      phonesInside: true,
    },
  },
  {
    method: 'POST',
    path: '/api/places',
    schema: placeRequestSchema,
    body: { parentId: anyId, kind: 'spot', name },
  },
  { method: 'PATCH', path: `/api/places/${anyId}`, schema: placeChangeSchema, body: { name } },
  { method: 'POST', path: '/api/audience', schema: audienceRequestSchema, body: { placeIds: [anyId] } },
  {
    method: 'POST',
    path: '/api/audiences/reach',
    schema: reachRequestSchema,
    body: { placeIds: [anyId], tagIds: [anyId] },
  },
  {
    method: 'POST',
    path: '/api/audiences/names',
    schema: reachNamesRequestSchema,
    body: { placeIds: [anyId], tagIds: [anyId], offset: 0 },
  },
  {
    method: 'POST',
    path: '/api/audiences',
    schema: savedAudienceRequestSchema,
    body: { name: '3栋独居', placeIds: [anyId], tagIds: [anyId] },
  },
  {
    method: 'POST',
    path: '/api/households',
    schema: householdRequestSchema,
    body: { parentId: anyId, door: '301', contact: { name: '某人', phones: ['88001234'] }, tags: ['独居'] },
  },
  {
    method: 'PATCH',
    path: `/api/households/${anyId}`,
    schema: householdChangeSchema,
    body: { door: '301', contact: { name: '某人', phones: ['88001234'] }, tags: ['独居'] },
  },
  {
    method: 'POST',
    path: '/api/households/rooms/check',
    schema: roomsRequestSchema,
    body: {
      buildings: '1-6',
      skipBuildings: '4',
      units: '1-2',
      floors: '1-18',
      skipFloors: '4,13,14',
      doors: '1-2',
      skipDoors: '',
      style: '301',
    },
  },
  ...templateRoutesWithBody,
  ...alertRoutesWithBody,
  ...caseRoutesWithBody,
  ...deviceRoutesWithBody,
  { method: 'POST', path: '/api/notices', schema: draftSchema, body: outage([anyId]) },
  { method: 'POST', path: '/api/preview', schema: previewRequestSchema, body: outage([anyId]) },
  {
    method: 'PUT',
    path: `/api/notices/${anyId}/draft`,
    schema: draftChangeSchema,
    body: { base: { revision: 1, edit: 1 }, draft: outage([anyId]) },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/submit`,
    schema: revisionRequestSchema,
    body: { revision: 1 },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/sign`,
    schema: signRequestSchema,
    body: { revision: 1, ticks: [true] },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/share/marks`,
    schema: shareMarkRequestSchema,
    body: { channelId: anyId, revision: 1 },
  },
  {
    method: 'POST',
    path: '/api/share-channels',
    schema: shareChannelRequestSchema,
    body: { name: '业主1群', kind: 'group' },
  },
  {
    method: 'PATCH',
    path: `/api/share-channels/${anyId}`,
    schema: shareChannelChangeSchema,
    body: { name: '业主2群' },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/review`,
    schema: revisionRequestSchema,
    body: { revision: 1 },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/take-back`,
    schema: revisionRequestSchema,
    body: { revision: 1 },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/return`,
    schema: returnRequestSchema,
    body: { revision: 1, reason: '时间不对' },
  },
  {
    method: 'POST',
    path: `/api/calendar/${anyId}/move`,
    schema: moveRequestSchema,
    body: { base: { revision: 1, edit: 1 }, days: 1, minutes: 0 },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/contacts`,
    schema: contactRequestSchema,
    body: { householdId: anyId, kind: 'call', outcome: 'told' },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/help/${anyId}/settle`,
    schema: helpSettledSchema,
    body: { note: '已上门送水' },
  },
  {
    method: 'POST',
    path: '/api/door-codes',
    schema: doorCodeOrderSchema,
    body: { placeId: anyId, anew: true },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/recall`,
    schema: recallRequestSchema,
    body: { reason: '时间不对' },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/update`,
    schema: updateRequestSchema,
    body: { kind: 'progress', revision: 1, text: { 'zh-CN': '抢修人员已到场', en: 'The fitters are here' } },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/update/preview`,
    schema: updateRequestSchema,
    body: { kind: 'postponed', revision: 1, moments: { restore: '2026-11-22T10:00:00.000Z' } },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/countersign`,
    schema: countersignRequestSchema,
    body: { revision: 1 },
  },
  {
    method: 'POST',
    path: `/api/notices/${anyId}/put-back`,
    schema: countersignRequestSchema,
    body: { revision: 1 },
  },
  {
    method: 'PUT',
    path: '/api/staff-alerts/preference',
    schema: staffAlertPreferenceSchema,
    body: { sound: true, volumePercent: 60, kinds: ['review', 'fault'] },
  },
  {
    method: 'PUT',
    path: '/api/staff-alerts/policy',
    schema: staffAlertPolicySchema,
    body: { stepMinutes: { review: 30, fault: 10, countersignature: 5, deadline: 0 } },
  },
  {
    method: 'POST',
    path: '/api/robots',
    schema: robotRequestSchema,
    body: { kind: 'wecom', ...robot },
  },
  {
    method: 'PATCH',
    path: `/api/robots/${anyId}`,
    schema: robotChangeSchema,
    body: { ...robot, enabled: true },
  },
];
