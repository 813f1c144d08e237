import { expect } from 'vitest';
import type { BrokerLimits } from '../../hub/src/mqtt/broker-limits.ts';
import { password, startEmbedded, type EmbeddedUnderTest } from './broker-under-test.ts';
import { RawMqttClient } from './raw-mqtt-client.ts';

/** An embedded broker for one test at a time, with the clients that the test opened. */
export class GuardedBroker {
  #under: EmbeddedUnderTest | undefined;
  #clients: RawMqttClient[] = [];

  get under(): EmbeddedUnderTest {
    if (this.#under === undefined) throw new Error('start() comes first');
    return this.#under;
  }

  start = async (limits: Partial<BrokerLimits> = {}): Promise<void> => {
    this.#under = await startEmbedded(limits);
  };

  open = async (): Promise<RawMqttClient> => {
    const client = await RawMqttClient.open(this.under.tcpPort);
    this.#clients.push(client);
    return client;
  };

  /** A device that is in. */
  admitted = async (deviceId: string): Promise<RawMqttClient> => {
    const client = await this.open();
    expect(await client.connect(deviceId, password)).toBe(0);
    return client;
  };

  publish = (topic: string, text: string | Buffer, retain = false): number =>
    this.under.broker.publish({ topic, payload: Buffer.from(text), qos: 1, retain });

  /** The kinds of the incidents so far. */
  kinds = (): string[] => this.under.incidents.map(({ kind }) => kind);

  stop = async (): Promise<void> => {
    for (const client of this.#clients) client.destroy();
    this.#clients = [];
    await this.under.stop();
  };
}
