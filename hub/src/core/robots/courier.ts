import type { Instant } from '@louyu/contract/primitives';
import type { Clock, LiveEvents, Random } from '../ports.ts';
import type { Store } from '../store.ts';
import { laterBy } from '../time.ts';
import { backOffMs, planFor } from './plan.ts';
import { countedMinuteMs, robotRules } from './robot-rules.ts';
import type { RobotMessage, RobotOutcome, RobotRecord, RobotSender } from './robot-store.ts';

export const courierDefaults = {
  /** The wait after the first failure, in milliseconds; it doubles with each further one. */
  robotRetryFirstMs: 2_000,
  /** The longest wait between two tries, in minutes. */
  robotRetryMaxMinutes: 30,
  /** How often a message that a robot refuses is tried before it is given up. */
  robotAttemptsMax: 10,
  /** How long what waits for a robot that cannot be reached is kept, in hours. */
  robotKeepHours: 72,
  /** Robots that are written to at once. */
  robotsAtOnceMax: 2,
};

export interface CourierOptions {
  readonly store: Store;
  /** The machine's clock: robots are waited for by it whether it is right or not. */
  readonly clock: Clock;
  /** The latest moment lived through: nothing is given up because a clock has leapt ahead. */
  readonly livedClock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
  /** Brought when there is a robot to write to. */
  readonly sender: () => Promise<RobotSender>;
  readonly limits: typeof courierDefaults;
  readonly onFailure: (error: unknown) => void;
}

interface Ready {
  readonly robot: RobotRecord;
  readonly message: RobotMessage;
  readonly attempts: number;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
/** The longest pause that a robot may ask for, in milliseconds. */
const pauseMaxMs = hourMs;

/**
 * Brings what is queued to the robots. Each robot has its own pace and its own trouble; none waits for another. A message is
 * written down before it is sent and settled after the answer: a hub that is killed in between sends it again, with the same
 * id and the same content, and what was tried still counts against the robot's limit.
 */
export class Courier {
  readonly #options: CourierOptions;
  readonly #due = new Map<string, Instant>();
  readonly #running = new Map<string, Promise<void>>();
  #look = true;
  #seats: number;
  readonly #line: (() => void)[] = [];
  #closed = false;

  constructor(options: CourierOptions) {
    this.#options = options;
    this.#seats = options.limits.robotsAtOnceMax;
  }

  /** Something was queued, or a robot was changed: everything is looked at with the next turn. */
  wake(): void {
    this.#look = true;
  }

