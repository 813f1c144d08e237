/** Every limit of the link, with its unit. */
export const limits = {
  httpTimeoutMs: 8_000,

  connectTimeoutMs: 10_000,
  keepAliveSeconds: 15,
  /** What one MQTT packet may hold: more than any document, so that one that is too large is refused by its name. */
  packetMaxBytes: 1024 * 1024,
  /** Full jitter: a wait is drawn evenly from nothing to the step, which doubles from the first to the last. */
  backOffFirstMs: 1_000,
  backOffLastMs: 30_000,
  /** The next of several addresses, and a network that has come back, are tried after at most this. */
  backOffNextAddressMs: 1_000,
  /** A connection that held this long begins the back-off anew: a Wi-Fi that flaps every ten seconds must not wait long. */
  steadyAfterMs: 3_000,
  /** So many refusals of the credentials in a row mean that the device was revoked. */
  refusalsUntilRevoked: 3,
  /** While another address of the hub is silent, who refuses may be a stranger at an address that the hub has left. */
  refusalsUntilRevokedWhileSilent: 20,

  /** How long a screen that has just been set up waits for the boards of its places before it says that there are none. */
  boardsGatherMs: 500,

  healthEveryMs: 15_000,
  /** Several documents that arrive together are told in one beat. */
  healthGatherMs: 50,
  /** Longer without a word from the hub, and the screen says how old its content is. */
  staleAfterMs: 24 * 3600_000,
  contactSavedEveryMs: 5 * 60_000,

  glimpseEveryMs: 1_000,
  /** Two glimpses further apart than this prove nothing about the time between them. */
  glimpseGapMaxMs: 2_500,
  firstReceiptAfterSeconds: 1,
  receiptIntervalMs: 5 * 60_000,
  receiptsMaxCount: 10_000,
  receiptResendAfterMs: 10_000,
  /** Revisions of alerts of which is remembered that they were told: far more than stand on any glass at once. */
  alertedRemembered: 500,
  /** An alert is not hidden for longer by who looks for a screen or its state. */
  identifyOverAlertMs: 3_000,
  diagnosisOverAlertMs: 10_000,

  clockSamples: 4,
  clockEveryMs: 10 * 60_000,
  clockRetryMs: 15_000,
  /** After a connection the documents come first. */
  clockSettleMs: 1_000,
  clockSavedEveryMs: 60_000,
  /** The hub's clock was corrected by more than this: follow it back; less is waited for. */
  clockStepBackMs: 60_000,

  /** Files of pictures kept at once, together; what is listed beyond that is not shown. */
  filesMaxBytes: 24 * 1024 * 1024,
  fileTimeoutMs: 60_000,
  /** A wait is between half the step and the step, which doubles from the first to the last. */
  fileRetryFirstMs: 2_000,
  fileRetryLastMs: 5 * 60_000,

  pairingRetryMs: 3_000,
  /** What RFC 8628 adds to the interval on `slow_down`, and the least interval it allows for. */
  pairingSlowDownSeconds: 5,
  pairingLeastIntervalSeconds: 1,

  watchdogEveryMs: 5_000,
  /** A watchdog that was itself held up for longer knows nothing about the time between. */
  watchdogGapMaxMs: 15_000,
  stuckAfterMs: 30_000,
  /** How long a page must have run before it may open itself anew, and how often it may within an hour. */
  reloadFirstAfterMs: 60_000,
  reloadsPerHourMax: 6,

  /** How long a tab that is in charge has to say so, and how often the others ask. */
  tabAnswerMs: 1_000,
  tabAskEveryMs: 5_000,

  identifyMs: 10_000,
  commandsRemembered: 50,
  renewalEveryMs: 10 * 60_000,
} as const;
