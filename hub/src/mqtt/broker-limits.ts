/**
 * The guards of the embedded broker (DESIGN.md §4, "Broker guards"). Each has a name with its unit and a
 * default that fits one compound; a test in `tests/broker-wire.test.ts` or beside the module holds each of them.
 */
export const brokerLimitDefaults = {
  /** Connections open at once, not yet authenticated ones included. */
  mqttConnectionsMax: 10_000,
  /**
   * Connections open at once from one network address (of IPv6: from one /64). The screens of a compound may stand behind
   * one address translation, so it is high; it keeps places free for the others when one machine goes mad.
   */
  mqttConnectionsPerAddressMax: 2_000,
  /** From the accepted connection to CONNACK. */
  mqttConnectTimeoutMs: 5_000,
  /** Bytes a connection may send before its CONNACK: one CONNECT with its last will. */
  mqttBytesBeforeConnackMax: 4_096,
  /** One packet after CONNACK, header included. */
  mqttPacketMaxBytes: 65_536,
  /** The longest keep-alive a device may ask for; 0 (none) is refused too. */
  mqttKeepAliveMaxSeconds: 20,
  /** Exact topics one device may hold. */
  mqttSubscriptionsMax: 256,
  /** Packets a second from one device in the long run (PUBACKs that answer a delivery are free). */
  mqttPacketsPerSecond: 20,
  /** Packets a device may send at once before the rate counts. */
  mqttPacketsBurst: 100,
  /** Packets above the rate after which a device is disconnected and put in quarantine. */
  mqttExcessPacketsMax: 100,
  /** Middle of the time a device in quarantine is refused; the real one is ± 50 %. */
  mqttQuarantineMs: 10_000,
  /** Connections one device may open a minute; a device that flaps faster goes into quarantine. */
  mqttConnectsPerMinute: 30,
  /** Middle of the wait before a refusal is answered, so that a refused device cannot spin; ± 50 %. */
  mqttRefusalDelayMs: 1_000,
  /** A reader with bytes waiting that takes none of them for this long is dropped. */
  mqttDrainTimeoutMs: 3_000,
  /** Bytes that may wait for one slow reader, beside what its socket holds; superseded documents do not count. */
  mqttBufferedMaxBytes: 1_048_576,
  /** QoS 1 deliveries on their way to one device without PUBACK; the next ones wait. */
  mqttInflightMax: 64,
  /** A delivery without PUBACK is sent again, marked as a duplicate, after this long. */
  mqttResendAfterMs: 5_000,
  /** Repeated deliveries after which a device that never acknowledges is dropped. */
  mqttResendsMax: 3,
  /** How often time-outs, keep-alive and resends are looked at. */
  mqttSweepMs: 500,
  /** The log hears of each kind of incident and device once in this time. */
  mqttIncidentLogSeconds: 60,
  /** Lines about incidents in that time, whoever causes them; what is beyond is only counted. */
  mqttIncidentLinesMax: 100,
};

export type BrokerLimits = typeof brokerLimitDefaults;
