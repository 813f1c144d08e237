import {
  alertClearRequestSchema,
  alertDraftSchema,
  alertRequestSchema,
  alertSecondRequestSchema,
  alertUpdateRequestSchema,
  doorFindingRequestSchema,
} from '@louyu/contract/api/alerts';
import { deskSessionRequestSchema } from '@louyu/contract/api/desk';
import type { RouteWithBody } from './route-with-body.ts';

const anyId = '0123456789abcdef';
const draft = {
  templateId: 'flood',
  mode: 'real',
  whereId: anyId,
  whereWords: '地下车库 B1',
  placeIds: [anyId],
  fields: { source: { 'zh-CN': '住户报告', en: 'a resident' } },
};

/** The routes of alerts, and of the desks that raise them, that take a body. */
export const alertRoutesWithBody: readonly RouteWithBody[] = [
  { method: 'POST', path: '/api/alerts/preview', schema: alertDraftSchema, body: draft },
  {
    method: 'POST',
    path: '/api/alerts',
    schema: alertRequestSchema,
    body: { ...draft, key: 'nobodypressedthis', heldMs: 2100 },
  },
  {
    method: 'POST',
    path: `/api/alerts/${anyId}/update`,
    schema: alertUpdateRequestSchema,
    body: {
      revision: 1,
      severity: 'severe',
      placeIds: [anyId],
      fields: draft.fields,
      change: { 'zh-CN': '水已到 B2', en: 'The water has reached B2' },
      key: 'nobodypressedthis',
    },
  },
  {
    method: 'POST',
    path: `/api/alerts/${anyId}/clear`,
    schema: alertClearRequestSchema,
    body: { as: 'false-alarm', note: '水管已修好' },
  },
  {
    method: 'POST',
    path: `/api/alerts/${anyId}/roll-call/doors/${anyId}`,
    schema: doorFindingRequestSchema,
    body: { as: 'found-safe' },
  },
  {
    method: 'POST',
    path: '/api/desk/session',
    schema: deskSessionRequestSchema,
    body: { deviceId: anyId, secret: 'A'.repeat(43) },
  },
  ...['confirm', 'countersign'].map((action) => ({
    method: 'POST' as const,
    path: `/api/alerts/${anyId}/${action}`,
    schema: alertSecondRequestSchema,
    body: { revision: 1 },
  })),
];
