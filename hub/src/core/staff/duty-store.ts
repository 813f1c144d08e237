import type { DutyRoster } from '@louyu/contract/api/duty';

export interface DutyStore {
  /** The roster; empty, of edit 0, before anybody wrote one. */
  roster(): Promise<DutyRoster>;
  save(roster: DutyRoster): Promise<void>;
}
