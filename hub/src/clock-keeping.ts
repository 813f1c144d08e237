import type { Kysely } from 'kysely';
import { ClockWatch, type ClockLimits } from './core/clock-watch.ts';
import type { Log } from './core/log.ts';
import type { LiveEvents } from './core/ports.ts';
import { takeClockAcceptance } from './store/clock-acceptance.ts';
import type { Schema } from './store/schema.ts';
import { readSetting, writeSetting } from './store/settings.ts';
import { systemClock } from './system/node-ports.ts';
import { every } from './system/schedule.ts';

/** How often the moment is written that the hub has lived through, in milliseconds. */
const latestTimeIntervalMs = 60_000;
/** How often it is looked whether somebody has accepted the clock (`npm run clock:accept`), in milliseconds. */
const acceptanceIntervalMs = 3_000;

export async function openClockWatch(db: Kysely<Schema>, limits: Partial<ClockLimits>): Promise<ClockWatch> {
  return new ClockWatch(systemClock, (await readSetting(db, 'latest_time')) ?? null, limits);
}

interface Keeping {
  readonly db: Kysely<Schema>;
  readonly clockWatch: ClockWatch;
  readonly live: LiveEvents;
  readonly log: Log;
  readonly onFailure: (error: unknown) => void;
}

/** Writes down what the hub has lived through, and hears when its clock was accepted. Returns the stop. */
export function keepClock({ db, clockWatch, live, log, onFailure }: Keeping): () => Promise<void> {
  const write = () => writeSetting(db, 'latest_time', clockWatch.latest);
  const takeAcceptance = async () => {
    if (!(await takeClockAcceptance(db, systemClock))) return;
    clockWatch.accept();
    await write();
    log.warn({ at: clockWatch.latest }, 'clock accepted');
    live.emit({ resource: 'site', id: null });
  };
  const stops = [
    every(latestTimeIntervalMs, write, onFailure),
    every(acceptanceIntervalMs, takeAcceptance, onFailure),
  ];
  return async () => {
    for (const stop of stops) await stop();
  };
}
