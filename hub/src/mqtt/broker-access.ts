/** What a device is told at the door. Everything but `ok` refuses the connection. */
export type Admission = 'ok' | 'bad-credentials' | 'revoked' | 'unavailable';

/**
 * Who may do what at the broker. The rules come from the topic table of the contract; the broker only enforces
 * them. `maySubscribe` is asked for exact topics only: wildcards are refused before.
 */
export interface AccessRules {
  authenticate(clientId: string, userName: string, password: Buffer): Promise<Admission>;
  maySubscribe(clientId: string, topic: string): boolean;
  mayPublish(clientId: string, topic: string): boolean;
  /** The only topic a device may retain a message on, and the only one its last will may name. */
  presenceTopic(clientId: string): string;
}

export type DisconnectReason =
  /** The device said DISCONNECT. */
  | 'said-goodbye'
  /** The connection ended without a word. */
  | 'connection-lost'
  | 'keep-alive'
  | 'taken-over'
  | 'slow-reader'
  | 'never-acknowledges'
  | 'too-many-packets'
  | 'protocol'
  /** The hub closed it: revoked, moved. */
  | 'closed-by-hub'
  | 'broker-stopped';

export type IncidentKind =
  | 'publish-refused'
  | 'publish-over-rate'
  | 'subscribe-refused'
  | 'connect-refused'
  | 'quarantined'
  | 'connections-full'
  | 'address-full'
  | 'connect-timeout'
  | 'packet-too-large'
  | 'protocol'
  | 'slow-reader'
  | 'never-acknowledges'
  | 'handler-failed';

/** Something for the log. At most one of a kind and device in an interval; all of them are counted in `stats()`. */
export interface Incident {
  kind: IncidentKind;
  clientId?: string;
  /** A short reason or the topic it was about; never a payload. */
  detail?: string;
  error?: unknown;
  /** How many of the kind there were since the last line about it that have no line of their own. */
  unlogged?: number;
}
