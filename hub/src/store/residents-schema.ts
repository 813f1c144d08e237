/** Which door a phone is of, by its own word or proved by a code: the phone may change it and take it back. */
interface PhoneDoorTable {
  /** SHA-256 of the random id in the phone's cookie. */
  phone_hash: string;
  household_id: string;
  /** claimed, proved */
  level: string;
  at: string;
}

/** The code on the slip of a door, hashed with the door. */
interface DoorCodeTable {
  household_id: string;
  code_hash: string;
  issued_at: string;
  issued_by: string;
}

/** A call or a visit about a notice. */
interface HouseholdContactTable {
  id: string;
  notice_id: string;
  household_id: string;
  kind: string;
  /** told, no-answer */
  outcome: string;
  by_id: string;
  at: string;
  taken_back_at: string | null;
}

/** [我家有困难]: one of a phone for a notice; asked again it is open again. */
interface HelpRequestTable {
  id: string;
  notice_id: string;
  phone_hash: string;
  device_id: string;
  household_id: string | null;
  words: string;
  asked_at: string;
  settled_at: string | null;
  settled_by: string | null;
  note: string;
}

/** What the doors of phones came to when the ids of these phones were wiped. */
interface HouseholdKnownTable {
  notice_id: string;
  household_id: string;
  /** claimed, proved */
  level: string;
}

/** The tables of what residents say. */
export interface ResidentTables {
  phone_door: PhoneDoorTable;
  door_code: DoorCodeTable;
  household_contact: HouseholdContactTable;
  help_request: HelpRequestTable;
  household_known: HouseholdKnownTable;
}
