import type { AccessRules, DisconnectReason, Incident, IncidentKind } from './broker-access.ts';
import type { BrokerLimits } from './broker-limits.ts';

export interface BrokerOptions {
  access: AccessRules;
  /** A message of a device that it was allowed to send; called in the order of its sending. */
  onMessage(clientId: string, topic: string, payload: Buffer): void;
  onConnected?(clientId: string, transport: 'tcp' | 'websocket'): void;
  onDisconnected?(clientId: string, reason: DisconnectReason): void;
  onIncident?(incident: Incident): void;
  /** TCP port; 0 takes a free one. */
  port: number;
  /** Address to bind, e.g. `127.0.0.1`; all when left out. */
  host?: string;
  /** PEM; MQTT over TLS instead of plain TCP. */
  tls?: { cert: Buffer | string; key: Buffer | string };
  /** Each limit left out has its default (broker-limits.ts). */
  limits?: Partial<BrokerLimits>;
}

export interface BrokerStats {
  /** Devices that are in. */
  connected: number;
  /** Open connections, those before CONNACK included. */
  connections: number;
  subscriptions: number;
  retained: number;
  /** Messages handed to devices since the start, repeated ones not counted. */
  deliveries: number;
  /** Messages taken from devices since the start. */
  received: number;
  /** Messages of devices that were dropped, and devices dropped, by kind, since the start. */
  incidents: Readonly<Partial<Record<IncidentKind, number>>>;
}
