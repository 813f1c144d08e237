import {
  signedRobotKinds,
  webhookSecretPattern,
  type RobotChange,
  type RobotKind,
  type RobotRequest,
  type RobotTest,
  type RobotView,
} from '@louyu/contract/api/robots';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Actor, Clock, LiveEvents, Random } from '../ports.ts';
import type { Store } from '../store.ts';
import { laterBy, msBetween } from '../time.ts';
import { countedMinuteMs, robotRules } from './robot-rules.ts';
import type { RobotMessage, RobotRecord, RobotSender } from './robot-store.ts';

export const robotServiceDefaults = {
  /** Robots of a hub. */
  robotsMax: 20,
};

export interface RobotServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
  readonly sender: () => Promise<RobotSender>;
  /** A robot was changed: what waits for it may go out now. */
  readonly changed: () => void;
  readonly limits: typeof robotServiceDefaults;
}

/** The robots of the office's groups. Their addresses and secrets go in here and come out only to where they point. */
export class RobotService {
  readonly #options: RobotServiceOptions;

  constructor(options: RobotServiceOptions) {
    this.#options = options;
  }

  async list(): Promise<RobotView[]> {
    const { store } = this.#options;
    const [robots, waiting] = await Promise.all([store.robots.all(), store.robots.waiting()]);
    return robots.map((robot) => viewOf(robot, waiting.get(robot.id) ?? 0));
  }

  /** @throws LouyuError `robots.too_many`, `robot.address_refused`, `robot.secret_wrong` */
  async add(actor: Actor, request: RobotRequest): Promise<RobotView> {
    const { store, clock, random, limits } = this.#options;
    const robot: RobotRecord = {
      ...request,
      id: random.id(),
      createdAt: clock.now(),
      disabledAt: null,
      ...untroubled,
      lastSentAt: null,
    };
    const sender = await this.#options.sender();
    assertSound(sender, robot);
    await store.transaction(async (areas) => {
      if ((await areas.robots.all()).length >= limits.robotsMax)
        throw new LouyuError('robots.too_many', { details: { max: limits.robotsMax } });
      await areas.robots.add(robot);
      await areas.audit.append({
        actorId: actor.id,
        action: 'robot.added',
        subject: `robot:${robot.id}`,
        detail: { kind: robot.kind },
      });
    });
    this.#said(robot.id);
    return viewOf(robot, 0);
  }

  /**
   * A robot that is changed is tried again at once. One that goes on, or has another address, is told of all notices anew: it may
   * have missed what was given up.
   * @throws LouyuError `robot.not_found`, `robot.address_refused`, `robot.secret_wrong`
   */
  async change(actor: Actor, id: string, change: RobotChange): Promise<RobotView> {
    const { store, clock } = this.#options;
    const sender = await this.#options.sender();
    const after = await store.transaction(async (areas) => {
      const before = await areas.robots.byId(id);
      if (before === undefined) throw new LouyuError('robot.not_found');
      const robot = changed(before, change, clock.now());
      assertSound(sender, robot);
      await areas.robots.change(id, robot);
      const goesOn = before.disabledAt !== null && robot.disabledAt === null;
      if (goesOn || robot.url !== before.url) await areas.robots.tellAnew(id);
      await areas.audit.append({
        actorId: actor.id,
        action: 'robot.changed',
        subject: `robot:${id}`,
        // Which fields, never what is in them: an address is as good as a password.
        detail: { fields: Object.keys(change).sort() },
      });
      return robot;
    });
    this.#said(id);
    return viewOf(after, (await store.robots.waiting()).get(id) ?? 0);
  }

  /** @throws LouyuError `robot.not_found` */
  async remove(actor: Actor, id: string): Promise<void> {
    const { store, clock } = this.#options;
    await store.transaction(async (areas) => {
      if ((await areas.robots.byId(id)) === undefined) throw new LouyuError('robot.not_found');
      await areas.robots.remove(id, clock.now());
      await areas.audit.append({ actorId: actor.id, action: 'robot.removed', subject: `robot:${id}` });
    });
    this.#said(id);
  }

