import type { HeldDocument } from '@louyu/contract/messages';
import { isNewer } from '@louyu/contract/documents';
import type { Instant } from '@louyu/contract/primitives';
import { topicOf, type TopicReader } from '@louyu/contract/topics';
import { msBetween } from '../time.ts';

/** How long a device may hold an older document than what is published before it is told to subscribe anew, in milliseconds. */
export const lagGraceMs = 45_000;
/** The longest wait between two such commands to one device, in milliseconds; it doubles from the grace. */
export const lagBackoffMaxMs = 15 * 60_000;

/** The documents of a place that a device reads. */
const placeTopics = ['alarm', 'board'] as const;

/** What stands on the wire now; undefined for a topic without a document. */
export type PublishedVersion = (topic: string) => Pick<HeldDocument, 'epoch' | 'version'> | undefined;

interface Lag {
  /** When it was seen to lag, or told for the last time. */
  since: Instant;
  waitMs: number;
}

/** Finds devices that have missed a document, and paces what they are told (DESIGN.md §4). */
export class Laggards {
  readonly #published: PublishedVersion;
  readonly #lags = new Map<string, Lag>();

  constructor(published: PublishedVersion) {
    this.#published = published;
  }

  /** Whether the device is to subscribe anew, now. */
  isDue(reader: TopicReader, documents: readonly HeldDocument[], now: Instant): boolean {
    if (!this.#lagsBehind(reader, documents)) {
      this.#lags.delete(reader.deviceId);
      return false;
    }
    const lag = this.#lags.get(reader.deviceId);
    if (lag === undefined) {
      this.#lags.set(reader.deviceId, { since: now, waitMs: lagGraceMs });
      return false;
    }
    if (msBetween(lag.since, now) < lag.waitMs) return false;
    lag.since = now;
    lag.waitMs = Math.min(lag.waitMs * 2, lagBackoffMaxMs);
    return true;
  }

  forget(deviceId: string): void {
    this.#lags.delete(deviceId);
  }

  #lagsBehind({ siteId, deviceId, placeIds }: TopicReader, documents: readonly HeldDocument[]): boolean {
    const held = new Map(documents.map((document) => [document.topic, document]));
    const behind = (topic: string) => {
      const published = this.#published(topic);
      return published !== undefined && isNewer(published, held.get(topic));
    };
    if (behind(topicOf('config', siteId, deviceId))) return true;
    return [...placeIds].some((placeId) =>
      placeTopics.some((name) => behind(topicOf(name, siteId, placeId))),
    );
  }
}
