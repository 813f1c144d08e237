import type { Alarm } from '@louyu/contract/alarm';
import type { Board } from '@louyu/contract/board';
import type { DeviceConfig } from '@louyu/contract/devices';
import { sealDocument } from '@louyu/contract/documents';
import type { Signer } from '@louyu/contract/signing';
import type { Clock, Digest } from '../ports.ts';
import type { Store } from '../store.ts';
import type { DocumentEntries, DocumentRecord } from './document-store.ts';

/** A document as it should stand on the wire. */
export interface WantedDocument {
  readonly topic: string;
  readonly body: Board | Alarm | DeviceConfig;
  /** The notices of a board, the alerts of an alarm; null for other documents. */
  readonly entries: DocumentEntries | null;
}

export interface PublisherOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly epoch: number;
  readonly signer: Signer;
  /** Puts a document on the wire. */
  readonly retain: (topic: string, payload: Uint8Array) => void;
  /** A document that could not be made or saved, with the topic: the rest goes on. */
  readonly onFailure: (topic: string, error: unknown) => void;
}

type Published = Pick<DocumentRecord, 'epoch' | 'version' | 'bodyHash'>;

/** Gives documents that differ from what was published their next version, saves them, and puts them on the wire. */
export class Publisher {
  readonly #options: PublisherOptions;
  /** What stands on the wire. This hub alone writes documents, so it need not ask the database. */
  readonly #published = new Map<string, Published>();

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  published(topic: string): Published | undefined {
    return this.#published.get(topic);
  }

  /** Puts on the wire what is saved already. */
  transmit({ topic, epoch, version, bodyHash, payload }: DocumentRecord): void {
    this.#published.set(topic, { epoch, version, bodyHash });
    this.#options.retain(topic, payload);
  }

  /**
   * Publishes those that differ; they are saved in one transaction, since each commit waits for the disk. Returns the topics
   * of those that could not be published: they keep their last version.
   */
  async publish(siteId: string, wanted: readonly WantedDocument[]): Promise<ReadonlySet<string>> {
    const { store, onFailure } = this.#options;
    const failed = new Set<string>();
    const changed: { readonly document: DocumentRecord; readonly entries: WantedDocument['entries'] }[] = [];
    for (const want of wanted) {
      try {
        const document = this.#next(siteId, want);
        if (document !== undefined) changed.push({ document, entries: want.entries });
      } catch (error) {
        failed.add(want.topic);
        onFailure(want.topic, error);
      }
    }
    const [first] = changed;
    if (first === undefined) return failed;
    try {
      await store.transaction(async ({ documents }) => {
        for (const { document, entries } of changed) {
          const { topic, epoch, version } = document;
          await documents.save(document);
          if (entries !== null) await documents.saveEntries(topic, epoch, version, entries);
        }
      });
    } catch (error) {
      for (const { document } of changed) failed.add(document.topic);
      onFailure(first.document.topic, error);
      return failed;
    }
    for (const { document } of changed) this.transmit(document);
    return failed;
  }

  /** The next version, or undefined where the body is what was published last. */
  #next(siteId: string, { topic, body }: WantedDocument): DocumentRecord | undefined {
    const { clock, digest, epoch, signer } = this.#options;
    const bodyHash = digest(JSON.stringify(body));
    const published = this.#published.get(topic);
    if (published?.bodyHash === bodyHash) return undefined;
    const version = (published?.version ?? 0) + 1;
    const issuedAt = clock.now();
    const payload = sealDocument({ topic, epoch, version, issuedAt, body }, signer);
    return { topic, siteId, epoch, version, bodyHash, payload, issuedAt };
  }
}
