import { helpRoles, type HelpList } from '@louyu/contract/api/coverage';
import { LouyuError } from '@louyu/contract/errors';
import type { Localized } from '@louyu/contract/primitives';
import type { Actor, Clock, LiveEvents } from '../ports.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import { answersFor } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import type { HelpRecord } from './help-store.ts';

export interface HelpDeskOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly live: LiveEvents;
}

/** What residents in need have said about a notice, for those who see to it. */
export class HelpDesk {
  readonly #options: HelpDeskOptions;

  constructor(options: HelpDeskOptions) {
    this.#options = options;
  }

  /** Those in the places that somebody answers for, and those of which no place is known. @throws LouyuError `auth.forbidden` */
  async list(actor: Actor, noticeId: string): Promise<HelpList> {
    assertHelps(actor);
    const { store } = this.#options;
    const tree = await store.places.tree();
    const names = new Map((await store.staff.all()).map(({ id, name }) => [id, name]));
    const list: HelpList = [];
    for (const help of await store.help.list(noticeId)) {
      const { places, where } = await whereabouts(help, tree, store);
      if (!answersFor(actor, places, tree)) continue;
      const { settledAt: at, settledBy, note } = help;
      list.push({
        id: help.id,
        where,
        householdId: help.householdId,
        words: help.words,
        askedAt: help.askedAt,
        settled: at === null ? null : { at, by: names.get(settledBy ?? '') ?? '', note },
      });
    }
    return list;
  }

  /** @throws LouyuError `help.not_found`, `auth.forbidden`, `auth.out_of_scope` */
  async settle(actor: Actor, noticeId: string, helpId: string, note: string): Promise<HelpList> {
    assertHelps(actor);
    const { store, clock, live } = this.#options;
    await store.transaction(async (areas) => {
      const help = await areas.help.byId(helpId);
      const notice = await areas.notices.byId(noticeId);
      if (help?.noticeId !== noticeId || notice === undefined) throw new LouyuError('help.not_found');
      const tree = await areas.places.tree();
      const { places } = await whereabouts(help, tree, areas);
      if (!answersFor(actor, places, tree)) throw new LouyuError('auth.out_of_scope');
      if (help.settledAt !== null) return;
      const settled = { settledAt: clock.now(), settledBy: actor.id, note };
      await areas.help.save({ ...help, ...settled }, notice.revisions.length);
      await areas.audit.append({
        actorId: actor.id,
        action: 'help.settled',
        subject: `notice:${noticeId}`,
        detail: { help: helpId },
      });
    });
    live.emit({ resource: 'help', id: noticeId });
    live.emit({ resource: 'delivery', id: noticeId });
    return this.list(actor, noticeId);
  }
}

/** The door that help is asked for; else where the screen hangs that was scanned. */
async function whereabouts(
  { householdId, deviceId }: HelpRecord,
  tree: PlaceTree,
  { doors, devices }: Pick<Areas, 'doors' | 'devices'>,
): Promise<{ readonly places: readonly string[]; readonly where: Localized }> {
  const door = householdId === null ? undefined : await doors.door(householdId);
  if (door !== undefined) {
    const where = tree.where(door.parentId);
    const named = {
      'zh-CN': `${where['zh-CN']} ${door.door}室`,
      en: `${where.en ?? where['zh-CN']}, flat ${door.door}`,
    };
    return { places: [door.parentId], where: named };
  }
  const [device] = deviceId === '' ? [] : await devices.byIds([deviceId]);
  const spotId = device?.spotIds[0];
  const unknown = { 'zh-CN': '没有说是哪一户', en: 'No door was said' };
  return spotId === undefined
    ? { places: [], where: unknown }
    : { places: [spotId], where: tree.where(spotId) };
}

function assertHelps(actor: Actor): void {
  if (!actor.roles.some((role) => (helpRoles as readonly string[]).includes(role)))
    throw new LouyuError('auth.forbidden');
}
