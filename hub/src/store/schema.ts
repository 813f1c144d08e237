import type { Generated } from 'kysely';
import type { AlertTables } from './alerts-schema.ts';
import type { ArchiveTables } from './archive-schema.ts';
import type { CaseTables } from './cases-schema.ts';
import type { HouseholdTables } from './households-schema.ts';
import type { ResidentTables } from './residents-schema.ts';
import type { RollCallTables } from './roll-call-schema.ts';
import type { StaffAlertTables } from './staff-alerts-schema.ts';

/*
 * The tables, as Kysely types them. Portable SQL: text, integer, real and blob only; JSON as text; moments as ISO 8601
 * text in UTC with milliseconds, so that they compare as text.
 */

interface SettingTable {
  name: string;
  value: string;
}

interface SiteTable {
  id: string;
  name: string;
  office: string;
  hotline: string;
  language: string;
  time_zone: string;
  created_at: string;
  /** 1 where a reviewer reads a notice before the approver does (R12). */
  first_review: Generated<number>;
}

interface PlaceTable {
  /** JSON: where it was, in words; null while it is there. */
  removed_where: string | null;
  id: string;
  site_id: string;
  parent_id: string | null;
  kind: string;
  name: string;
  position: number;
}

interface StaffTable {
  id: string;
  login: string;
  name: string;
  roles: string;
  language: string;
  password_hash: string;
  disabled_at: string | null;
  created_at: string;
  /** JSON: ids of places; empty for the whole site. */
  scope: Generated<string>;
  phone: Generated<string>;
}

interface SessionTable {
  token_hash: string;
  staff_id: string;
  csrf_token: string;
  created_at: string;
  expires_at: string;
  /** `Chrome · Windows`, or empty. */
  browser: Generated<string>;
}

/** A browser in which somebody has logged in before: failed logins elsewhere do not slow it down. */
interface KnownBrowserTable {
  token_hash: string;
  staff_id: string;
  used_at: string;
}

