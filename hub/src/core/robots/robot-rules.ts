import type { RobotKind } from '@louyu/contract/api/robots';

export interface RobotRules {
  /** Messages a minute that the robot takes, by its documentation. */
  readonly perMinute: number;
  /** Least time between two messages, in milliseconds. */
  readonly gapMs: number;
  /** How long it is left alone after it has said that it was too much, in milliseconds. */
  readonly pauseMs: number;
  /** Alerts in one message. */
  readonly itemsMax: number;
}

/**
 * What the robots' makers document: 企业微信 and 钉钉 take 20 messages a minute, and 钉钉 takes none for ten minutes after
 * more; 飞书 takes 100 a minute and 5 a second. The webhooks' bounds are ours; what became
 * of a notice goes out on its own.
 */
export const robotRules: Readonly<Record<RobotKind, RobotRules>> = {
  wecom: { perMinute: 20, gapMs: 0, pauseMs: 60_000, itemsMax: 500 },
  dingtalk: { perMinute: 20, gapMs: 0, pauseMs: 600_000, itemsMax: 500 },
  feishu: { perMinute: 100, gapMs: 250, pauseMs: 60_000, itemsMax: 500 },
  webhook: { perMinute: 60, gapMs: 0, pauseMs: 60_000, itemsMax: 100 },
  notices: { perMinute: 60, gapMs: 0, pauseMs: 60_000, itemsMax: 1 },
};

/** A minute by which we count, in milliseconds: longer than the robot's, whose clock and network are not ours. */
export const countedMinuteMs = 65_000;
/** Messages of a minute kept free for tests by hand and for what the network delays. */
export const reserveMessages = 2;
