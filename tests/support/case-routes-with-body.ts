import { casePolicySchema, replyTemplateListSchema } from '@louyu/contract/api/case-policy';
import { caseActionSchema, caseEntryRequestSchema, casePhotoChangeSchema } from '@louyu/contract/api/cases';
import type { RouteWithBody } from './route-with-body.ts';

/** An id that nothing has. */
const anyId = '0123456789abcdef';
const actions = `/api/cases/${anyId}/actions`;
const minutes = { minutes: 5, count: 'working' };
const promises = { receipt: minutes, reply: minutes, solution: { minutes: 10_080, count: 'clock' } };

/** The routes with a body of those who handle cases. */
export const caseRoutesWithBody: readonly RouteWithBody[] = [
  {
    method: 'POST',
    path: '/api/cases',
    schema: caseEntryRequestSchema,
    // A place that is none: whatever else is right in it, nothing is filed.
    body: {
      key: 'k'.repeat(16),
      source: 'phone',
      kind: 'repair',
      category: 'leak',
      placeId: anyId,
      where: '3楼走廊',
      text: '天花板漏水',
      contact: '13800138000',
      team: 'repair',
    },
  },
  {
    method: 'POST',
    path: actions,
    schema: caseActionSchema,
    body: { action: 'assign', team: 'repair', staffId: anyId, note: '请尽快' },
  },
  {
    method: 'POST',
    path: actions,
    schema: caseActionSchema,
    body: { action: 'defer', reason: '等配件', plan: '到货后更换', until: '2026-11-25' },
  },
  { method: 'POST', path: actions, schema: caseActionSchema, body: { action: 'reply', text: '马上来' } },
  {
    method: 'PATCH',
    path: `/api/cases/${anyId}/photos/${anyId}`,
    schema: casePhotoChangeSchema,
    body: { released: true, boxes: [{ x: 0, y: 0.5, width: 1, height: 0.25 }] },
  },
  {
    method: 'PUT',
    path: '/api/cases/policy',
    schema: casePolicySchema,
    // Somebody who is none: nothing is saved.
    body: {
      hours: {
        weekdays: [1, 5],
        spans: [{ from: '08:30', to: '12:00' }],
        holidays: ['2026-10-01'],
        workdays: ['2026-10-10'],
      },
      promises,
      rules: [{ category: 'leak', kind: 'repair', team: 'repair', promises }],
      members: [{ staffId: anyId, team: 'repair' }],
    },
  },
  {
    method: 'PUT',
    path: '/api/cases/replies',
    schema: replyTemplateListSchema,
    body: [{ title: '已安排上门', text: '您好，已安排师傅上门查看。', kind: 'repair' }],
  },
];
