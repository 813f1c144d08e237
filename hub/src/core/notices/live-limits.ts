/** Figures of what is said on a live notice. */
export interface LiveUpdateLimits {
  /** How long a notice still says 已恢复 before it ends. */
  readonly noticeRestoredShownMinutes: number;
  /** A countersignature that has not come after so long is late. */
  readonly noticeCountersignMinutes: number;
}

export const liveUpdateLimitDefaults: LiveUpdateLimits = {
  noticeRestoredShownMinutes: 120,
  noticeCountersignMinutes: 30,
};
