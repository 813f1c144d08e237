import type { Generated } from 'kysely';

interface CaseRecordTable {
  id: string;
  site_id: string;
  number: number;
  kind: string;
  category: string;
  state: string;
  team: string;
  assignee_id: string | null;
  source: string;
  entered_by: string | null;
  place_id: string;
  where_text: string;
  text: string;
  language: string;
  notice_id: string | null;
  /** Sealed with the key of the register. */
  contact: Uint8Array | null;
  /** SHA-256 of the random id in the phone's cookie. */
  phone_hash: string | null;
  /** By the key of the register: the code itself is nowhere. */
  code_hash: string | null;
  /** SHA-256 of the key that stood in the form. */
  form_hash: string;
  body_digest: string;
  created_at: string;
  started_at: string;
  receipt_at: string | null;
  reply_at: string | null;
  solution_at: string | null;
  receipt_due_at: string | null;
  reply_due_at: string | null;
  solution_due_at: string | null;
  /** JSON */
  late: string;
  /** JSON */
  pauses: string;
  next_target: string | null;
  next_due_at: string | null;
  remind_at: string | null;
  escalate_at: string | null;
  closed_at: string | null;
  deferred_until: string | null;
  reminded_at: string | null;
  escalated_at: string | null;
  reopened: number;
  waits_for_staff: number;
  echoes: number;
  held: number;
  refused: number;
  stars: number | null;
  rating_text: string;
  erased_at: string | null;
}

interface CaseEventTable {
  id: Generated<number>;
  case_id: string;
  at: string;
  kind: string;
  by_party: string;
  staff_id: string | null;
  text: string;
  open: number;
  /** JSON */
  detail: string;
}

interface CasePhotoTable {
  id: string;
  case_id: string;
  file_name: string;
  width: number;
  height: number;
  bytes: number;
  by_party: string;
  created_at: string;
  released: number;
  redacted: number;
}

interface CaseEchoTable {
  case_id: string;
  phone_hash: string;
  at: string;
}

interface CaseWipeTable {
  at: string;
  contacts: number;
  photos: number;
  phones: number;
}

/** The tables of cases. */
export interface CaseTables {
  case_record: CaseRecordTable;
  case_event: CaseEventTable;
  case_photo: CasePhotoTable;
  case_echo: CaseEchoTable;
  case_wipe: CaseWipeTable;
}
