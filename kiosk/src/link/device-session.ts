import type { DeviceCredentials } from '@louyu/contract/api/devices';
import type { Alarm } from '@louyu/contract/alarm';
import type { Board, BoardNotice } from '@louyu/contract/board';
import type { DeviceConfig } from '@louyu/contract/devices';
import { parseWire } from '@louyu/contract/documents';
import { LouyuError } from '@louyu/contract/errors';
import { storedSchema, type Health, type Reloads } from '@louyu/contract/messages';
import { parseTopic } from '@louyu/contract/topics';
import { AlertedLog } from './alerted-log.ts';
import type { HubClock } from './clock.ts';
import { CommandGate } from './commands.ts';
import { ContactLog } from './contact-log.ts';
import { DocumentShelf } from './document-shelf.ts';
import type { FileShelf } from './file-shelf.ts';
import { HealthBeat } from './health-beat.ts';
import { HubAddresses } from './hub-addresses.ts';
import { HubConnection } from './hub-connection.ts';
import { limits } from './limits.ts';
import type { LinkStatus } from './link-status.ts';
import { listedFiles } from './listed-files.ts';
import { Outbox } from './outbox.ts';
import { randomId } from './random-id.ts';
import { pageSource, Renewal } from './renewal.ts';
import { ShownLog, type Glimpse } from './shown-log.ts';
import type { Storage } from './storage.ts';
import { TimeKeeper } from './time-keeper.ts';

export interface SessionOptions {
  readonly credentials: DeviceCredentials;
  readonly storage: Storage;
  readonly clock: HubClock;
  /** The pictures of what its boards list. */
  readonly files: FileShelf;
  /** The build of this page; what the hub serves is in the configuration. */
  readonly build: string;
  /** How often the page has opened itself anew because it was stuck; null where never. */
  readonly reloads: Reloads | null;
  readonly onDocuments: () => void;
  readonly onConnected: (connected: boolean) => void;
  readonly onIdentify: () => void;
  readonly onRevoked: () => void;
}

/** The life of a paired device: what it hears, what it keeps, what it says. */
export class DeviceSession {
  readonly #options: SessionOptions;
  readonly #shelf: DocumentShelf;
  readonly #addresses: HubAddresses;
  readonly #connection: HubConnection;
  readonly #outbox: Outbox;
  readonly #shown = new ShownLog(randomId);
  readonly #alerted: AlertedLog;
  readonly #health: HealthBeat;
  readonly #commands: CommandGate;
  readonly #contact: ContactLog;
  readonly #time: TimeKeeper;
  readonly #renewal: Renewal;
  #glimpse: Glimpse | null = null;
  #lastFrameMs: number | null = null;
  #owesGlimpse = false;
  #gatheringUntilMs = 0;
  #stopped = false;

