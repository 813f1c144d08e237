import type { Hono } from 'hono';
import { alertRoutes } from './alerts.ts';
import { audienceRoutes } from './audience.ts';
import { audiencesRoutes } from './audiences.ts';
import { calendarRoutes } from './calendar.ts';
import { deskRoutes } from './desk.ts';
import { caseRoutes } from './cases.ts';
import { coverageRoutes, doorCodeRoutes } from './coverage.ts';
import { deviceEndpoints, timeRoutes } from './device-endpoints.ts';
import { deviceRoutes } from './devices.ts';
import { eventRoutes } from './events.ts';
import { householdRoutes } from './households.ts';
import type { HttpEnv } from './http-env.ts';
import { fileRoutes, imageRoutes } from './images.ts';
import { noticeRoutes, previewRoutes } from './notices.ts';
import { overviewRoutes } from './overview.ts';
import { pairingRoutes } from './pairings.ts';
import { placeRoutes } from './places.ts';
import { reportRoutes } from './reports.ts';
import { robotRoutes } from './robots.ts';
import { rollCallRoutes } from './roll-call.ts';
import { setupRoutes } from './setup.ts';
import { shareChannelRoutes } from './shares.ts';
import { siteRoutes } from './site.ts';
import { staffAlertRoutes } from './staff-alerts.ts';
import { templateRoutes } from './templates.ts';

type OptionsOf<Routes extends (options: never) => unknown> = Parameters<Routes>[0];
type Ports = Omit<OptionsOf<typeof deviceEndpoints>, 'pairings'> &
  Omit<OptionsOf<typeof householdRoutes>, 'register'> &
  Omit<OptionsOf<typeof eventRoutes>, 'sessions' | 'desks'> &
  Omit<OptionsOf<typeof imageRoutes>, 'images'> &
  Omit<OptionsOf<typeof caseRoutes>, 'cases'> &
  OptionsOf<typeof reportRoutes> &
  Omit<OptionsOf<typeof templateRoutes>, 'desk'> &
  Omit<OptionsOf<typeof overviewRoutes>, 'views' | 'devices' | 'clockState' | 'hubFaults'>;

/** What stands behind the routes, by what it looks after. */
export interface ResourceOptions {
  readonly ports: Ports;
  readonly setup: OptionsOf<typeof setupRoutes>;
  readonly places: OptionsOf<typeof placeRoutes>['places'];
  readonly phoneCheck: OptionsOf<typeof siteRoutes>['phoneCheck'];
  readonly register: OptionsOf<typeof householdRoutes>['register'];
  readonly notices: OptionsOf<typeof noticeRoutes>;
  readonly templates: OptionsOf<typeof templateRoutes>['desk'];
  readonly calendar: OptionsOf<typeof calendarRoutes>['calendar'];
  readonly coverage: OptionsOf<typeof coverageRoutes>['desk'];
  readonly cases: OptionsOf<typeof caseRoutes>['cases'];
  readonly images: OptionsOf<typeof imageRoutes>['images'];
  readonly files: OptionsOf<typeof fileRoutes>;
  readonly devices: OptionsOf<typeof deviceRoutes>;
  readonly pairings: OptionsOf<typeof pairingRoutes>['pairings'];
  readonly alerts: OptionsOf<typeof alertRoutes> & OptionsOf<typeof rollCallRoutes>;
  readonly booth: OptionsOf<typeof deskRoutes>;
  readonly alerting: OptionsOf<typeof staffAlertRoutes> & OptionsOf<typeof robotRoutes>;
  readonly desk: Pick<OptionsOf<typeof overviewRoutes>, 'clockState' | 'hubFaults'>;
}

/** The routes of what staff and screens work with, by where they are mounted. */
export function resourceRoutes(options: ResourceOptions): Record<string, Hono<HttpEnv>> {
  const { ports, setup, places, register, notices, calendar, devices, pairings, alerts, alerting } = options;
  const { views, shares } = notices;
  const aboutNotices = noticeRoutes(notices);
  aboutNotices.route('/', coverageRoutes({ desk: options.coverage }));
  return {
    '/api/setup': setupRoutes(setup),
    '/api/site': siteRoutes({ places, phoneCheck: options.phoneCheck }),
    '/api/places': placeRoutes({ places }),
    '/api/audience': audienceRoutes({ places }),
    '/api/audiences': audiencesRoutes({ register }),
    '/api/households': householdRoutes({ ...ports, register }),
    '/api/templates': templateRoutes({ ...ports, desk: options.templates }),
    '/api/notices': aboutNotices,
    '/api/door-codes': doorCodeRoutes({ desk: options.coverage }),
    '/api/cases': caseRoutes({ ...ports, cases: options.cases }),
    '/api/share-channels': shareChannelRoutes({ shares }),
    '/api/preview': previewRoutes({ views }),
    '/api/calendar': calendarRoutes({ calendar, views }),
    '/api/images': imageRoutes({ ...ports, images: options.images }),
    '/files': fileRoutes(options.files),
    '/api/overview': overviewRoutes({ ...ports, ...options.desk, views, devices: devices.views }),
    '/api/devices': deviceRoutes(devices),
    '/api/pairings': pairingRoutes({ pairings, views: devices.views }),
    '/api/device': deviceEndpoints({ ...ports, pairings }),
    '/api/desk': deskRoutes(options.booth),
    '/api/alerts': alertRoutes(alerts),
    '/api/alerts/:id/roll-call': rollCallRoutes(alerts),
    '/api/staff-alerts': staffAlertRoutes(alerting),
    '/api/reports': reportRoutes(ports),
    '/api/robots': robotRoutes(alerting),
    '/api/events': eventRoutes({ ...ports, sessions: setup.sessions, desks: options.booth.desks }),
    '/time': timeRoutes(ports),
  };
}
