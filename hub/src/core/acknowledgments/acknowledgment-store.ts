import type { Instant } from '@louyu/contract/primitives';

export interface AcknowledgmentStore {
  /** When this phone acknowledged this notice, or undefined. */
  at(noticeId: string, phoneHash: string): Promise<Instant | undefined>;
}
