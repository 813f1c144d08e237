import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { noticeStateSchema, type Delivery } from '@louyu/contract/api/delivery';
import type { ReachCurves } from '@louyu/contract/api/reach-curves';
import {
  draftChangeSchema,
  draftSchema,
  previewRequestSchema,
  recallRequestSchema,
  returnRequestSchema,
  revisionRequestSchema,
  signRequestSchema,
  type NoticePage,
  type NoticeView,
  type Preview,
} from '@louyu/contract/api/notices';
import {
  countersignRequestSchema,
  updateRequestSchema,
  type UpdatePreview,
} from '@louyu/contract/api/notice-updates';
import { LouyuError } from '@louyu/contract/errors';
import { categorySchema } from '@louyu/contract/notice-content';
import { idSchema, instantSchema } from '@louyu/contract/primitives';
import type { ArchiveSearch } from '../core/notices/archive.ts';
import type { NoticeService } from '../core/notices/notice-service.ts';
import type { NoticeViews } from '../core/notices/notice-views.ts';
import { streamOf } from './csv-stream.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { shareRoutes, type ShareRoutesOptions } from './shares.ts';
import { parseRequest, pathId, queryNumber, queryText, readJson, requireRole } from './request.ts';

/** Most notices on one page of the list. */
const pageMaxNotices = 100;
const pageDefaultNotices = 30;

export interface NoticeRoutesOptions extends ShareRoutesOptions {
  readonly notices: NoticeService;
  readonly views: NoticeViews;
}

