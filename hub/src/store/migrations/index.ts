import type { QueryExecutorProvider } from 'kysely';
import * as spine from './001-spine.ts';
import * as authors from './002-authors.ts';
import * as images from './003-images.ts';
import * as glass from './004-glass.ts';
import * as people from './005-people.ts';
import * as staffAlerts from './007-staff-alerts.ts';
import * as removedPlaces from './008-removed-places.ts';
import * as register from './009-register.ts';
import * as updates from './010-updates.ts';
import * as schedules from './011-schedules.ts';
import * as sharesAndArchive from './012-shares-and-archive.ts';
import * as templates from './013-templates.ts';
import * as alerts from './014-alerts.ts';
import * as residents from './015-residents.ts';
import * as rollCall from './016-roll-call.ts';
import * as cases from './017-cases.ts';
import * as noticeNews from './018-notice-news.ts';
import * as removed from './019-removed.ts';
import * as reports from './020-reports.ts';
import * as alertedInOrder from './021-alerted-in-order.ts';

interface Migration {
  up(db: QueryExecutorProvider): Promise<void>;
}

/** In order, for ever: the version of a database is how many of these it has seen. */
export const migrations: readonly Migration[] = [
  spine,
  authors,
  images,
  glass,
  people,
  staffAlerts,
  removedPlaces,
  register,
  updates,
  sharesAndArchive,
  templates,
  schedules,
  alerts,
  residents,
  rollCall,
  cases,
  noticeNews,
  removed,
  reports,
  alertedInOrder,
];
