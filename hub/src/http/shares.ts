import { Hono } from 'hono';
import {
  shareChannelChangeSchema,
  shareChannelRequestSchema,
  shareChannelRoles,
  shareMarkRequestSchema,
  shareRoles,
  type NoticeShare,
  type ShareChannel,
} from '@louyu/contract/api/shares';
import type { ShareService } from '../core/shares/share-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

export interface ShareRoutesOptions {
  readonly shares: () => Promise<ShareService>;
}

/** Below `/api/notices`: a notice ready for groups and paper, and a tick for where it has been posted. */
export function shareRoutes({ shares }: ShareRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  const idOf = (c: Parameters<typeof pathId>[0]) => pathId(c, 'id', 'notice.not_found');

  routes.get('/:id/share', async (c) => c.json<NoticeShare>(await (await shares()).share(idOf(c))));
  routes.post('/:id/share/marks', requireRole(...shareRoles), async (c) => {
    const request = await readJson(c, shareMarkRequestSchema);
    return c.json<NoticeShare>(await (await shares()).mark(actorOf(c), idOf(c), request));
  });
  routes.delete('/:id/share/marks/:markId', requireRole(...shareRoles), async (c) => {
    const markId = pathId(c, 'markId', 'notice.not_found');
    return c.json<NoticeShare>(await (await shares()).unmark(actorOf(c), idOf(c), markId));
  });
  return routes;
}

/** `/api/share-channels`: where notices are carried by hand. Who carries them adds on the spot; editors keep the list. */
export function shareChannelRoutes({ shares }: ShareRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  const keepers = requireRole(...shareChannelRoles);
  const idOf = (c: Parameters<typeof pathId>[0]) => pathId(c, 'id', 'share.channel_not_found');

  routes.get('/', requireRole(), async (c) => c.json<ShareChannel[]>(await (await shares()).channels()));
  routes.post('/', requireRole(...shareRoles), async (c) => {
    const request = await readJson(c, shareChannelRequestSchema);
    return c.json<ShareChannel>(await (await shares()).addChannel(actorOf(c), request), 201);
  });
  routes.patch('/:id', keepers, async (c) => {
    const { name } = await readJson(c, shareChannelChangeSchema);
    return c.json<ShareChannel[]>(await (await shares()).renameChannel(actorOf(c), idOf(c), name));
  });
  routes.delete('/:id', keepers, async (c) => {
    await (await shares()).removeChannel(actorOf(c), idOf(c));
    return c.body(null, 204);
  });
  return routes;
}