/** `/api/notices`: writing, signing, recalling, and what became of each. */
export function noticeRoutes({ notices, views, shares }: NoticeRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole());
  const idOf = (c: Parameters<typeof pathId>[0]) => pathId(c, 'id', 'notice.not_found');

  routes.get('/', async (c) => {
    return c.json<NoticePage>(await views.page(searchOf(c)));
  });
  // All that the same question finds, whatever its page.
  routes.get('/export.csv', async (c) => {
    const pieces = await views.archiveFile(searchOf(c));
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="louyu-notices.csv"');
    return streamOf(c, pieces);
  });
  routes.post('/', requireRole('editor'), async (c) => {
    const actor = actorOf(c);
    const notice = await notices.create(actor, await readJson(c, draftSchema));
    return c.json<NoticeView>(await views.notice(notice.id, actor, c.get('language')), 201);
  });
  routes.get('/:id', async (c) =>
    c.json<NoticeView>(await views.notice(idOf(c), actorOf(c), c.get('language'))),
  );
  routes.get('/:id/delivery', async (c) => c.json<Delivery>(await views.delivery(idOf(c))));
  routes.get('/:id/curves', async (c) => c.json<ReachCurves>(await views.curves(idOf(c), c.get('language'))));
  routes.get('/:id/delivery.csv', async (c) => {
    const { csv, number } = await views.deliveryFile(idOf(c), c.get('language'));
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', `attachment; filename="louyu-delivery-${number}.csv"`);
    return c.body(csv);
  });
  routes.put('/:id/draft', requireRole('editor'), async (c) => {
    const actor = actorOf(c);
    const { base, draft } = await readJson(c, draftChangeSchema);
    await notices.edit(actor, idOf(c), base, draft);
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  routes.delete('/:id', requireRole('editor'), async (c) => {
    await notices.remove(actorOf(c), idOf(c));
    return c.body(null, 204);
  });
  routes.post('/:id/restore', requireRole('editor'), async (c) => {
    const actor = actorOf(c);
    const { id } = await notices.restore(actor, pathId(c, 'id', 'undo.over'));
    return c.json<NoticeView>(await views.notice(id, actor, c.get('language')));
  });
  routes.post('/:id/submit', requireRole('editor'), async (c) => {
    const actor = actorOf(c);
    const { revision } = await readJson(c, revisionRequestSchema);
    await notices.submit(actor, idOf(c), revision);
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  routes.post('/:id/review', requireRole('reviewer'), async (c) => {
    const actor = actorOf(c);
    const { revision } = await readJson(c, revisionRequestSchema);
    await notices.review(actor, idOf(c), revision);
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  routes.post('/:id/sign', requireRole('approver'), async (c) => {
    const actor = actorOf(c);
    const { revision, ticks } = await readJson(c, signRequestSchema);
    await notices.sign(actor, idOf(c), revision, ticks);
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  routes.post('/:id/take-back', requireRole('approver'), async (c) => {
    const actor = actorOf(c);
    const { revision } = await readJson(c, revisionRequestSchema);
    await notices.takeBack(actor, idOf(c), revision);
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  routes.post('/:id/return', requireRole('reviewer', 'approver'), async (c) => {
    const actor = actorOf(c);
    const { revision, reason } = await readJson(c, returnRequestSchema);
    await notices.sendBack(actor, idOf(c), revision, reason);
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  const speakers = requireRole('editor', 'approver');
  routes.post('/:id/update', speakers, async (c) => {
    const actor = actorOf(c);
    await notices.update(actor, idOf(c), await readJson(c, updateRequestSchema));
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  routes.post('/:id/update/preview', speakers, async (c) =>
    c.json<UpdatePreview>(
      await notices.previewUpdate(actorOf(c), idOf(c), await readJson(c, updateRequestSchema)),
    ),
  );
  routes.post('/:id/countersign', requireRole('approver'), async (c) => {
    const actor = actorOf(c);
    const { revision } = await readJson(c, countersignRequestSchema);
    await notices.countersign(actor, idOf(c), revision);
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  routes.post('/:id/put-back', speakers, async (c) => {
    const actor = actorOf(c);
    const { revision } = await readJson(c, countersignRequestSchema);
    await notices.putBack(actor, idOf(c), revision);
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  routes.post('/:id/recall', requireRole('editor', 'approver'), async (c) => {
    const actor = actorOf(c);
    const { reason } = await readJson(c, recallRequestSchema);
    await notices.recall(actor, idOf(c), reason);
    return c.json<NoticeView>(await views.notice(idOf(c), actor, c.get('language')));
  });
  routes.route('/', shareRoutes({ shares }));
  return routes;
}

/** `/api/preview`: a draft as screens would show it. Beside the notices, so that no id can be taken for it. */
export function previewRoutes({ views }: Pick<NoticeRoutesOptions, 'views'>): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole());
  routes.post('/', async (c) => {
    const { noticeId = null, ...draft } = await readJson(c, previewRequestSchema);
    return c.json<Preview>(await views.preview(draft, noticeId, c.get('language')));
  });
  return routes;
}

function searchOf(c: Context<HttpEnv>): ArchiveSearch {
  return {
    limit: queryNumber(c, 'limit', { min: 1, max: pageMaxNotices, fallback: pageDefaultNotices }),
    before: queryText(c, 'before', 64),
    text: queryText(c, 'q', 60),
    category: queryOf(c, 'category', categorySchema),
    placeId: queryOf(c, 'place', idSchema),
    from: queryOf(c, 'from', instantSchema),
    to: queryOf(c, 'to', instantSchema),
    states: statesOf(queryText(c, 'state', 60)),
    language: c.get('language'),
  };
}

/** @throws LouyuError `request.invalid` where it is there and not as it should be */
function queryOf<Output>(
  c: Context<HttpEnv>,
  name: string,
  schema: v.GenericSchema<unknown, Output>,
): Output | null {
  const text = queryText(c, name, 40);
  return text === null ? null : (parseRequest(v.object({ [name]: schema }), { [name]: text })[name] ?? null);
}

/** `state=live,scheduled` */
function statesOf(text: string | null) {
  if (text === null) return null;
  const result = v.safeParse(v.array(noticeStateSchema), text.split(','));
  if (!result.success) throw new LouyuError('request.invalid', { details: { path: 'state' } });
  return result.output;
}
