import type { Cases } from './core/cases/cases-on-demand.ts';
import { clockAcceptanceIntervalMs, latestTimeIntervalMs, type ClockKeeping } from './core/clock-keeping.ts';
import type { ClockWatch } from './core/clock-watch.ts';
import { faultCheckIntervalMs, type FaultWatch } from './core/devices/faults.ts';
import type { DocumentService } from './core/documents/document-service.ts';
import type { ImageService } from './core/images/image-service.ts';
import type { Releases } from './core/notices/releases.ts';
import type { LiveEvents } from './core/ports.ts';
import { pruneIntervalMs, type Pruner } from './core/receipts/pruner.ts';

/** How often signed notices are looked at that wait for the end of their take-back time, in milliseconds. */
const releaseIntervalMs = 200;
/** How often all documents are made anew, for windows that ended or came within the horizon, in milliseconds. */
const refreshIntervalMs = 60_000;
/** How often it is looked whether the audit log is to be checked, in milliseconds. */
const auditLookIntervalMs = 60_000;
/** How often images are looked for that no notice lists, in milliseconds. */
const collectIntervalMs = 3_600_000;
/** How often answers to alerts are looked for that are to be forgotten, in milliseconds. */
const rollCallForgetMs = 3_600_000;
/** How often it is looked whether an alert is over, or could not be published, in milliseconds. */
const alertsTurnMs = 1_000;
/** How often it is looked whether something that residents gave is to be deleted, in milliseconds. */
const wipeIntervalMs = 600_000;
/** How often it is looked whether somebody must hear of something, or a robot be told, in milliseconds. */
const alertingTurnMs = 1_000;

interface Parts {
  readonly clockWatch: ClockWatch;
  readonly clockKeeping: ClockKeeping;
  readonly releases: Releases;
  readonly documents: DocumentService;
  readonly faults: FaultWatch;
  readonly pruner: Pruner;
  /** 本周已解决 on idle screens. */
  readonly solved: { check(): Promise<void> };
  readonly cases: () => Promise<Pick<Cases, 'retention'>>;
  readonly images: Pick<ImageService, 'collect'>;
  /** The audit log's hash chain and the daily backup. */
  readonly keeper: { checkIfDue(): Promise<void>; backUpIfDue(): Promise<void> };
  readonly limits: { readonly backupCheckSeconds: number };
  readonly emergencies: {
    /** Alerts as time passes: by the latest moment lived through, whatever the clock says. */
    readonly clockwork: { turn(): Promise<void> };
    /** Forgets who said what in alerts of long ago. */
    readonly forgetRollCalls: () => Promise<void>;
  };
  /** What calls staff and tells the robots. */
  readonly alerting: { turn(): Promise<void> };
  readonly live: LiveEvents;
  readonly onFailure: (error: unknown) => void;
  /** Does something again and again; returns the stop. */
  readonly every: (
    ms: number,
    work: () => void | Promise<void>,
    onFailure: (error: unknown) => void,
  ) => () => Promise<void>;
}

/** What happens without anybody asking; nothing that goes by dates while the clock is not to be trusted. Returns the stops. */
export function startByItself(parts: Parts): (() => Promise<void>)[] {
  const { clockWatch, clockKeeping, releases, documents, faults, pruner, cases, images, keeper, live } =
    parts;
  const { emergencies, alerting, solved, limits, every, onFailure } = parts;
  const release = async () => {
    const { noticeIds, placeIds } = releases.due(clockWatch.lived.now());
    if (noticeIds.length === 0) return;
    await documents.refreshBoards(placeIds);
    for (const id of noticeIds) live.emit({ resource: 'notice', id });
  };
  const byDate = (ms: number, work: () => Promise<void>) =>
    every(ms, () => (clockWatch.isRight() ? work() : undefined), onFailure);
  return [
    byDate(releaseIntervalMs, release),
    byDate(refreshIntervalMs, () => documents.renew()),
    byDate(pruneIntervalMs, () => pruner.run()),
    byDate(collectIntervalMs, () => images.collect()),
    byDate(rollCallForgetMs, emergencies.forgetRollCalls),
    byDate(refreshIntervalMs, () => solved.check()),
    byDate(wipeIntervalMs, async () => (await cases()).retention.run()),
    byDate(auditLookIntervalMs, () => keeper.checkIfDue()),
    byDate(limits.backupCheckSeconds * 1000, () => keeper.backUpIfDue()),
    every(alertsTurnMs, () => emergencies.clockwork.turn(), onFailure),
    every(alertsTurnMs, () => documents.retryAlarms(), onFailure),
    every(faultCheckIntervalMs, () => faults.check(), onFailure),
    every(alertingTurnMs, () => alerting.turn(), onFailure),
    every(latestTimeIntervalMs, () => clockKeeping.write(), onFailure),
    every(clockAcceptanceIntervalMs, () => clockKeeping.hear(), onFailure),
  ];
}
