/** A chat group, a board of paper, or calls: where staff carry notices. */
interface ShareChannelTable {
  id: string;
  site_id: string;
  name: string;
  kind: string;
  created_at: string;
  /** Out of the list; what was ticked in it keeps its name. */
  removed_at: string | null;
}

/** A revision was posted, hung up or told there. */
interface ShareMarkTable {
  id: string;
  notice_id: string;
  revision: number;
  channel_id: string;
  by_id: string;
  at: string;
  taken_back_by: string | null;
  taken_back_at: string | null;
}

export interface ArchiveTables {
  share_channel: ShareChannelTable;
  share_mark: ShareMarkTable;
}
