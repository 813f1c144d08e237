interface AlertTable {
  id: string;
  site_id: string;
  number: number;
  mode: string;
  key: string;
  template_id: string;
  hazard: string;
  phone: string;
  where_id: string;
  where_words: string;
  needs_second: number;
  raised_at: string;
  raised_by: string;
  state: string;
  until: string;
  confirmed_at: string | null;
  confirmed_by: string | null;
  countersign_by: string | null;
  countersigned_at: string | null;
  countersigned_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
  told_until: string | null;
}

interface AlertRevisionTable {
  alert_id: string;
  revision: number;
  state: string;
  severity: string;
  /** JSON: ids of places. */
  place_ids: string;
  /** JSON */
  fields: string;
  /** JSON: by language. */
  content: string;
  /** JSON: ids of the displays of the audience when it was said. */
  target_ids: string;
  households: number;
  said_at: string;
  said_by: string;
  key: string | null;
}

interface AlertDeedTable {
  alert_id: string;
  seq: number;
  at: string;
  by_id: string | null;
  what: string;
  words: string;
}

/** An alert revision stands in the versions [version_from, version_to) of an alarm document; open while version_to is null. */
interface AlarmEntryTable {
  topic: string;
  epoch: number;
  alert_id: string;
  revision: number;
  version_from: number;
  version_to: number | null;
}

interface HeldAlarmTable {
  device_id: string;
  topic: string;
  epoch: number;
  version: number;
  at: string;
}

/** A device carried an alert: from when it first held it until it said that it holds it no more. */
interface CarriedAlertTable {
  device_id: string;
  alert_id: string;
  revision: number;
  received_at: string;
  removed_at: string | null;
  /** When a glass that carried it was replaced: it never said that it was gone. */
  lost_at: string | null;
}

/** What a device said of a revision of an alert that it painted; the times are the device's. */
interface AlertedTable {
  device_id: string;
  id: string;
  alert_id: string;
  revision: number;
  received_at: string;
  painted_at: string;
  stored_at: string;
}

/** The tables of alerts and of what became of them. */
export interface AlertTables {
  alert: AlertTable;
  alert_revision: AlertRevisionTable;
  alert_deed: AlertDeedTable;
  alarm_entry: AlarmEntryTable;
  held_alarm: HeldAlarmTable;
  carried_alert: CarriedAlertTable;
  alerted: AlertedTable;
}
