import type { AuditAction } from '@louyu/contract/audit-actions';
import type { AlertState, DoorFinding, RollCall } from '@louyu/contract/api/alerts';
import type { Role } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import type { AlertRecord } from '../alerts/alert-store.ts';
import { alertPermissions } from '../alerts/permissions.ts';
import { isVulnerable } from '../coverage/vulnerable.ts';
import { seesContacts } from '../households/register-service.ts';
import { TagNames } from '../households/tag-names.ts';
import type { HouseholdRecord } from '../households/household-store.ts';
import type { Vault } from '../households/vault.ts';
import type { Actor, Clock, LiveEvents, Random } from '../ports.ts';
import { answersFor, assertAnswersFor } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { audienceParents, doorsIn } from './audience-doors.ts';
import type { WordRecord } from './roll-call-store.ts';
import { isCallOpen, standingOf, type DoorStanding } from './standing.ts';

export interface RollCallDeskOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
  readonly vault: () => Promise<Vault>;
}

interface Door {
  readonly household: HouseholdRecord;
  readonly standing: DoorStanding;
  readonly vulnerable: boolean;
}

/** People who have looked at tags in an alert, remembered so that the audit log has each once. */
const lookersMax = 1_000;

/** 报平安, the side of staff: who needs help, who has not answered, and what was found at the doors. */
export class RollCallDesk {
  readonly #options: RollCallDeskOptions;
  readonly #lookers = new Set<string>();

  constructor(options: RollCallDeskOptions) {
    this.#options = options;
  }

  /**
   * The doors that an alert is for and that the actor answers for: those that call for help first, the longest waiting first; then
   * those that nobody has cleared, of these the vulnerable ones that have not answered first; each by the tree.
   * @throws LouyuError `alert.not_found`, `auth.forbidden`
   */
  async view(actor: Actor, alertId: string): Promise<RollCall> {
    const { store } = this.#options;
    const alert = await alertOf(store, actor, alertId);
    const [tree, words, findings, staff, devices] = await Promise.all([
      store.places.tree(),
      store.rollCall.words(alertId),
      store.rollCall.findings(alertId),
      store.staff.all(),
      store.devices.all(),
    ]);
    const parents = audienceParents(alert, tree).filter((id) => answersFor(actor, [id], tree));
    const tagNames = await this.#tagNames(actor, alertId);
    const byDoor = wordsByDoor(words);
    const found = new Map(findings.map((finding) => [finding.householdId, finding]));
    const doors = (await doorsIn(parents, store)).map((household): Door => ({
      household,
      standing: standingOf(household.id, byDoor.get(household.id) ?? [], found.get(household.id)),
      vulnerable: tagNames !== undefined && isVulnerable(household.tagIds.map((id) => tagNames.nameOf(id))),
    }));
    const nameOf = names([...staff, ...devices]);
    const spots = new Map(devices.map(({ id, spotIds }) => [id, spotIds]));
    const placeOf = ({ deviceId }: WordRecord) => spots.get(deviceId)?.[0] ?? alert.whereId;
    return {
      alertId,
      doors: inOrder(doors).map(({ household, standing, vulnerable }) => {
        const finding = found.get(household.id);
        return {
          householdId: household.id,
          where: tree.where(household.parentId),
          door: household.door,
          vulnerable,
          answer: standing.answer,
          level: standing.level,
          answeredAt: standing.answeredAt,
          finding: finding === undefined ? null : { as: finding.as, at: finding.at, by: nameOf(finding.by) },
          cleared: standing.cleared,
        };
      }),
      anonymous: words
        .filter((word) => isAnonymous(word) && answersFor(actor, [placeOf(word)], tree))
        .sort(byNeed)
        .map((word) => ({
          id: word.id,
          answer: isCalling(word) ? ('need-help' as const) : word.answer,
          where: tree.where(placeOf(word)),
          at: isCalling(word) ? word.help.at : word.at,
          seen:
            word.seen === null || isCallOpen(word) ? null : { at: word.seen.at, by: nameOf(word.seen.by) },
        })),
    };
  }

