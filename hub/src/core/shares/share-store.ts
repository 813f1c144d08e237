import type { ShareChannel } from '@louyu/contract/api/shares';
import type { Instant } from '@louyu/contract/primitives';

export interface ShareMarkRecord {
  readonly id: string;
  readonly noticeId: string;
  readonly revision: number;
  /** As it is called now; it may have been removed. */
  readonly channel: ShareChannel;
  readonly by: string;
  readonly at: Instant;
}

/** Where notices go by hand, and where they went. Nothing is deleted: what was ticked keeps its channel's name. */
export interface ShareStore {
  /** Those that were not removed, oldest first. */
  channels(siteId: string): Promise<ShareChannel[]>;
  addChannel(siteId: string, channel: ShareChannel, at: Instant): Promise<void>;
  renameChannel(id: string, name: string): Promise<void>;
  removeChannel(id: string, at: Instant): Promise<void>;
  /** Those that were not taken back, newest first. */
  marks(noticeId: string): Promise<ShareMarkRecord[]>;
  addMark(mark: Omit<ShareMarkRecord, 'channel'> & { readonly channelId: string }): Promise<void>;
  takeBackMark(id: string, by: string, at: Instant): Promise<void>;
}
