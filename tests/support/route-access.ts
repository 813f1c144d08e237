import type { Role } from '@louyu/contract/api/staff';
import type { TokenScope } from '@louyu/contract/api/tokens';

/** Who may come through a door: everybody, whoever is logged in, or these roles. */
type Who = 'everybody' | 'staff' | readonly Role[];

const admin: readonly Role[] = ['admin'];
const auditing: readonly Role[] = ['admin', 'auditor'];
const editor: readonly Role[] = ['editor'];
const approver: readonly Role[] = ['approver'];
const templateEditors: readonly Role[] = ['admin', 'approver'];
const registrars: readonly Role[] = ['admin', 'service'];
const rollCallers: readonly Role[] = ['operator', 'clearer', 'service'];
const helpers: readonly Role[] = ['service', 'operator', 'admin'];
const caseReaders: readonly Role[] = ['service', 'admin'];
const doers: readonly Role[] = ['editor', 'reviewer', 'approver', 'operator', 'service', 'admin'];

/**
 * Every route of the hub with the people for whom it is. Written by hand, on purpose: a route that somebody adds, or opens
 * wider, is in here or role-matrix.test.ts fails.
 */
export const routeAccess: Readonly<Record<string, Who>> = {
  // Before and around the login
  'GET /api/setup': 'everybody',
  'POST /api/setup': 'everybody',
  'POST /api/session': 'everybody',
  'GET /api/session': 'staff',
  'DELETE /api/session': 'staff',
  'GET /api/sessions': 'staff',
  'DELETE /api/sessions': 'staff',
  'DELETE /api/sessions/:id': 'staff',

  // People
  'GET /api/staff': admin,
  'POST /api/staff': admin,
  'PATCH /api/staff/:id': 'staff',
  'GET /api/staff/:id/sessions': admin,
  'DELETE /api/staff/:id/sessions': admin,
  'GET /api/tokens': admin,
  'POST /api/tokens': admin,
  'DELETE /api/tokens/:id': admin,
  'GET /api/duty': 'staff',
  'GET /api/duty/now': 'staff',
  'PUT /api/duty': admin,
  'GET /api/access': auditing,
  'GET /api/audit': auditing,
  'GET /api/audit/state': auditing,
  'POST /api/audit/check': auditing,
  'GET /api/audit/export.csv': auditing,

  // The compound
  'GET /api/overview': 'staff',
  'GET /api/events': 'staff',
  'GET /api/site': 'staff',
  'PATCH /api/site': admin,
  'POST /api/site/phone-check': admin,
  'GET /api/places': 'staff',
  'POST /api/places': admin,
  'PATCH /api/places/:id': admin,
  'DELETE /api/places/:id': admin,
  'POST /api/places/:id/restore': admin,
  'POST /api/audience': 'staff',

  // Alerts for staff, and the robots that carry them
  'GET /api/alerts': 'staff',
  'GET /api/alerts/templates': 'staff',
  'POST /api/alerts/preview': ['operator'],
  'POST /api/alerts': ['operator'],
  'GET /api/alerts/:id': 'staff',
  'POST /api/alerts/:id/confirm': ['operator', 'approver'],
  'POST /api/alerts/:id/countersign': ['approver'],
  'POST /api/alerts/:id/update': ['operator'],
  'POST /api/alerts/:id/clear': ['clearer'],
  'POST /api/alerts/:id/withdraw': ['operator'],
  'GET /api/alerts/:id/reach': 'staff',
  'GET /api/alerts/:id/report': 'staff',
  'GET /api/alerts/:id/report.csv': 'staff',
  'GET /api/alerts/:id/roll-call': rollCallers,
  'POST /api/alerts/:id/roll-call/doors/:householdId': rollCallers,
  'DELETE /api/alerts/:id/roll-call/doors/:householdId': rollCallers,
  'POST /api/alerts/:id/roll-call/words/:wordId/seen': rollCallers,
  'GET /api/staff-alerts': 'staff',
  'POST /api/staff-alerts/:id/take': 'staff',
  'PUT /api/staff-alerts/preference': 'staff',
  'GET /api/staff-alerts/policy': admin,
  'PUT /api/staff-alerts/policy': admin,
  'GET /api/robots': admin,
  'POST /api/robots': admin,
  'PATCH /api/robots/:id': admin,
  'DELETE /api/robots/:id': admin,
  'POST /api/robots/:id/restore': admin,
  'POST /api/robots/:id/test': admin,

  // The register
  'GET /api/audiences': 'staff',
  'POST /api/audiences': ['editor', 'admin'],
  'DELETE /api/audiences/:id': ['editor', 'admin'],
  'POST /api/audiences/reach': 'staff',
  'POST /api/audiences/names': 'staff',
  'GET /api/households': 'staff',
  'GET /api/households/tags': 'staff',
  'GET /api/households/quality': registrars,
  'GET /api/households/changes': registrars,
  'GET /api/households/export': registrars,
  'POST /api/households/import/check': registrars,
  'POST /api/households/import': registrars,
  'POST /api/households/rooms/check': registrars,
  'POST /api/households/rooms': registrars,
  'POST /api/households/changes/:id/undo': registrars,
  'POST /api/households': registrars,
  'POST /api/households/:id/look': registrars,
  'PATCH /api/households/:id': registrars,
  'DELETE /api/households/:id': registrars,
  'POST /api/households/:id/restore': registrars,

  // Notices
  'GET /api/templates': 'staff',
  'GET /api/templates/all': templateEditors,
  'POST /api/templates': templateEditors,
  'POST /api/templates/check': templateEditors,
  'GET /api/templates/:id': templateEditors,
  'PUT /api/templates/:id': templateEditors,
  'PATCH /api/templates/:id': templateEditors,
  'POST /api/templates/:id/reset': templateEditors,
  'POST /api/preview': 'staff',
  'GET /api/calendar': 'staff',
  'POST /api/calendar/:id/move': editor,
  'POST /api/images': editor,
  'GET /api/notices': 'staff',
  'GET /api/notices/export.csv': 'staff',
  'POST /api/notices': editor,
  'DELETE /api/notices/:id': editor,
  'POST /api/notices/:id/restore': editor,
  'GET /api/notices/:id': 'staff',
  'GET /api/notices/:id/curves': 'staff',
  'GET /api/notices/:id/delivery': 'staff',
  'GET /api/notices/:id/delivery.csv': 'staff',
  'GET /api/notices/:id/coverage': 'staff',
  'GET /api/notices/:id/coverage/doors': 'staff',
  'GET /api/notices/:id/unreached': registrars,
  'GET /api/notices/:id/unreached.csv': registrars,
  'POST /api/notices/:id/contacts': registrars,
  'DELETE /api/notices/:id/contacts/:contactId': registrars,
  'GET /api/notices/:id/help': helpers,
  'POST /api/notices/:id/help/:helpId/settle': helpers,
  'GET /api/door-codes': registrars,
  'POST /api/door-codes': registrars,
  'PUT /api/notices/:id/draft': editor,
  'POST /api/notices/:id/submit': editor,
  'POST /api/notices/:id/review': ['reviewer'],
  'POST /api/notices/:id/sign': approver,
  'POST /api/notices/:id/take-back': approver,
  'POST /api/notices/:id/return': ['reviewer', 'approver'],
  'POST /api/notices/:id/recall': ['editor', 'approver'],

  // Chat groups and paper
  'GET /api/notices/:id/share': 'staff',
  'POST /api/notices/:id/share/marks': doers,
  'DELETE /api/notices/:id/share/marks/:markId': doers,
  'GET /api/share-channels': 'staff',
  'POST /api/share-channels': doers,
  'PATCH /api/share-channels/:id': ['editor', 'admin'],
  'POST /api/notices/:id/update': ['editor', 'approver'],
  'POST /api/notices/:id/update/preview': ['editor', 'approver'],
  'POST /api/notices/:id/countersign': approver,
  'POST /api/notices/:id/put-back': ['editor', 'approver'],
  'DELETE /api/share-channels/:id': ['editor', 'admin'],

  'GET /api/reports': 'staff',
  'GET /api/reports/export.csv': 'staff',

  // What residents report
  'GET /api/cases': caseReaders,
  'POST /api/cases': ['service'],
  'GET /api/cases/figures': caseReaders,
  'GET /api/cases/people': caseReaders,
  'GET /api/cases/policy': caseReaders,
  'PUT /api/cases/policy': admin,
  'GET /api/cases/replies': caseReaders,
  'PUT /api/cases/replies': ['service'],
  'GET /api/cases/:id': caseReaders,
  'POST /api/cases/:id/actions': ['service'],
  'POST /api/cases/:id/contact': ['service'],
  'POST /api/cases/:id/photos': ['service'],
  'GET /api/cases/:id/photos/:photoId': caseReaders,
  'PATCH /api/cases/:id/photos/:photoId': ['service'],

  // Devices
  'GET /api/devices': 'staff',
  'GET /api/devices/:id': 'staff',
  'GET /api/devices/:id/forecast': 'staff',
  'PATCH /api/devices/:id': admin,
  'POST /api/devices/:id/revoke': admin,
  'POST /api/devices/:id/commands': doers,
  'GET /api/pairings/:userCode': admin,
  'POST /api/pairings/:userCode': admin,
  'POST /api/device/authorization': 'everybody',
  'POST /api/device/token': 'everybody',
  // A guard's desk: refused by its own secret or cookie
  'POST /api/desk/session': 'everybody',
  'GET /api/desk/session': 'everybody',
};