  constructor(options: SessionOptions) {
    const { credentials, storage, clock, build } = options;
    this.#options = options;
    this.#shelf = new DocumentShelf(credentials, storage);
    const monotonicMs = () => performance.now();
    this.#alerted = new AlertedLog({ clock, storage, monotonicMs, newId: randomId });
    this.#commands = new CommandGate(credentials.hubPublicKey, clock, storage);
    this.#contact = new ContactLog(clock, storage);
    this.#renewal = new Renewal(pageSource(window.location.pathname), storage, () => clock.nowMs());
    this.#addresses = new HubAddresses(window.location.origin, () => clock.nowMs());
    const hubUrl = () => this.#addresses.current;
    this.#time = new TimeKeeper(clock, storage, hubUrl, () => {
      void this.#shelf.saveLeftovers();
      options.onDocuments();
      this.#renewIfOutdated();
    });
    this.#connection = new HubConnection(credentials, this.#addresses, build, {
      onConnected: () => {
        this.#connected();
      },
      onDisconnected: () => {
        this.#outbox.disconnected();
        this.#health.stop();
        options.onConnected(false);
      },
      onMessage: (topic, payload, retained) => {
        this.#received(topic, payload, retained);
      },
      onContact: () => {
        this.#contact.heard();
      },
      onRevoked: options.onRevoked,
    });
    this.#outbox = new Outbox(storage, (items) => {
      this.#connection.publish('receipt', { items });
    });
    this.#health = new HealthBeat({
      send: (health) => {
        this.#connection.publish('health', health);
      },
      describe: () => this.#describe(),
    });
  }

  get config(): DeviceConfig | null {
    return this.#shelf.config;
  }

  get boards(): readonly Board[] {
    return this.#shelf.boards;
  }

  get alarms(): readonly Alarm[] {
    return this.#shelf.alarms;
  }

  /** Whether boards are still on their way after the very first configuration: until then there is nothing true to show. */
  get gathering(): boolean {
    return this.#gatheringUntilMs > performance.now() && !this.#shelf.isComplete;
  }

  /** When the hub was last heard from, if that is too long ago. */
  get staleSinceMs(): number | null {
    return this.#contact.staleSinceMs;
  }

  /** Where the hub is, or was last looked for: an origin without a trailing slash. */
  get hubUrl(): string {
    return this.#addresses.current;
  }

  /** How the link stands, for an installer and the diagnosis page. */
  get status(): LinkStatus {
    return {
      state: this.#connection.state,
      addresses: this.#addresses.list,
      hubUrl: this.hubUrl,
      lastContactMs: this.#contact.lastMs,
      pendingReceipts: this.#outbox.pending,
      droppedReceipts: this.#outbox.dropped,
      documents: this.#shelf.read,
    };
  }

  async start(): Promise<void> {
    // What cannot be read is sent again by the hub: a damaged disk must not keep the screen dark.
    const loads = [this.#shelf, this.#outbox, this.#alerted, this.#commands, this.#contact].map((one) =>
      one.load(),
    );
    for (const load of await Promise.allSettled(loads))
      if (load.status === 'rejected') console.warn('louyu: kept data could not be read', load.reason);
    if (this.#stopped) return;
    this.#alerted.received(this.#shelf.alarms, performance.now());
    this.#options.files.start(() => this.hubUrl, this.#options.onDocuments);
    this.#bringFiles();
    try {
      this.#options.onDocuments();
    } catch (error) {
      // Only a connection can bring what mends it.
      console.warn('louyu: what was kept could not be shown', error);
    }
    await this.#connect();
  }

  async #connect(): Promise<void> {
    this.#addresses.announce(this.#shelf.config?.hubUrls ?? []);
    await orWarn(this.#addresses.load(this.#options.storage));
    if (this.#stopped) return;
    this.#time.start();
    this.#connection.start();
  }

  stop(): void {
    this.#stopped = true;
    this.#connection.stop();
    this.#time.stop();
    this.#health.stop();
    this.#outbox.stop();
    this.#options.files.stop();
  }

  /** Takes what was just seen on the glass. */
  see(glimpse: Glimpse): void {
    if (this.#stopped) return;
    const { visible } = glimpse;
    this.#owesGlimpse ||= isOtherAlert(this.#glimpse?.visible, visible);
    this.#glimpse = glimpse;
    this.#lastFrameMs = glimpse.hubMs;
    this.#outbox.add(this.#alerted.observe(visible, glimpse.monotonicMs));
    // Times of an unset clock would be lies; they are not told at all.
    if (this.#options.clock.trusted) this.#outbox.add(this.#shown.observe(glimpse));
    if (!this.#owesGlimpse) return;
    this.#owesGlimpse = false;
    this.#health.soon();
  }

  /** Closes the intervals of what is not on any board any more. */
  forgetAllBut(programme: readonly BoardNotice[]): void {
    const keys = new Set(programme.map((notice) => `${notice.id}@${notice.revision}`));
    this.#outbox.add(this.#shown.closeAllBut(keys));
  }

  #connected(): void {
    if (this.#addresses.note('connected')) void orWarn(this.#addresses.save(this.#options.storage));
    this.#time.connected();
    void this.#shelf.saveLeftovers();
    this.#connection.subscribe(this.#shelf.placeTopics);
    this.#outbox.connected();
    this.#options.files.retry();
    this.#health.start();
    this.#options.onConnected(true);
  }

  #received(topic: string, payload: Uint8Array, retained: boolean): void {
    const receivedMs = performance.now();
    try {
      switch (parseTopic(topic)?.name) {
        case 'config':
        case 'alarm':
        case 'board':
          this.#take(topic, payload, { retained, receivedMs });
          break;
        case 'stored':
          this.#outbox.settle(parseWire(storedSchema, new TextDecoder().decode(payload)));
          break;
        case 'command':
          this.#commands.admit(topic, payload).then(
            (kind) => {
              this.#obey(kind);
            },
            (error: unknown) => {
              this.#refuse(error);
            },
          );
          break;
        default:
          break;
      }
    } catch (error) {
      this.#refuse(error);
    }
  }

  #take(topic: string, payload: Uint8Array, came: { retained: boolean; receivedMs: number }): void {
    const before = new Set(this.#shelf.placeTopics);
    const isFirst = this.#shelf.config === null;
    const taken = this.#shelf.take(topic, payload, came.retained);
    if (taken === null) return;
    if (isFirst) this.#gatheringUntilMs = performance.now() + limits.boardsGatherMs;
    const { alarms, placeTopics } = this.#shelf;
    this.#alerted.received(alarms, came.receivedMs);
    this.#addresses.announce(this.#shelf.config?.hubUrls ?? []);
    this.#connection.unsubscribe([...before].filter((other) => !placeTopics.includes(other)));
    this.#connection.subscribe(placeTopics.filter((other) => !before.has(other)));
    this.#bringFiles();
    this.#options.onDocuments();
    this.#owesGlimpse = true;
    void taken.kept.then(() => {
      this.#health.soon();
    });
    if (this.#alerted.takeExpired()) this.#refuse(new LouyuError('wire.expired'));
    this.#renewIfOutdated();
  }

  #bringFiles(): void {
    const { config, boards } = this.#shelf;
    if (config !== null) this.#options.files.want(listedFiles(boards, config.kind));
  }

  #renewIfOutdated(): void {
    const served = this.#shelf.config?.kioskBuild;
    if (served === undefined || served === '' || served === this.#options.build) return;
    this.#renewal.renewForBuild().catch((error: unknown) => {
      console.warn('louyu: the page could not be renewed', error);
    });
  }

  #obey(kind: 'identify' | 'reload' | 'resubscribe' | 'test-tone' | null): void {
    if (kind === 'identify') this.#options.onIdentify();
    if (kind === 'reload') void this.#renewal.renew();
    if (kind === 'resubscribe')
      this.#connection.subscribe([this.#shelf.configTopic, ...this.#shelf.placeTopics]);
  }

  #refuse(error: unknown): void {
    console.warn('louyu: a message was refused', error);
    if (error instanceof LouyuError) this.#health.refuse(error.code);
  }

  #describe(): Omit<Health, 'refused'> {
    const { clock, build, reloads } = this.#options;
    const scale = window.devicePixelRatio;
    return {
      at: new Date(clock.nowMs()).toISOString(),
      version: build,
      documents: [...this.#shelf.held],
      visible: this.#glimpse?.visible ?? { kind: 'nothing' },
      lastFrameAt: this.#lastFrameMs === null ? null : new Date(this.#lastFrameMs).toISOString(),
      clock: { offsetMs: clock.offsetMs, trusted: clock.trusted },
      pendingReceipts: this.#outbox.pending,
      droppedReceipts: this.#outbox.dropped,
      ...(reloads === null ? {} : { reloads }),
      screen: { widthPx: window.innerWidth * scale, heightPx: window.innerHeight * scale },
    };
  }
}

/** Whether an alert came onto the glass or left it: that is told at once. */
function isOtherAlert(before: Health['visible'] | undefined, now: Health['visible']): boolean {
  const key = (visible?: Health['visible']) =>
    visible?.kind === 'alert' ? `${visible.alertId}@${visible.revision}` : '';
  return key(before) !== key(now);
}

/** Which address was good is a matter of haste only. */
async function orWarn(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    console.warn('louyu: the address of the hub was not kept', error);
  }
}
