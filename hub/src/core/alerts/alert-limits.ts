/** Figures of alerts; how long one of each kind stands is in its template. */
export const alertLimitDefaults = {
  /** What one person raised must be countersigned by then, in minutes (R13). */
  alertCountersignMinutes: 15,
  /** Nobody is called to countersign an alert this long after its end, in days. */
  alertCountersignAskedDays: 7,
  /** What waits for a second person is withdrawn after this, in minutes. */
  alertConfirmMinutes: 30,
  /** How long its end is told on the glass, in minutes. */
  alertEndToldMinutes: 10,
  /** An alert that nobody ends or updates stands no longer than this, in hours. */
  alertLastsMaxHours: 48,
  /** Somebody hears of it this long before an alert ends by itself, in minutes. */
  alertEndsSoonMinutes: 15,
  /**
   * How long an alert stands that was raised while the hub's clock was wrong, in days: so long that no display takes it for expired. It is
   * dated anew when the clock is right.
   */
  alertWrongClockDays: 31,
  /** A drill is due after so many days (R19). */
  alertDrillEveryDays: 90,
  /** A display that had it later than this is named in the report, in seconds. */
  alertLateSeconds: 60,
};

export type AlertFigures = typeof alertLimitDefaults;
