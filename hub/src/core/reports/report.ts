import { reachSeconds, type Report, type ReportSent } from '@louyu/contract/api/reports';
import { categories } from '@louyu/contract/notice-content';
import type { Window } from '@louyu/contract/primitives';
import { msBetween } from '../time.ts';
import type { Painting, ReportStore, SentNotice } from './report-store.ts';

/** What was sent in a period, and what became of it until now (R20). Every figure is of what went out first in the period. */
export async function reportOf(store: ReportStore, period: Window): Promise<Report> {
  const sent = await store.sent(period);
  const ids = sent.map(({ id }) => id);
  const paintings = await store.paintings(ids);
  const phones = await store.phones(ids);
  const delays = delaysOf(sent, paintings);
  const sentOf = async (notices: readonly SentNotice[]): Promise<ReportSent> => {
    const own = notices.flatMap(({ id }) => delays.get(id) ?? []).toSorted((a, b) => a - b);
    const { noted, claimed, proved } = await store.known(notices.map(({ id }) => id));
    return {
      notices: notices.length,
      painted: own.length,
      p50Seconds: percentile(own, 50),
      p95Seconds: percentile(own, 95),
      phones: notices.reduce((sum, { id }) => sum + (phones.get(id) ?? 0), 0),
      known: { households: noted + claimed + proved, proved, claimed, noted },
    };
  };
  const byCategory = [];
  for (const category of categories) {
    const notices = sent.filter((notice) => notice.category === category);
    if (notices.length > 0) byCategory.push({ category, ...(await sentOf(notices)) });
  }
  const all = [...delays.values()].flat();
  const alerts = await store.staffAlerts(period);
  const answers = alerts
    .flatMap(({ raisedAt, takenAt }) => (takenAt === null ? [] : [msBetween(raisedAt, takenAt) / 1000]))
    .toSorted((a, b) => a - b);
  const { real, drill } = await store.emergencies(period);
  return {
    period,
    households: await store.households(),
    all: await sentOf(sent),
    byCategory,
    paintedWithin: reachSeconds.map((seconds) => ({
      seconds,
      count: all.filter((delay) => delay <= seconds).length,
    })),
    staffAlerts: {
      raised: alerts.length,
      answered: answers.length,
      overBefore: alerts.filter(({ takenAt, resolvedAt }) => takenAt === null && resolvedAt !== null).length,
      open: alerts.filter(({ takenAt, resolvedAt }) => takenAt === null && resolvedAt === null).length,
      p50Seconds: percentile(answers, 50),
      p95Seconds: percentile(answers, 95),
    },
    emergencies: real,
    drills: drill,
  };
}

/** Seconds to each painting, by notice. A device whose clock is a little behind painted at once, not before. */
function delaysOf(sent: readonly SentNotice[], paintings: readonly Painting[]): Map<string, number[]> {
  const seenFrom = new Map(sent.map((notice) => [notice.id, notice.seenFrom]));
  const delays = new Map<string, number[]>();
  for (const { noticeId, at } of paintings) {
    const delay = Math.max(0, msBetween(seenFrom.get(noticeId) ?? at, at) / 1000);
    delays.set(noticeId, [...(delays.get(noticeId) ?? []), delay]);
  }
  return delays;
}

/** The value that so many percent of the sorted ones do not exceed (nearest rank), to a tenth; null of none. */
export function percentile(sorted: readonly number[], percent: number): number | null {
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  return value === undefined ? null : Math.round(value * 10) / 10;
}
