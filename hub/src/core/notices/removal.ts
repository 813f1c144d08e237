import { LouyuError } from '@louyu/contract/errors';
import type { Actor } from '../ports.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import { assertMay, audienceOf } from './lifecycle.ts';
import type { NoticeServiceOptions } from './notice-change.ts';
import type { NoticeRecord } from './notice-store.ts';

/**
 * Deletes a draft that never went out, whoever wrote it.
 * @throws LouyuError `notice.not_found`, `notice.wrong_state`, `auth.forbidden`, `auth.out_of_scope`
 */
export async function removeDraft(
  { store, clock, releases, events }: NoticeServiceOptions,
  actor: Actor,
  id: string,
): Promise<void> {
  await store.transaction(async (areas) => {
    const notice = await areas.notices.byId(id);
    if (notice === undefined) throw new LouyuError('notice.not_found');
    const now = clock.now();
    assertMay('delete', notice, actor, now);
    await assertAnswersFor(actor, audienceOf(notice), areas);
    await areas.notices.remove(notice, now);
    await areas.audit.append({ actorId: actor.id, action: 'notice.deleted', subject: `notice:${id}` });
  });
  releases.remove(id);
  events.emit({ resource: 'notice', id });
}

/**
 * Puts a deleted draft back, with its number and its authors.
 * @throws LouyuError `undo.over`, `auth.forbidden`, `auth.out_of_scope`
 */
export async function restoreDraft(
  { store, events }: NoticeServiceOptions,
  actor: Actor,
  id: string,
): Promise<NoticeRecord> {
  if (!actor.roles.includes('editor')) throw new LouyuError('auth.forbidden');
  const restored = await store.transaction(async (areas) => {
    const notice = await areas.notices.restore(id);
    if (notice === undefined) throw new LouyuError('undo.over');
    await assertAnswersFor(actor, audienceOf(notice), areas);
    await areas.audit.append({ actorId: actor.id, action: 'notice.undeleted', subject: `notice:${id}` });
    return notice;
  });
  events.emit({ resource: 'notice', id });
  return restored;
}
