import type { Kysely } from 'kysely';
import type { Clock } from '../core/ports.ts';
import type { Areas, Store } from '../core/store.ts';
import { createAlertStore } from './alerts.ts';
import { createApiTokenStore } from './api-tokens.ts';
import { createAuditLog } from './audit.ts';
import { createAuditTrail } from './audit-trail.ts';
import { createCaseStore } from './cases.ts';
import { withErrorCodes } from './database-errors.ts';
import { createCoverageStore } from './coverage.ts';
import { createDeliveryQueries } from './deliveries.ts';
import { createDeviceStore } from './devices.ts';
import { createDocumentStore } from './documents.ts';
import { createDoorStore } from './doors.ts';
import { createDutyStore } from './duty.ts';
import { createHelpStore } from './help.ts';
import { createHeldHouseholds, createHouseholdStore } from './households.ts';
import { createImageStore } from './images.ts';
import { createNoticeStore } from './notices.ts';
import { createPlaceStore, createPlaceTreeCache } from './places.ts';
import { createReportStore } from './reports.ts';
import { createRobotStore } from './robots.ts';
import { createRollCallStore } from './roll-call.ts';
import type { Schema } from './schema.ts';
import { createShareStore } from './shares.ts';
import { createStaffAlertStore } from './staff-alerts.ts';
import { createHeldStaff, createStaffStore } from './staff.ts';
import { createTemplateCache, createTemplateStore } from './templates.ts';

/** The database as the core sees it. Every area of a transaction sees what the transaction has written. */
export function createStore(db: Kysely<Schema>, clock: Clock): Store {
  const placeTrees = createPlaceTreeCache();
  const heldHouseholds = createHeldHouseholds();
  const heldStaff = createHeldStaff();
  const templateCache = createTemplateCache();
  const areasOf = (executor: Kysely<Schema>): Areas => ({
    templates: createTemplateStore(executor, templateCache),
    staff: createStaffStore(executor, heldStaff),
    audit: createAuditLog(executor, clock),
    auditTrail: createAuditTrail(executor),
    apiTokens: createApiTokenStore(executor),
    duty: createDutyStore(executor),
    places: createPlaceStore(executor, placeTrees, heldHouseholds),
    devices: createDeviceStore(executor),
    notices: {
      ...createNoticeStore(executor, createTemplateStore(executor, templateCache)),
      ...createDeliveryQueries(executor),
    },
    documents: createDocumentStore(executor),
    images: createImageStore(executor),
    shares: createShareStore(executor),
    doors: createDoorStore(executor),
    coverage: createCoverageStore(executor),
    help: createHelpStore(executor),
    households: createHouseholdStore(executor, heldHouseholds),
    staffAlerts: createStaffAlertStore(executor),
    robots: createRobotStore(executor),
    alerts: createAlertStore(executor),
    rollCall: createRollCallStore(executor),
    cases: createCaseStore(executor),
    reports: createReportStore(executor),
  });
  return {
    ...areasOf(db),
    transaction: (work) =>
      withErrorCodes(() => db.transaction().execute((transaction) => work(areasOf(transaction)))),
  };
}
