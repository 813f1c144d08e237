import type { Generated } from 'kysely';

interface StaffAlertTable {
  id: string;
  /** Unique among those that are open. */
  key: string;
  kind: string;
  /** JSON: in both languages. */
  text: string;
  path: string;
  /** JSON: who deals with it. */
  roles: string;
  /** JSON: ids of staff who cannot. */
  except_ids: string;
  raised_at: string;
  step: number;
  next_step_at: string | null;
  taken_at: string | null;
  taken_by: string | null;
  resolved_at: string | null;
}

interface StaffAlertPreferenceTable {
  staff_id: string;
  sound: number;
  volume_percent: number;
  kinds: string;
}

/** Address and secret stand here as they are: whoever reads the database may sign documents too. */
interface RobotTable {
  id: string;
  name: string;
  kind: string;
  url: string;
  secret: string;
  private_allowed: number;
  kinds: string;
  language: string;
  created_at: string;
  disabled_at: string | null;
  failures: number;
  trouble: string | null;
  error: string | null;
  next_try_at: string | null;
  last_sent_at: string | null;
}

interface RobotMessageTable {
  id: string;
  robot_id: string;
  created_at: string;
  /** open, sent, given-up */
  state: string;
  attempts: number;
}

/** What one robot is told: of an alert, or of what became of a notice. */
interface RobotDeliveryTable {
  /** In the order in which they were queued. */
  id: Generated<number>;
  robot_id: string;
  alert_id: string | null;
  step: number;
  /** JSON: the body that goes out. */
  news: string | null;
  queued_at: string;
  /** waiting, sent, given-up, obsolete */
  state: string;
  /** The message that it went into. */
  message_id: string | null;
  settled_at: string | null;
  error: string | null;
}

interface RobotAttemptTable {
  robot_id: string;
  at: string;
}

/** The revisions of notices that a robot takes to be out; 0 where it is to be told anew. */
interface NoticeToldTable {
  robot_id: string;
  notice_id: string;
  revision: number;
}

/** The tables of staff alerts and of the robots that tell them. */
export interface StaffAlertTables {
  staff_alert: StaffAlertTable;
  staff_alert_preference: StaffAlertPreferenceTable;
  robot: RobotTable;
  robot_message: RobotMessageTable;
  robot_delivery: RobotDeliveryTable;
  robot_attempt: RobotAttemptTable;
  notice_told: NoticeToldTable;
}
