import { pubackOf, topicAt, type LoadCrowd } from './load-crowd.ts';
import { emptyReport, steadyMs, type AnswersOrder, type ArmOrder, type LoadReport } from './load-orders.ts';
import type { LoadConnection } from './load-connection.ts';
import { clientFrame, publishPacket } from './packets.ts';

const receiptPacketId = 9;
const storedEnd = Buffer.from('/stored');
const nothingStored = Buffer.from('"stored":[]');

/**
 * One round of: a board comes, each device answers with its receipt, and hears that it has arrived. The receipts are
 * prebuilt. A device acknowledges the board and sends its receipt in one write.
 */
export class AnswerRound {
  readonly #crowd: LoadCrowd;
  readonly #until: ArmOrder['until'];
  readonly #receipts: Buffer[];
  readonly #boards: Uint8Array;
  readonly #answered: Uint8Array;
  #delivered = 0;
  #answers = 0;
  #duplicates = 0;
  #unstored = 0;
  #deliveredAt = 0;
  #answeredAt = 0;
  #boardBytes = 0;
  #finished: () => void = () => {};

  constructor(crowd: LoadCrowd, { topic, payload, until }: ArmOrder) {
    this.#crowd = crowd;
    this.#until = until;
    this.#boards = new Uint8Array(crowd.devices.length);
    this.#answered = new Uint8Array(crowd.devices.length);
    this.#receipts = crowd.devices.map(({ connection }, index) => {
      const receipt = payload.replaceAll('{index}', String(index));
      const packet = publishPacket(
        topic.replace('{index}', String(index)),
        Buffer.from(receipt),
        receiptPacketId,
      );
      return connection.transport === 'tcp' ? packet : clientFrame(packet);
    });
    crowd.events = {
      publish: (connection, bytes, start, end) => this.#published(connection, bytes, start, end),
      puback: (connection) => {
        if (this.#until === 'puback') this.#answer(connection);
      },
    };
  }

  /** For the message of a time-out. */
  state(): string {
    return `${this.#delivered} boards, ${this.#answers} answers, ${this.#unstored} not stored`;
  }

  async answers({ publish }: AnswersOrder): Promise<LoadReport> {
    const publishedAt = steadyMs();
    if (publish !== undefined) {
      const payload = Buffer.alloc(publish.payloadBytes, 'x');
      this.#crowd.publisher?.send(publishPacket(publish.topic, payload, 1, true));
    }
    if (this.#answers < this.#receipts.length) {
      await new Promise<void>((resolve) => {
        this.#finished = resolve;
      });
    }
    return {
      ...emptyReport,
      publishedAt,
      deliveredAt: this.#deliveredAt,
      answeredAt: this.#answeredAt,
      duplicates: this.#duplicates,
      boardBytes: this.#boardBytes,
    };
  }

  #published(connection: LoadConnection, bytes: Buffer, start: number, end: number): void {
    const puback = pubackOf(connection, bytes, start);
    const at = topicAt(bytes, start);
    const topicEnd = at + bytes.readUInt16BE(at - 2);
    const isStored = storedEnd.compare(bytes, topicEnd - storedEnd.length, topicEnd) === 0;
    if (isStored) {
      if (puback !== undefined) connection.sendFramed(puback);
      if (bytes.subarray(topicEnd, end).includes(nothingStored)) this.#unstored += 1;
      else if (this.#until === 'stored') this.#answer(connection);
      return;
    }
    const { index } = connection;
    const receipt = this.#boards[index] === 0 ? this.#receipts[index] : undefined;
    if (receipt === undefined) {
      this.#duplicates += 1;
      if (puback !== undefined) connection.sendFramed(puback);
      return;
    }
    connection.sendFramed(puback === undefined ? receipt : Buffer.concat([puback, receipt]));
    this.#boards[index] = 1;
    this.#boardBytes = end - topicEnd;
    this.#delivered += 1;
    if (this.#delivered === this.#receipts.length) this.#deliveredAt = steadyMs();
  }

  #answer({ index }: LoadConnection): void {
    if (this.#answered[index] !== 0) return;
    this.#answered[index] = 1;
    this.#answers += 1;
    if (this.#answers < this.#receipts.length) return;
    this.#answeredAt = steadyMs();
    this.#finished();
  }
}