interface ApiTokenTable {
  id: string;
  name: string;
  token_hash: string;
  /** JSON */
  scopes: string;
  owner_id: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

interface AuditTable {
  seq: Generated<number>;
  at: string;
  actor_id: string | null;
  action: string;
  subject: string;
  detail: string;
  previous_hash: string;
  hash: string;
}

interface DeviceTable {
  id: string;
  site_id: string;
  kind: string;
  name: string;
  profile: string;
  language: string;
  volume_percent: number;
  brightness_percent: number;
  off_hours: string;
  screen_code: string;
  /** SHA-256 of the secret as hex; null until something is paired, and after revocation. */
  secret_hash: string | null;
  created_at: string;
  paired_at: string | null;
  revoked_at: string | null;
  /** The last sign of life, written at most once a minute; the live value is in memory. */
  last_seen_at: string | null;
}

interface DevicePlaceTable {
  device_id: string;
  place_id: string;
}

interface PairingTable {
  device_code_hash: string;
  user_code: string;
  kind: string;
  width_px: number | null;
  height_px: number | null;
  created_at: string;
  expires_at: string;
  /** Set when staff approved it. */
  device_id: string | null;
  /** When the device fetched its present secret by it. */
  fetched_at: string | null;
}

interface FaultTable {
  id: string;
  device_id: string;
  kind: string;
  opened_at: string;
  closed_at: string | null;
}

interface NoticeTable {
  id: string;
  site_id: string;
  number: number;
  template_id: string;
  category: string;
  /** Title of the newest revision, for lists and search. */
  title: string;
  created_by: string;
  created_at: string;
  updated_at: string;
  recalled_at: string | null;
  recalled_by: string | null;
  recall_reason: string | null;
  /** The notice that replaces it, when that one goes out, and when it opens. */
  superseded_by: string | null;
  superseded_out_at: string | null;
  superseded_at: string | null;
}

interface RevisionTable {
  notice_id: string;
  revision: number;
  state: string;
  draft: string;
  content: string | null;
  priority: string;
  /** Who wrote it last. */
  author_id: string;
  /** JSON: the ids of all who wrote words that are in it. */
  authors: string;
  /** How often its draft was written, from 1. */
  edit: number;
  created_at: string;
  submitted_at: string | null;
  signed_by: string | null;
  signed_at: string | null;
  goes_out_at: string | null;
  visible_from: string | null;
  visible_to: string | null;
  /** JSON: the windows of a schedule, in order. */
  windows: string | null;
  return_reason: string | null;
  /** 1 where a reviewer reads it before it is signed, as the site said when it was submitted. */
  first_review: number;
  reviewed_by: string | null;
  reviewed_at: string | null;
  /** By whose one word it was made; null for what was written and signed. */
  update_kind: string | null;
  countersign_due_at: string | null;
  countersigned_by: string | null;
  countersigned_at: string | null;
}

interface RevisionPlaceTable {
  notice_id: string;
  revision: number;
  place_id: string;
}

interface DocumentTable {
  topic: string;
  site_id: string;
  epoch: number;
  version: number;
  /** SHA-256 of the body, to see whether anything changed. */
  body_hash: string;
  /** The sealed bytes as they travel. */
  payload: Uint8Array;
  issued_at: string;
}

/** A notice revision stands in the versions [version_from, version_to) of a board; open while version_to is null. */
interface BoardEntryTable {
  topic: string;
  epoch: number;
  notice_id: string;
  revision: number;
  version_from: number;
  version_to: number | null;
}

interface HeldDocumentTable {
  device_id: string;
  topic: string;
  epoch: number;
  version: number;
  at: string;
}

/** A device carried a notice: from when it first held it until it said that it holds it no more. */
interface CarriedTable {
  device_id: string;
  notice_id: string;
  revision: number;
  received_at: string;
  removed_at: string | null;
  /** When a glass that carried it was replaced: it never said that it was gone. */
  lost_at: string | null;
}

interface ReceiptTable {
  device_id: string;
  id: string;
  notice_id: string;
  revision: number;
  shown_from: string;
  shown_to: string;
  seconds: number;
  stored_at: string;
}

/** The sum of the receipts of a device for a notice, kept in the same transaction. */
interface ShownTable {
  device_id: string;
  notice_id: string;
  revision: number;
  seconds: number;
  first_at: string;
  last_at: string;
}

interface ImageTable {
  hash: string;
  /** JSON: the image as notices refer to it. */
  description: string;
  file_name: string;
  paper_file_name: string;
  /** Of both files together. */
  bytes: number;
  created_by: string;
  created_at: string;
}

/** A template that staff have touched. */
interface TemplateTable {
  id: string;
  position: number;
  /** The version that is offered; 0: as delivered. */
  current: number;
  disabled: number;
}

interface TemplateVersionTable {
  template_id: string;
  version: number;
  /** JSON */
  document: string;
  created_by: string;
  created_at: string;
}

interface AcknowledgmentTable {
  notice_id: string;
  /** SHA-256 of the random id in the phone's cookie. */
  phone_hash: string;
  revision: number;
  device_id: string;
  choice: string;
  at: string;
}

/** Something that was deleted and can be put back for a while. */
interface RemovedTable {
  kind: string;
  id: string;
  removed_at: string;
  /** The number of a draft: no other notice gets it while this one may come back. */
  number: number | null;
  /** JSON: its rows by table, as they were; what was encrypted is encrypted here. */
  rows: string;
}

export interface Schema
  extends
    AlertTables,
    ArchiveTables,
    CaseTables,
    HouseholdTables,
    ResidentTables,
    RollCallTables,
    StaffAlertTables {
  setting: SettingTable;
  site: SiteTable;
  place: PlaceTable;
  staff: StaffTable;
  session: SessionTable;
  known_browser: KnownBrowserTable;
  api_token: ApiTokenTable;
  audit: AuditTable;
  device: DeviceTable;
  device_place: DevicePlaceTable;
  pairing: PairingTable;
  fault: FaultTable;
  image: ImageTable;
  notice: NoticeTable;
  template: TemplateTable;
  template_version: TemplateVersionTable;
  revision: RevisionTable;
  revision_place: RevisionPlaceTable;
  document: DocumentTable;
  board_entry: BoardEntryTable;
  held_document: HeldDocumentTable;
  carried: CarriedTable;
  receipt: ReceiptTable;
  shown: ShownTable;
  acknowledgment: AcknowledgmentTable;
  removed: RemovedTable;
}
