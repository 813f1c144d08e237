/** Who gets what: exact topics only, so that a publish looks up one entry whatever the number of topics. */
export class SubscriptionTable<Subscriber extends object> {
  readonly #byTopic = new Map<string, Map<Subscriber, number>>();
  readonly #bySubscriber = new Map<Subscriber, Set<string>>();
  #size = 0;

  /** Subscriptions of all subscribers. */
  get size(): number {
    return this.#size;
  }

  count(subscriber: Subscriber): number {
    return this.#bySubscriber.get(subscriber)?.size ?? 0;
  }

  holds(subscriber: Subscriber, topic: string): boolean {
    return this.#byTopic.get(topic)?.has(subscriber) ?? false;
  }

  add(subscriber: Subscriber, topic: string, qos: number): void {
    let subscribers = this.#byTopic.get(topic);
    if (subscribers === undefined) this.#byTopic.set(topic, (subscribers = new Map<Subscriber, number>()));
    if (!subscribers.has(subscriber)) this.#size += 1;
    subscribers.set(subscriber, qos);
    const topics = this.#bySubscriber.get(subscriber);
    if (topics === undefined) this.#bySubscriber.set(subscriber, new Set([topic]));
    else topics.add(topic);
  }

  remove(subscriber: Subscriber, topic: string): void {
    const subscribers = this.#byTopic.get(topic);
    if (subscribers === undefined || !subscribers.delete(subscriber)) return;
    this.#size -= 1;
    if (subscribers.size === 0) this.#byTopic.delete(topic);
    this.#bySubscriber.get(subscriber)?.delete(topic);
  }

  removeAll(subscriber: Subscriber): void {
    for (const topic of this.#bySubscriber.get(subscriber) ?? []) this.remove(subscriber, topic);
    this.#bySubscriber.delete(subscriber);
  }

  /** Each subscriber of a topic with the QoS it asked for. */
  of(topic: string): ReadonlyMap<Subscriber, number> | undefined {
    return this.#byTopic.get(topic);
  }
}
