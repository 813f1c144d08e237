import { describe, expect, it } from 'vitest';
import { laterBy } from '../time.ts';
import { backOffMs, planFor } from './plan.ts';
import { robotRules } from './robot-rules.ts';

const start = '2026-11-22T08:00:00.000Z';
const rules = robotRules.wecom;

/** Lets alerts come at their moments (milliseconds after the start) and tells when which messages went out. */
function run(comeAtMs: readonly number[], kind: keyof typeof robotRules = 'wecom') {
  const rulesOfKind = robotRules[kind];
  const sent: { atMs: number; take: number }[] = [];
  let come = 0;
  let told = 0;
  for (let ms = 0; told < comeAtMs.length && ms < 600_000; ms += 50) {
    while (come < comeAtMs.length && (comeAtMs[come] ?? 0) <= ms) come += 1;
    const plan = planFor({
      now: laterBy(start, ms),
      rules: rulesOfKind,
      attempts: sent.map(({ atMs }) => laterBy(start, atMs)),
      hasOpenMessage: false,
      waiting: come - told,
    });
    if (plan.kind !== 'send') continue;
    sent.push({ atMs: ms, take: plan.take });
    told += plan.take;
  }
  return { sent, told };
}

describe('what goes to a robot next', () => {
  it('sends a few alerts one by one', () => {
    const { sent } = run([0, 1_000, 2_000]);
    expect(sent.map(({ take }) => take)).toEqual([1, 1, 1]);
  });

  it('puts what comes all at once into one message', () => {
    const { sent } = run(Array.from({ length: 100 }, () => 0));
    expect(sent).toEqual([{ atMs: 0, take: 100 }]);
  });

  it.each(['wecom', 'dingtalk', 'feishu', 'webhook'] as const)(
    'keeps within what %s takes a minute, whatever comes, and tells everything',
    (kind) => {
      const alerts = Array.from({ length: 400 }, (_, n) => n * 300);
      const { sent, told } = run(alerts, kind);
      expect(told).toBe(400);
      for (const { atMs } of sent) {
        const within = sent.filter((other) => other.atMs >= atMs && other.atMs < atMs + 60_000);
        expect(within.length).toBeLessThanOrEqual(robotRules[kind].perMinute);
      }
    },
  );

  it('never lets an alert wait long for its turn in a burst', () => {
    const alerts = Array.from({ length: 400 }, (_, n) => n * 300);
    const { sent } = run(alerts);
    let told = 0;
    for (const { atMs, take } of sent) {
      expect(atMs - (alerts[told] ?? 0)).toBeLessThan(10_000);
      told += take;
    }
  });

  it('tries an open message again before anything else', () => {
    const situation = { now: start, rules, attempts: [], hasOpenMessage: true, waiting: 5 };
    expect(planFor(situation)).toEqual({ kind: 'send', take: 0 });
  });

  it('is not stopped for long by attempts that a clock dated ahead', () => {
    const attempts = Array.from({ length: 20 }, () => laterBy(start, 86_400_000));
    expect(planFor({ now: start, rules, attempts, hasOpenMessage: false, waiting: 1 }).kind).toBe('send');
  });
});

describe('the wait after failures', () => {
  it('doubles up to its limit and is never twice the same by chance', () => {
    const limits = { firstMs: 2_000, maxMs: 60_000 };
    expect(backOffMs(1, limits, 1)).toBe(2_000);
    expect(backOffMs(1, limits, 0)).toBe(1_000);
    expect(backOffMs(4, limits, 1)).toBe(16_000);
    expect(backOffMs(1_000, limits, 1)).toBe(60_000);
  });
});
