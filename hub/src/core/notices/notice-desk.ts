import type { ClockWatch } from '../clock-watch.ts';
import type { Clock } from '../ports.ts';
import { sharesOnDemand } from '../shares/shares-on-demand.ts';
import { calendarOnDemand } from './calendar/calendar-on-demand.ts';
import type { NoticeServiceOptions } from './notice-change.ts';
import { NoticeService } from './notice-service.ts';
import { NoticeViews, type NoticeViewsOptions } from './notice-views.ts';
import { Releases } from './releases.ts';

type Dependencies = Omit<NoticeServiceOptions, 'clock' | 'trustedClock' | 'releases'> &
  Omit<NoticeViewsOptions, 'clock'> &
  Omit<Parameters<typeof sharesOnDemand>[0], 'clock'> &
  Omit<Parameters<typeof calendarOnDemand>[0], 'clock' | 'notices'> & {
    /** The machine's own, right or wrong. */
    readonly clock: Clock;
    readonly clockWatch: ClockWatch;
  };

/** Notices as staff write, sign, share and plan them, and what is signed and waits to go out. */
export async function createNoticeDesk({ clock: machine, clockWatch, ...ports }: Dependencies) {
  const releases = new Releases();
  releases.restore(await ports.store.notices.current(machine.now()), machine.now());
  const clock = clockWatch.lived;
  const notices = new NoticeService({ ...ports, clock, trustedClock: clockWatch.trusted, releases });
  return {
    releases,
    notices,
    views: new NoticeViews({ ...ports, clock }),
    shares: sharesOnDemand({ ...ports, clock }),
    calendar: calendarOnDemand({ ...ports, clock, notices }),
  };
}
