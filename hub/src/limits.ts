interface Limit {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** What it is, as the README's table says it. */
  readonly what: string;
}

/**
 * Every limit of the hub, its name ending in its unit. Each can be set as `LOUYU_` and its name: `httpBodyMaxBytes` is
 * `LOUYU_HTTP_BODY_MAX_BYTES`. The README's table is made from this one.
 */
export const limitTable = {
  httpBodyMaxBytes: limit(262_144, 4_096, 16_777_216, 'Largest body of a request'),
  httpHeaderMaxBytes: limit(16_384, 4_096, 131_072, 'Largest head of a request'),
  httpRequestTimeoutSeconds: limit(30, 1, 600, 'A request must have arrived whole by then'),
  httpKeepAliveSeconds: limit(10, 1, 600, 'How long an idle connection is kept'),
  httpConnectionsMax: limit(20_000, 10, 200_000, 'HTTP and WebSocket connections at once'),
  httpStopSeconds: limit(5, 0, 120, 'Patience with answers under way when the hub stops'),

  sessionIdleMinutes: limit(720, 5, 43_200, 'A session of staff ends after this long without a request'),
  sessionMaxDays: limit(30, 1, 365, 'A session of staff ends this long after the login'),
  sessionExtendEveryMinutes: limit(5, 1, 60, "How often a session's expiry is written again"),
  sessionsPerPersonMax: limit(
    20,
    1,
    1_000,
    'Sessions of one person at once; a further login ends the oldest',
  ),
  loginFreeAttemptsMax: limit(5, 1, 100, 'Attempts at one login before each further one waits'),
  loginBackoffMaxSeconds: limit(60, 1, 3_600, 'Longest wait between two attempts at one login'),
  loginForgetMinutes: limit(15, 1, 1_440, 'After this long attempts are forgotten'),
  loginAddressAttemptsMax: limit(100, 5, 100_000, 'Wrong attempts from one network address within that time'),
  loginCountsMax: limit(10_000, 100, 1_000_000, 'Logins and addresses counted at once'),
  knownBrowsersMax: limit(20, 1, 1_000, 'Browsers of one person that logins elsewhere do not slow down'),
  apiTokensMax: limit(50, 1, 1_000, 'Tokens of programs that are good at once'),
  apiTokenRequestsPerMinute: limit(120, 1, 100_000, 'Requests with one token a minute'),
  apiTokenFailuresPerMinute: limit(30, 1, 100_000, 'Requests with wrong tokens from one address a minute'),
  auditExportMaxRows: limit(100_000, 100, 10_000_000, 'Entries of the audit log in one export'),
  auditCheckMinutes: limit(360, 1, 10_080, 'How often the hash chain of the audit log is checked'),
  backupAtHour: limit(3, 0, 23, 'Hour of the daily backup, by the clock of the compound'),
  backupsKeepMax: limit(14, 1, 3_650, 'Daily backups that are kept'),
  backupsMaxBytes: limit(8_589_934_592, 1_048_576, 1_099_511_627_776, 'All daily backups together'),
  backupCheckSeconds: limit(600, 1, 3_600, 'How often it is looked whether the daily backup is due'),
  argon2MemoryKib: limit(19_456, 8_192, 1_048_576, 'Memory for one password hash'),
  argon2Passes: limit(2, 1, 20, 'Passes for one password hash'),
  argon2ConcurrentMax: limit(2, 1, 16, 'Password hashes made at once'),
  argon2WaitingMax: limit(32, 1, 1_000, 'Logins that may wait for a hash'),

  liveListenersMax: limit(200, 1, 10_000, 'Dashboard pages that listen for changes at once'),
  livePendingMax: limit(500, 10, 100_000, 'Changes kept for one slow page'),
  liveBeatSeconds: limit(15, 1, 120, 'How often a quiet event stream says that it is alive'),
  liveGatherMs: limit(150, 0, 10_000, 'Changes within this time go to a page together'),

  pairingLifeSeconds: limit(600, 60, 3_600, 'How long a pairing code is good'),
  pairingsWaitingMax: limit(200, 1, 10_000, 'Screens that may wait to be paired at once'),
  pairingPollSeconds: limit(5, 1, 60, 'Seconds between two polls of a pairing screen'),
  pairingGuessesMax: limit(10, 1, 1_000, 'Wrong pairing codes one person may enter in ten minutes'),
  deviceAuthorizationsMax: limit(60, 1, 10_000, 'Pairing codes for one network address in ten minutes'),
  deviceTokenPollsMax: limit(600, 10, 100_000, 'Pairing polls from one network address a minute'),
  deviceCommandsMax: limit(12, 1, 10_000, 'Commands of staff to one device a minute'),
  acknowledgmentsPerPhoneMax: limit(12, 1, 1_000, 'Taps of one phone a minute'),
  acknowledgmentsPerScreenMax: limit(600, 10, 100_000, 'Taps with the code of one screen a minute'),
  acknowledgmentsPerAddressMax: limit(1_200, 10, 1_000_000, 'Taps from one network address a minute'),
  rollCallPerPhoneMax: limit(12, 1, 1_000, 'Answers of one phone in an alert a minute, calls for help aside'),
  rollCallPerScreenMax: limit(600, 10, 100_000, 'Answers with the code of one screen in an alert a minute'),
  rollCallPerAddressMax: limit(1_200, 10, 1_000_000, 'Answers from one network address in alerts a minute'),
  rollCallHelpAfterHours: limit(24, 0, 720, 'Help may be called for this long after the end of an alert'),
  rollCallKeepDays: limit(
    90,
    1,
    3_650,
    'Who said what in an alert is kept this long after it; sums for ever',
  ),
  doorClaimsPerPhoneMax: limit(12, 1, 1_000, 'How often one phone may name a door in an hour'),
  doorClaimsPerAddressMax: limit(600, 10, 1_000_000, 'Doors named from one network address in an hour'),
  doorGuessesPerPhoneMax: limit(5, 1, 1_000, 'Wrong door codes from one phone in an hour'),
  doorGuessesPerDoorMax: limit(20, 1, 10_000, 'Wrong codes for one door in a day'),
  archiveSearchesPerAddressMax: limit(
    120,
    10,
    100_000,
    'Searches of old notices from one network address a minute',
  ),
  helpPerPhoneMax: limit(6, 1, 1_000, 'Requests for help of one phone a minute'),
  helpPerScreenMax: limit(120, 10, 100_000, 'Requests for help with the code of one screen a minute'),
  helpPerAddressMax: limit(240, 10, 1_000_000, 'Requests for help from one network address a minute'),
  ledgerQueueMaxItems: limit(50_000, 100, 1_000_000, 'Receipts and acknowledgments waiting to be stored'),
  ledgerRestartDelayMs: limit(250, 10, 60_000, 'Wait before a writer that died is started again'),

  clockLeapMaxDays: limit(31, 1, 36_500, 'A clock further ahead of the last saved time must be accepted'),
  receiptKeepDays: limit(400, 1, 36_500, 'Single receipts are kept and taken this long; sums for ever'),
  historyKeepDays: limit(400, 1, 36_500, 'Closed faults, and the boards of past notices, are kept this long'),

  phoneIdKeepDays: limit(90, 1, 36_500, 'The random ids of phones are kept this long; counts for ever'),
  helpWordsKeepDays: limit(
    30,
    1,
    36_500,
    'Words of a request for help are kept this long after it was settled',
  ),

  robotsMax: limit(20, 1, 200, 'Robots of groups and webhooks'),
  robotsAtOnceMax: limit(2, 1, 16, 'Robots that are written to at once'),
  robotTimeoutMs: limit(10_000, 100, 60_000, 'A robot must have answered by then'),
  robotAnswerMaxBytes: limit(16_384, 256, 1_048_576, 'As much of the answer of a robot is read'),
  robotRetryFirstMs: limit(
    2_000,
    10,
    600_000,
    'Wait after a first failure of a robot, ± 25 %; then doubling',
  ),
  robotRetryMaxMinutes: limit(30, 1, 1_440, 'Longest wait between two tries at a robot'),
  robotAttemptsMax: limit(10, 1, 1_000, 'Tries of a message that a robot refuses'),
  robotKeepHours: limit(72, 1, 8_760, 'What waits for a robot that is away is kept this long'),
  staffAlertsListedMax: limit(200, 10, 10_000, 'Open alerts for staff in one list'),

  noticeOutageAheadHours: limit(24, 1, 720, 'A planned outage announced later than this warns its author'),
  noticeRestoredShownMinutes: limit(
    120,
    5,
    1_440,
    'How long a notice says that something is back before it ends',
  ),
  noticeCountersignMinutes: limit(30, 1, 1_440, 'What one person said on a live notice is late by then'),
  noticeCountersignAskedDays: limit(
    7,
    1,
    365,
    'Nobody is called to countersign a notice this long after its end',
  ),
  alertCountersignMinutes: limit(15, 1, 1_440, 'What one person raised must be countersigned by then'),
  alertCountersignAskedDays: limit(
    7,
    1,
    365,
    'Nobody is called to countersign an alert this long after its end',
  ),
  alertConfirmMinutes: limit(30, 1, 1_440, 'An alert that waits for a second person is withdrawn by then'),
  alertEndToldMinutes: limit(10, 1, 1_440, 'How long the screens tell that an alert is over'),
  alertLastsMaxHours: limit(48, 1, 720, 'An alert that nobody updates or ends stands no longer'),
  alertEndsSoonMinutes: limit(15, 1, 1_440, 'Somebody hears of it this long before an alert ends by itself'),
  alertWrongClockDays: limit(
    31,
    1,
    366,
    'How long an alert stands that was raised by a clock that was wrong',
  ),
  alertDrillEveryDays: limit(90, 1, 3_650, 'A drill is due after so long'),
  alertLateSeconds: limit(60, 1, 3_600, 'A screen that had an alert later is named in its report'),
  noticesPerDayMax: limit(5, 1, 100, 'More new notices for one place on one day warn the author'),
  noticeSentenceMaxChars: limit(60, 10, 600, 'A longer sentence in Chinese warns the author'),
  noticeSentenceMaxWords: limit(30, 5, 300, 'A sentence in English with more words warns the author'),

  imageUploadMaxBytes: limit(12_582_912, 65_536, 67_108_864, 'Largest picture that may be uploaded'),
  imagePixelsMax: limit(64_000_000, 100_000, 400_000_000, 'Width times height of a picture that is uploaded'),
  imageSideMaxPx: limit(1_600, 240, 4_096, 'Longest side of a picture on notices'),
  imageEncodeTimeoutMs: limit(20_000, 100, 120_000, 'A picture must have been made anew by then'),
  imagesWaitingMax: limit(4, 1, 32, 'Pictures that are uploaded and made anew at once'),
  imageStoreMaxBytes: limit(2_147_483_648, 1_048_576, 1_099_511_627_776, 'All pictures together'),
  imageOrphanHours: limit(24, 1, 8_760, 'A picture that no notice lists is kept this long'),
  registerFileMaxBytes: limit(
    10_485_760,
    65_536,
    67_108_864,
    'Largest roster of households that may be uploaded',
  ),
  registerUnpackedMaxBytes: limit(134_217_728, 1_048_576, 1_073_741_824, 'All that a roster unpacks to'),
  registerRowsMax: limit(20_000, 100, 200_000, 'Households in one roster, or made at once'),
  registerReadTimeoutMs: limit(30_000, 100, 300_000, 'A roster must have been read by then'),
  registerReaderMaxMb: limit(512, 64, 4_096, 'Memory for reading a roster'),
  registerFilesWaitingMax: limit(3, 1, 16, 'Rosters in memory at once; one of them is read'),
  registerUndoDays: limit(30, 1, 365, 'How long the newest bulk change of the register can be undone'),
  mqttConnectionsMax: limit(10_000, 1, 200_000, 'Device connections at once'),
  mqttConnectionsPerAddressMax: limit(
    2_000,
    1,
    200_000,
    'Device connections at once from one network address',
  ),
  mqttConnectTimeoutMs: limit(5_000, 100, 60_000, 'From the connection to its acceptance'),
  mqttBytesBeforeConnackMax: limit(4_096, 256, 65_536, 'Bytes a connection may send before it is accepted'),
  mqttPacketMaxBytes: limit(65_536, 4_096, 1_048_576, 'Largest packet of a device'),
  mqttKeepAliveMaxSeconds: limit(20, 1, 600, 'Longest keep-alive a device may ask for'),
  mqttSubscriptionsMax: limit(256, 8, 10_000, 'Topics one device may read'),
  mqttPacketsPerSecond: limit(20, 1, 10_000, 'Packets a second from one device in the long run'),
  mqttPacketsBurst: limit(100, 1, 100_000, 'Packets a device may send at once'),
  mqttExcessPacketsMax: limit(100, 1, 100_000, 'Packets above the rate before a device is put in quarantine'),
  mqttQuarantineMs: limit(10_000, 100, 3_600_000, 'How long a device in quarantine is refused, ± 50 %'),
  mqttConnectsPerMinute: limit(30, 1, 10_000, 'Connections one device may open a minute'),
  mqttRefusalDelayMs: limit(1_000, 0, 60_000, 'Wait before a refusal is answered, ± 50 %'),
  mqttDrainTimeoutMs: limit(3_000, 100, 3_000, 'A reader that takes nothing for this long is dropped'),
  mqttBufferedMaxBytes: limit(1_048_576, 65_536, 67_108_864, 'Bytes that may wait for one slow reader'),
  mqttInflightMax: limit(64, 1, 10_000, 'Unacknowledged deliveries on their way to one device'),
  mqttResendAfterMs: limit(5_000, 100, 600_000, 'An unacknowledged delivery is sent again after this long'),
  mqttResendsMax: limit(3, 0, 100, 'Repeated deliveries before a silent device is dropped'),
  mqttSweepMs: limit(500, 10, 60_000, 'How often time-outs of devices are looked at'),
  mqttIncidentLogSeconds: limit(
    60,
    1,
    86_400,
    'The log hears of each kind of incident and device once in this',
  ),
  mqttIncidentLinesMax: limit(100, 1, 100_000, 'Lines in the log about incidents within that time'),
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limitTable;
export type Limits = Readonly<Record<LimitName, number>>;

/** `httpBodyMaxBytes` → `LOUYU_HTTP_BODY_MAX_BYTES` */
export function limitVariable(name: string): string {
  return `LOUYU_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

function limit(fallback: number, min: number, max: number, what: string): Limit {
  return { default: fallback, min, max, what };
}