  /** What was found at a door; noted anew it takes the place of what was. @throws as `view`, and `household.not_found` */
  async note(actor: Actor, alertId: string, householdId: string, as: DoorFinding): Promise<void> {
    const { clock } = this.#options;
    await this.#written(actor, alertId, async (areas, alert) => {
      await assertDoor(areas, actor, alert, householdId);
      await areas.rollCall.saveFinding({ alertId, householdId, as, at: clock.now(), by: actor.id });
      return { action: 'roll-call.noted', subject: `household:${householdId}`, detail: { alertId, as } };
    });
  }

  /** It was another door: what was found is taken back. @throws as `note` */
  async takeBack(actor: Actor, alertId: string, householdId: string): Promise<void> {
    await this.#written(actor, alertId, async (areas, alert) => {
      await assertDoor(areas, actor, alert, householdId);
      if ((await areas.rollCall.findingAt(alertId, householdId)) === undefined) return undefined;
      await areas.rollCall.removeFinding(alertId, householdId);
      return { action: 'roll-call.taken-back', subject: `household:${householdId}`, detail: { alertId } };
    });
  }

  /** Staff has been where a word without a door came from. @throws as `view`, and `alert.word_not_found` */
  async seen(actor: Actor, alertId: string, wordId: string): Promise<void> {
    const { clock } = this.#options;
    await this.#written(actor, alertId, async (areas) => {
      const word = await areas.rollCall.word(alertId, wordId);
      if (word === undefined) throw new LouyuError('alert.word_not_found');
      if (word.seen !== null && !isCallOpen(word)) return undefined;
      await areas.rollCall.saveWord({ ...word, seen: { at: clock.now(), by: actor.id } });
      return { action: 'roll-call.seen', subject: `alert:${alertId}`, detail: { wordId } };
    });
  }

  async #written(
    actor: Actor,
    alertId: string,
    write: (
      areas: Areas,
      alert: AlertRecord,
    ) => Promise<
      | {
          readonly action: AuditAction;
          readonly subject: string;
          readonly detail: Readonly<Record<string, string>>;
        }
      | undefined
    >,
  ): Promise<void> {
    const { store, live } = this.#options;
    await store.transaction(async (areas) => {
      const alert = await alertOf(areas, actor, alertId);
      const event = await write(areas, alert);
      if (event !== undefined) await areas.audit.append({ actorId: actor.id, ...event });
    });
    live.emit({ resource: 'roll-call', id: alertId });
  }

  /** For those who may see tags; that they have seen whom to look for first is in the audit log, once an alert. */
  async #tagNames(actor: Actor, alertId: string): Promise<TagNames | undefined> {
    if (!seesContacts(actor)) return undefined;
    const { store, vault, random } = this.#options;
    const tags = await store.households.tags();
    if (tags.length === 0) return undefined;
    const key = `${alertId} ${actor.id}`;
    if (!this.#lookers.has(key)) {
      if (this.#lookers.size >= lookersMax) this.#lookers.clear();
      const detail = { alertId };
      await store.transaction((areas) =>
        areas.audit.append({
          actorId: actor.id,
          action: 'register.tags_listed',
          subject: 'register',
          detail,
        }),
      );
      this.#lookers.add(key);
    }
    return new TagNames(tags, await vault(), random);
  }
}

/** @throws LouyuError `alert.not_found`, `auth.forbidden` */
async function alertOf({ alerts }: Pick<Areas, 'alerts'>, actor: Actor, id: string): Promise<AlertRecord> {
  const { roles, states }: { readonly roles: readonly Role[]; readonly states: readonly AlertState[] } =
    alertPermissions.rollCall;
  if (!roles.some((role) => actor.roles.includes(role))) throw new LouyuError('auth.forbidden');
  const alert = await alerts.byId(id);
  // What has never been out has been asked of nobody.
  if (alert === undefined || !states.includes(alert.state)) throw new LouyuError('alert.not_found');
  return alert;
}

async function assertDoor(
  areas: Areas,
  actor: Actor,
  alert: AlertRecord,
  householdId: string,
): Promise<void> {
  const household = await areas.households.byId(householdId);
  const tree = await areas.places.tree();
  if (household === undefined || !audienceParents(alert, tree).includes(household.parentId))
    throw new LouyuError('household.not_found');
  await assertAnswersFor(actor, [household.parentId], areas);
}

/** A word counts where its phone says that it is of, and its call for help where that was made. */
function wordsByDoor(words: readonly WordRecord[]): Map<string, WordRecord[]> {
  const byDoor = new Map<string, WordRecord[]>();
  for (const word of words) {
    const ids = new Set([word.door?.householdId, word.help?.householdId]);
    for (const id of ids) if (typeof id === 'string') byDoor.set(id, [...(byDoor.get(id) ?? []), word]);
  }
  return byDoor;
}

type Calling = WordRecord & { readonly help: NonNullable<WordRecord['help']> };

function isCalling(word: WordRecord): word is Calling {
  return word.help !== null && word.help.householdId === null;
}

function isAnonymous(word: WordRecord): boolean {
  return word.door === null ? word.help === null || word.help.householdId === null : isCalling(word);
}

/** Open calls first, those that wait longest first of all; then the newest. */
function byNeed(a: WordRecord, b: WordRecord): number {
  const [openA, openB] = [isCallOpen(a), isCallOpen(b)];
  if (openA !== openB) return Number(openB) - Number(openA);
  const direction = openA ? 1 : -1;
  const at = (word: WordRecord) => (isCalling(word) ? word.help.at : word.at);
  return direction * (at(a) < at(b) ? -1 : 1);
}

function inOrder(doors: readonly Door[]): Door[] {
  const rank = ({ standing, vulnerable }: Door) => {
    if (standing.helpSince !== null) return 0;
    if (standing.cleared) return 4;
    if (standing.answer === null) return vulnerable ? 1 : 2;
    return 3;
  };
  const since = ({ standing }: Door) => standing.helpSince ?? '';
  // Sorting is stable: what is alike stays in the order of the tree.
  return doors.toSorted((a, b) => rank(a) - rank(b) || compare(since(a), since(b)));
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** Names of those who may have noted something: people, and a guard's desk itself. */
function names(known: readonly { readonly id: string; readonly name: string }[]): (id: string) => string {
  const byId = new Map(known.map(({ id, name }) => [id, name]));
  return (id) => byId.get(id) ?? '';
}
