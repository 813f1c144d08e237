import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { DeskService } from '../core/desks/desk-service.ts';
import type { Log } from '../core/log.ts';
import type { Clock, Random } from '../core/ports.ts';
import type { ApiTokenService } from '../core/staff/api-token-service.ts';
import type { SessionService } from '../core/staff/session-service.ts';
import type { Urgency } from '../core/urgency.ts';
import { accessLog } from './access-log.ts';
import { accessRoutes, accessTable } from './access-table.ts';
import { authentication } from './authentication.ts';
import { limitBody } from './body-limit.ts';
import type { DeskCookie } from './desk.ts';
import { answerError, answerNotFound } from './errors.ts';
import { dashboardRoutes, kioskRoutes, type FrontEndDirectories } from './front-ends.ts';
import { healthRoutes, type ReadinessChecks } from './health.ts';
import { rosterPaths } from './households.ts';
import { casePhotoPath } from './cases.ts';
import { uploadPath } from './images.ts';
import { reportPath } from './resident/report-routes.ts';
import type { AddressOf, HttpEnv } from './http-env.ts';
import { jsonCompression } from './json-compression.ts';
import { preferredLanguage } from './language.ts';
import type { Metrics } from './metrics.ts';
import { securityHeaders } from './security-headers.ts';
import type { SessionCookie } from './session.ts';
import { urgentAlerts } from './urgent-alerts.ts';

export interface AppDependencies {
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  readonly sessions: SessionService;
  readonly apiTokens: ApiTokenService;
  readonly cookie: SessionCookie;
  readonly desks: DeskService;
  readonly deskCookie: DeskCookie;
  readonly publicUrl: string;
  readonly metrics: Metrics;
  readonly urgency: Urgency;
  readonly checks: ReadinessChecks;
  readonly frontEnds: FrontEndDirectories;
  /** Where requests come from, behind proxies too; their sockets where absent. */
  readonly addressOf?: AddressOf;
  /** The largest body that any route takes. */
  readonly bodyMaxBytes: number;
  /** The routes of each resource by the path they are mounted at: `/api/notices`, `/q` … */
  readonly resources: Readonly<Record<string, Hono<HttpEnv>>>;
}

/** Everything the hub answers by HTTP. */
export function createApp(dependencies: AppDependencies): Hono<HttpEnv> {
  const { log, clock, random, metrics, urgency, checks, frontEnds, resources } = dependencies;
  const app = new Hono<HttpEnv>();
  app.onError(answerError(log));
  app.notFound(answerNotFound);

  app.use(async (c, next) => {
    const requestId = random.id();
    c.set('requestId', requestId);
    c.set('addressOf', dependencies.addressOf);
    c.set('language', preferredLanguage(c.req.header('accept-language')));
    c.header('x-request-id', requestId);
    await next();
  });
  app.use(accessLog(log, metrics));
  // Pages are answers to GET; what else answers in HTML brings a policy of its own.
  app.get('*', securityHeaders(), compress({ contentTypeFilter: /^text\/(?!event-stream)/i }));
  app.use('/api/*', jsonCompression());
  const smallBody = limitBody(dependencies.bodyMaxBytes);
  // Uploads have a limit of their own, behind the login.
  const uploadPaths = new Set<string>([uploadPath, ...rosterPaths]);
  const isUpload = (path: string) =>
    uploadPaths.has(path) || casePhotoPath.test(path) || reportPath.test(path);
  app.use((c, next) => (isUpload(c.req.path) ? next() : smallBody(c, next)));
  app.use('/api/alerts/*', urgentAlerts(urgency, clock));
  app.use('/api/*', authentication(dependencies));
  app.use('/api/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });

  for (const [path, routes] of Object.entries(resources)) app.route(path, routes);
  app.route(
    '/api/access',
    accessRoutes(() => accessTable(app)),
  );
  app.route('/', healthRoutes({ metrics, checks }));
  app.route('/', kioskRoutes(frontEnds.kiosk));
  app.route('/', dashboardRoutes(frontEnds.dashboard));
  return app;
}
