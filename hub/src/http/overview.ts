import { Hono } from 'hono';
import type { DeviceSummary } from '@louyu/contract/api/devices';
import type { Overview } from '@louyu/contract/api/overview';
import { displayKinds } from '@louyu/contract/devices';
import type { Instant } from '@louyu/contract/primitives';
import {
  audienceOf,
  newestRevision,
  stateOf,
  takenDownAt,
  waitsForReview,
} from '../core/notices/lifecycle.ts';
import { mayCountersign } from '../core/notices/countersigning.ts';
import type { NoticeViews } from '../core/notices/notice-views.ts';
import type { Actor, Clock } from '../core/ports.ts';
import type { NoticeRecord } from '../core/notices/notice-store.ts';
import { answersFor } from '../core/staff/scope.ts';
import type { Store } from '../core/store.ts';
import { dayMs, laterBy } from '../core/time.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { requireRole } from './request.ts';

/** How long a recalled or expired notice that some screen still shows stays on the first page, in days. */
const notYetGoneDays = 30;

/** More are one fault of the network, and all are on the page of the devices. */
const ailingListedMax = 30;

export interface OverviewRoutesOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly views: NoticeViews;
  readonly devices: { summaries(): Promise<DeviceSummary[]> };
  readonly clockState: () => Overview['clock'];
  readonly hubFaults: () => Promise<Pick<Overview, 'auditBrokenSeq' | 'backupFailed'>>;
}

/** `/api/overview`: 工作台. */
export function overviewRoutes(options: OverviewRoutesOptions): Hono<HttpEnv> {
  const { store, clock, views, devices, clockState, hubFaults } = options;
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole());
  routes.get('/', async (c) => {
    const actor = actorOf(c);
    const now = clock.now();
    const notices = await store.notices.current(laterBy(now, -notYetGoneDays * dayMs));
    const language = c.get('language');
    const byState = Map.groupBy(notices, (notice) => stateOf(notice, now));
    const ended = [...(byState.get('recalled') ?? []), ...(byState.get('expired') ?? [])];
    const over = await views.summaries(ended, language);
    const all = await devices.summaries();
    const displays = all.filter((device) => displayKinds.includes(device.kind) && isPaired(device));
    const ailing = all.filter(({ state }) => state === 'no-picture' || state === 'offline');
    const site = await store.places.site();
    const tree = await store.places.tree();
    return c.json<Overview>({
      live: await views.summaries(byState.get('live') ?? [], language),
      waitingForMe: await views.summaries(
        notices.filter(
          (notice) => waitsFor(notice, actor, now) && answersFor(actor, audienceOf(notice), tree),
        ),
        language,
      ),
      notYetGone: over.filter((notice) => notice.stillShowing > 0),
      ailing: ailing.slice(0, ailingListedMax),
      ailingTotal: ailing.length,
      devices: { ok: displays.filter((device) => device.state === 'ok').length, total: displays.length },
      households: site === undefined ? 0 : await store.places.countHouseholds([site.id]),
      clock: clockState(),
      ...(await hubFaults()),
    });
  });
  return routes;
}

function isPaired(device: DeviceSummary): boolean {
  return device.state !== 'unpaired' && device.state !== 'revoked';
}

/** What one person said waits for who may countersign it; first reviews wait for reviewers, then the signature for approvers; returned drafts for their author. */
function waitsFor(notice: NoticeRecord, actor: Actor, now: Instant): boolean {
  if (takenDownAt(notice, now) !== null) return false;
  if (mayCountersign(notice, actor, now)) return true;
  const newest = newestRevision(notice);
  if (newest.state === 'in-review') {
    const role = waitsForReview(newest) ? 'reviewer' : 'approver';
    const hadPart = newest.authorIds.includes(actor.id) || newest.reviewedBy === actor.id;
    return actor.roles.includes(role) && !hadPart;
  }
  return newest.state === 'returned' && newest.authorId === actor.id;
}