  /** Starts what is due; cheap where nothing is. Returns without waiting for any robot. */
  async turn(): Promise<void> {
    const { store, clock, limits } = this.#options;
    const now = clock.now();
    const maxWait = laterBy(now, Math.max(limits.robotRetryMaxMinutes * minuteMs, pauseMaxMs));
    // A moment beyond every possible wait was written by a clock that ran ahead.
    const isDue = (at: Instant) => at <= now || at > maxWait;
    if (this.#closed || (!this.#look && ![...this.#due.values()].some(isDue))) return;
    this.#look = false;
    for (const robot of await store.robots.all()) {
      // What it has not seen when it ends is looked at with the next turn.
      if (this.#running.has(robot.id)) this.#look = true;
      else if (robot.disabledAt === null && (robot.nextTryAt === null || isDue(robot.nextTryAt)))
        this.#start(robot.id);
      else if (robot.nextTryAt !== null) this.#due.set(robot.id, robot.nextTryAt);
    }
  }

  #start(robotId: string): void {
    this.#due.delete(robotId);
    const run = this.#serve(robotId).finally(() => this.#running.delete(robotId));
    this.#running.set(robotId, run);
  }

  /** Resolves when what is on its way has been answered or has timed out. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.idle();
  }

  /** Resolves when nothing that has been started is under way any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  /** Sends to one robot until nothing waits, or it has to wait. */
  async #serve(robotId: string): Promise<void> {
    try {
      let goesOn = true;
      while (goesOn && !this.#closed) goesOn = await this.#inTurn(() => this.#step(robotId));
    } catch (error) {
      // What was queued still is: the database was away or full.
      this.#options.onFailure(error);
      this.#due.set(robotId, laterBy(this.#options.clock.now(), this.#options.limits.robotRetryFirstMs));
    }
  }

  /** Not more robots at once than may be: each that cannot be reached holds a thread that looks for its name. */
  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#seats === 0) await new Promise<void>((resolve) => this.#line.push(resolve));
    else this.#seats -= 1;
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next === undefined) this.#seats += 1;
      else next();
    }
  }

  /** One message; false when there is none to send now. */
  async #step(robotId: string): Promise<boolean> {
    const ready = await this.#prepare(robotId);
    if (ready === undefined) return false;
    const sender = await this.#options.sender();
    return this.#settle(ready, await sender.send(ready.robot, ready.message));
  }

  /** Writes down what is tried next; undefined where it is nothing, or not yet. */
  async #prepare(robotId: string): Promise<Ready | undefined> {
    const { store, clock, livedClock, random, limits } = this.#options;
    const now = clock.now();
    const oldest = laterBy(livedClock.now(), -limits.robotKeepHours * hourMs);
    return store.transaction(async ({ robots }) => {
      const robot = await robots.byId(robotId);
      if (robot === undefined || robot.disabledAt !== null) return undefined;
      await robots.dropOvertaken(robotId, now);
      await robots.giveUpOlderThan(robotId, oldest, now);
      const open = await robots.openMessage(robotId);
      const plan = planFor({
        now,
        rules: robotRules[robot.kind],
        attempts: await robots.attempts(robotId, laterBy(now, -countedMinuteMs)),
        hasOpenMessage: open !== undefined,
        waiting: await robots.countWaiting(robotId),
      });
      if (plan.kind === 'wait') this.#due.set(robotId, plan.until);
      if (plan.kind !== 'send') return undefined;
      const { id, createdAt, attempts } = open ?? { id: random.id(), createdAt: now, attempts: 0 };
      if (open === undefined) await robots.addMessage(robotId, id, createdAt, plan.take);
      await robots.addAttempt(robotId, now);
      const content = await robots.contentOf(id);
      return content && { robot, attempts, message: { id, createdAt, ...content } };
    });
  }

  /** Whether the robot may be written to again at once. */
  async #settle({ robot, message, attempts }: Ready, outcome: RobotOutcome): Promise<boolean> {
    const { store, clock, live, limits } = this.#options;
    const at = clock.now();
    const tried = outcome.kind === 'refused' ? attempts + 1 : attempts;
    const givenUp = tried >= limits.robotAttemptsMax;
    const state = outcome.kind === 'sent' ? 'sent' : givenUp ? 'given-up' : 'open';
    const error = outcome.kind === 'sent' ? null : outcome.error;
    const standing = this.#standingAfter(robot, outcome, at);
    await store.transaction(async ({ robots }) => {
      await robots.settle(message.id, { state, at, error, attempts: tried });
      await robots.change(robot.id, standing);
    });
    if (standing.nextTryAt !== null) this.#due.set(robot.id, standing.nextTryAt);
    live.emit({ resource: 'robot', id: robot.id });
    live.emit({ resource: 'staff-alert', id: null });
    return standing.nextTryAt === null;
  }

  #standingAfter(robot: RobotRecord, outcome: RobotOutcome, at: Instant) {
    const { random, limits } = this.#options;
    if (outcome.kind === 'sent') {
      return { failures: 0, trouble: null, error: null, nextTryAt: null, lastSentAt: at } as const;
    }
    const failures = robot.failures + 1;
    const chance = (random.bytes(1)[0] ?? 0) / 255;
    const bounds = { firstMs: limits.robotRetryFirstMs, maxMs: limits.robotRetryMaxMinutes * minuteMs };
    const waitMs =
      outcome.kind === 'limited'
        ? // Later rather than sooner: a try that comes too early makes some robots count anew.
          Math.min(pauseMaxMs, (outcome.retryAfterMs ?? robotRules[robot.kind].pauseMs) * (1 + chance / 10))
        : backOffMs(failures, bounds, chance);
    return {
      failures,
      trouble: outcome.kind,
      error: outcome.error,
      nextTryAt: laterBy(at, waitMs),
    } as const;
  }
}