/** What a guard's desk may do; with who has it for the whole site on duty, that too. */
export const deskAccess: Readonly<Record<string, 'always' | 'clearer'>> = {
  'GET /api/desk/session': 'always',
  'GET /api/events': 'always',
  'GET /api/site': 'always',
  'GET /api/places': 'always',
  'GET /api/duty/now': 'always',
  'GET /api/alerts': 'always',
  'GET /api/alerts/templates': 'always',
  'GET /api/alerts/:id': 'always',
  'GET /api/alerts/:id/reach': 'always',
  'POST /api/alerts/preview': 'always',
  'POST /api/alerts': 'always',
  'POST /api/alerts/:id/update': 'always',
  'POST /api/alerts/:id/clear': 'clearer',
  'GET /api/alerts/:id/roll-call': 'always',
  'POST /api/alerts/:id/roll-call/doors/:householdId': 'always',
  'DELETE /api/alerts/:id/roll-call/doors/:householdId': 'always',
  'POST /api/alerts/:id/roll-call/words/:wordId/seen': 'always',
};

/** What a program may do with a token that has every scope, and the scope that it needs for it. */
export const tokenAccess: Readonly<Record<string, TokenScope>> = {
  'GET /api/notices': 'notices:read',
  'GET /api/notices/:id': 'notices:read',
  'GET /api/templates': 'notices:read',
  'POST /api/notices': 'drafts:write',
  'PUT /api/notices/:id/draft': 'drafts:write',
  'POST /api/images': 'drafts:write',
  'POST /api/preview': 'drafts:write',
  'GET /api/calendar': 'notices:read',
  'POST /api/audience': 'drafts:write',
  'GET /api/notices/:id/curves': 'delivery:read',
  'GET /api/notices/:id/delivery': 'delivery:read',
  'GET /api/devices': 'devices:read',
  'GET /api/devices/:id': 'devices:read',
  'GET /api/devices/:id/forecast': 'devices:read',
  'GET /api/site': 'places:read',
  'GET /api/places': 'places:read',
  'GET /api/duty/now': 'duty:read',
  'GET /api/audit': 'audit:read',
  'GET /api/audit/export.csv': 'audit:read',
};
