import * as v from 'valibot';
import { limits } from './limits.ts';

/** `ask`: is somebody in charge? `here`: I am. `after`: nobody yet, and I come before you. `bye`: I was. */
const messageSchema = v.object({ kind: v.picklist(['ask', 'here', 'after', 'bye']), id: v.string() });
type Message = v.InferOutput<typeof messageSchema>;

/** The part of a `BroadcastChannel` that is used. */
export interface TabChannel {
  postMessage(message: Message): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

/** Whether a tab is in charge, as far as can be seen at once; it stays behind where a browser was cut off. */
export interface TabMark {
  isSet(): boolean;
  set(set: boolean): void;
}

export interface TabLeaseOptions {
  readonly channel: TabChannel;
  readonly mark: TabMark;
  readonly id: string;
  /** Another tab is in charge: this one waits. */
  readonly onStandby: () => void;
  /** Two tabs were in charge, and the other one stays. */
  readonly onLost: () => void;
}

/**
 * Which of the tabs of one browser speaks for the device. Web Locks would tell, but need a secure context, which screens do
 * not have over plain HTTP; so tabs ask each other. Who is in charge answers, also from the background, where timers
 * stand still but messages come; who says goodbye, or does not answer any more, is followed by the next.
 */
export class TabLease {
  readonly #options: TabLeaseOptions;
  #state: 'asking' | 'standby' | 'leading' | 'over' = 'asking';
  #answered = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resolve: () => void = () => undefined;

  constructor(options: TabLeaseOptions) {
    this.#options = options;
    options.channel.addEventListener('message', (event) => {
      const message = v.safeParse(messageSchema, event.data);
      if (message.success && message.output.id !== options.id) this.#heard(message.output);
    });
  }

  /** Resolves when this tab is in charge: at once where no other was, however long another one is. */
  acquire(): Promise<void> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (this.#options.mark.isSet()) this.#ask();
      else this.#lead();
    });
  }

  /** The page goes: the next tab takes over at once. */
  release(): void {
    clearTimeout(this.#timer);
    const led = this.#state === 'leading';
    this.#state = 'over';
    if (!led) return;
    this.#options.mark.set(false);
    this.#say('bye');
  }

  #ask(): void {
    clearTimeout(this.#timer);
    this.#answered = false;
    this.#say('ask');
    this.#timer = setTimeout(() => {
      if (this.#answered) this.#wait();
      else this.#lead();
    }, limits.tabAnswerMs);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#state !== 'standby') this.#options.onStandby();
    this.#state = 'standby';
    this.#timer = setTimeout(() => {
      this.#ask();
    }, limits.tabAskEveryMs);
  }

  #lead(): void {
    this.#state = 'leading';
    this.#options.mark.set(true);
    this.#say('here');
    this.#resolve();
  }

  #heard({ kind, id }: Message): void {
    if (this.#state === 'over') return;
    if (this.#state === 'leading') {
      if (kind === 'here' && id < this.#options.id) this.#lose();
      else if (kind !== 'bye') this.#say('here');
    } else if (kind === 'bye') this.#ask();
    else if (kind === 'here' || (kind === 'after' && id < this.#options.id)) this.#answered = true;
    else if (kind === 'ask' && id > this.#options.id) this.#say('after');
  }

  #lose(): void {
    this.#state = 'over';
    this.#options.onLost();
  }

  #say(kind: Message['kind']): void {
    this.#options.channel.postMessage({ kind, id: this.#options.id });
  }
}