  /**
   * Puts back what {@link remove} took away: with its address and secret, and what waited for it.
   * @throws LouyuError `undo.over`, `robots.too_many`
   */
  async restore(actor: Actor, id: string): Promise<void> {
    const { store, limits } = this.#options;
    await store.transaction(async (areas) => {
      if (!(await areas.robots.restore(id))) throw new LouyuError('undo.over');
      if ((await areas.robots.all()).length > limits.robotsMax)
        throw new LouyuError('robots.too_many', { details: { max: limits.robotsMax } });
      await areas.audit.append({ actorId: actor.id, action: 'robot.undeleted', subject: `robot:${id}` });
    });
    this.#said(id);
  }

  /**
   * Sends a message of its own past the queue, so that whoever sets the robot up sees at once what it says. It counts
   * against the robot's limit like any other.
   * @throws LouyuError `robot.not_found`, `request.too_fast`
   */
  async test(actor: Actor, id: string): Promise<RobotTest> {
    const { store, clock, random, sender } = this.#options;
    const now = clock.now();
    const robot = await store.transaction(async (areas) => {
      const found = await areas.robots.byId(id);
      if (found === undefined) throw new LouyuError('robot.not_found');
      const attempts = await areas.robots.attempts(id, laterBy(now, -countedMinuteMs));
      const [oldest] = attempts;
      if (oldest !== undefined && attempts.length >= robotRules[found.kind].perMinute) {
        const waitMs = Math.max(1_000, countedMinuteMs - msBetween(oldest, now));
        throw new LouyuError('request.too_fast', {
          details: { retryAfterSeconds: Math.ceil(waitMs / 1_000) },
        });
      }
      await areas.robots.addAttempt(id, now);
      await areas.audit.append({ actorId: actor.id, action: 'robot.tested', subject: `robot:${id}` });
      return found;
    });
    const writer = await sender();
    const outcome = await writer.send(robot, testMessage(robot.kind, now, random));
    const sent = outcome.kind === 'sent';
    await store.robots.change(
      id,
      sent ? { ...untroubled, lastSentAt: now } : { error: outcome.error, trouble: outcome.kind },
    );
    this.#said(id);
    return { outcome: outcome.kind, error: sent ? null : outcome.error };
  }

  #said(id: string): void {
    this.#options.live.emit({ resource: 'robot', id });
    this.#options.changed();
  }
}

function testMessage(kind: RobotKind, now: Instant, random: Random): RobotMessage {
  const common = { id: random.id(), createdAt: now };
  if (kind === 'notices') return { ...common, news: { type: 'notice.test', timestamp: now, data: {} } };
  const text = {
    'zh-CN': '楼语测试消息：收到这条，说明提醒能送到。',
    en: 'A test by Louyu: alerts for staff arrive here.',
  };
  const item = {
    id: random.id(),
    kind: 'test',
    text,
    path: '/settings/alerts',
    raisedAt: now,
    step: 0,
  } as const;
  return { ...common, items: [item] };
}

const untroubled = { failures: 0, trouble: null, error: null, nextTryAt: null } as const;

function viewOf(robot: RobotRecord, waiting: number): RobotView {
  const { id, name, kind, privateAllowed, kinds, language, lastSentAt, error, nextTryAt } = robot;
  return {
    id,
    name,
    kind,
    host: new URL(robot.url).host,
    hasSecret: robot.secret !== '',
    privateAllowed,
    kinds: [...kinds],
    language,
    state: robot.disabledAt === null ? (robot.trouble ?? 'ok') : 'disabled',
    waiting,
    lastSentAt,
    error,
    nextTryAt,
  };
}

function changed(before: RobotRecord, change: RobotChange, now: Instant): RobotRecord {
  const { enabled } = change;
  return {
    ...before,
    name: change.name ?? before.name,
    url: change.url ?? before.url,
    secret: change.secret ?? before.secret,
    privateAllowed: change.privateAllowed ?? before.privateAllowed,
    kinds: change.kinds ?? before.kinds,
    language: change.language ?? before.language,
    disabledAt: enabled === undefined ? before.disabledAt : enabled ? null : (before.disabledAt ?? now),
    ...untroubled,
  };
}

/** @throws LouyuError `robot.address_refused`, `robot.secret_wrong` */
function assertSound(sender: RobotSender, robot: RobotRecord): void {
  sender.assertAddress(robot);
  const { kind, secret } = robot;
  const isWrong = signedRobotKinds.includes(kind)
    ? !webhookSecretPattern.test(secret)
    : kind === 'wecom' && secret !== '';
  if (isWrong) throw new LouyuError('robot.secret_wrong');
}
