import type { AlertStore } from './alerts/alert-store.ts';
import type { ApiTokenStore } from './staff/api-token-store.ts';
import type { AuditLog } from './staff/audit-log.ts';
import type { AuditTrail } from './staff/audit-trail.ts';
import type { DutyStore } from './staff/duty-store.ts';
import type { CoverageStore } from './coverage/coverage-store.ts';
import type { DoorStore } from './doors/door-store.ts';
import type { HelpStore } from './help/help-store.ts';
import type { CaseStore } from './cases/case-store.ts';
import type { DeviceStore } from './devices/device-store.ts';
import type { DocumentStore } from './documents/document-store.ts';
import type { HouseholdStore } from './households/household-store.ts';
import type { ImageStore } from './images/image-store.ts';
import type { NoticeStore } from './notices/notice-store.ts';
import type { PlaceStore } from './places/place-store.ts';
import type { ReportStore } from './reports/report-store.ts';
import type { ShareStore } from './shares/share-store.ts';
import type { RobotStore } from './robots/robot-store.ts';
import type { RollCallStore } from './roll-call/roll-call-store.ts';
import type { StaffAlertStore } from './staff-alerts/staff-alert-store.ts';
import type { StaffStore } from './staff/staff-store.ts';
import type { TemplateStore } from './notices/template-store.ts';

/** The areas of the database, each with its own file in `store/`. */
export interface Areas {
  readonly staff: StaffStore;
  readonly audit: AuditLog;
  readonly auditTrail: AuditTrail;
  readonly apiTokens: ApiTokenStore;
  readonly duty: DutyStore;
  readonly places: PlaceStore;
  readonly devices: DeviceStore;
  readonly notices: NoticeStore;
  readonly templates: TemplateStore;
  readonly documents: DocumentStore;
  readonly images: ImageStore;
  readonly shares: ShareStore;
  readonly households: HouseholdStore;
  readonly doors: DoorStore;
  readonly coverage: CoverageStore;
  readonly help: HelpStore;
  readonly staffAlerts: StaffAlertStore;
  readonly robots: RobotStore;
  readonly alerts: AlertStore;
  readonly rollCall: RollCallStore;
  readonly cases: CaseStore;
  readonly reports: ReportStore;
}

/**
 * The database as the core sees it. Reads through it see what is committed. In `transaction` everything that `work` does
 * through its areas is committed together, durably, before the promise resolves; effects belong after that.
 */
export interface Store extends Areas {
  transaction<Result>(work: (areas: Areas) => Promise<Result>): Promise<Result>;
}
