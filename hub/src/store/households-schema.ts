/** What is known of a household of the place tree; its place has the same id and its name as people say it. */
interface HouseholdTable {
  id: string;
  parent_id: string;
  door: string;
  /** The door without leading zeros, to find it by. */
  door_key: string;
  /** The door with its numbers padded, to sort by. */
  door_order: string;
  /** Name and phone numbers, encrypted with a key that is not in here. */
  sealed: Uint8Array | null;
  phone_count: number;
  has_name: number;
  updated_at: string;
  change_id: string | null;
}

/** Keyed digests of phone numbers and names: equal ones have equal digests, nothing else can be told from them. */
interface HouseholdDigestTable {
  household_id: string;
  digest: string;
}

interface HouseholdTagTable {
  household_id: string;
  tag_id: string;
}

interface TagTable {
  id: string;
  sealed: Uint8Array;
}

interface RegisterChangeTable {
  id: string;
  kind: string;
  at: string;
  by_id: string;
  added: number;
  changed: number;
  /** JSON: ids of the places that it made. */
  places: string;
  undone_at: string | null;
}

/** What the newest bulk change has overwritten. */
interface RegisterUndoTable {
  change_id: string;
  household_id: string;
  /** JSON of the row before, contacts encrypted as they were; null where the household is new. */
  before: string | null;
}

interface SavedAudienceTable {
  id: string;
  name: string;
  /** JSON: ids of places, and of tags. */
  places: string;
  tags: string;
  /** JSON: the kinds of display; null for all. */
  profiles: string | null;
  created_by: string;
  created_at: string;
}

export interface HouseholdTables {
  household: HouseholdTable;
  household_digest: HouseholdDigestTable;
  household_tag: HouseholdTagTable;
  tag: TagTable;
  register_change: RegisterChangeTable;
  register_undo: RegisterUndoTable;
  saved_audience: SavedAudienceTable;
}
