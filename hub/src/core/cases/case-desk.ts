import type { AuditAction } from '@louyu/contract/audit-actions';
import type { CasePolicy, ReplyTemplateList } from '@louyu/contract/api/case-policy';
import type { CaseActionRequest, CasePhotoChange } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Vault } from '../households/vault.ts';
import type { Actor } from '../ports.ts';
import type { Areas } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import {
  CaseChanges,
  siteOf,
  type CaseChange,
  type CaseChangesOptions,
  type CaseHappening,
} from './case-changes.ts';
import type { CasePhotos } from './case-photos.ts';
import type { CasePhotoRecord, CaseRecord } from './case-store.ts';
import { assertSees, handlesCases, partyOf } from './case-viewers.ts';
import { openContact } from './contacts.ts';
import { withDeadlines } from './deadlines.ts';
import { begunAnew, moved } from './moves.ts';
import { defaultPolicy, defaultReplies, isInTeam } from './policy.ts';
import type { CaseParty } from './transitions.ts';
import { dayOf } from './working-time.ts';
import { caseLimits } from '@louyu/contract/api/cases';

export interface CaseDeskOptions extends CaseChangesOptions {
  readonly vault: () => Promise<Vault>;
  readonly photos: CasePhotos;
}

type PhotoDeed = 'added' | 'redacted' | 'released' | 'withdrawn';

/** What a step of staff is called in the course of a case, and in the audit log. */
type StaffDeed =
  Extract<AuditAction, `case.${CaseHappening['kind']}`> extends `case.${infer Kind}` ? Kind : never;

interface StaffStep {
  readonly record: CaseRecord;
  readonly happened: Omit<CaseHappening, 'by' | 'staffId'> & { readonly kind: StaffDeed };
}

interface Step {
  readonly actor: Actor;
  readonly party: CaseParty;
  readonly record: CaseRecord;
  readonly now: Instant;
  readonly policy: CasePolicy;
  readonly areas: Areas;
}

/** What staff do with cases (R24–R27). Whoever only reads them, or does not see one, changes nothing. */
export class CaseDesk {
  readonly #options: CaseDeskOptions;
  readonly #changes: CaseChanges;

  constructor(options: CaseDeskOptions) {
    this.#options = options;
    this.#changes = new CaseChanges(options);
  }

  /**
   * One step of a case.
   * @throws LouyuError `auth.forbidden`, `case.not_found`, `auth.out_of_scope`, `case.wrong_state`, `case.reply_missing`,
   * `case.date_wrong`, `case.not_in_team`
   */
  async act(actor: Actor, id: string, request: CaseActionRequest): Promise<void> {
    await this.#change(actor, id, async (step) => {
      const { record, happened } = await this.#done(step, request);
      const { state, team } = record;
      return {
        record,
        happened: [{ ...happened, by: 'staff', staffId: actor.id }],
        audit: { action: `case.${happened.kind}`, detail: { number: record.number, state, team } },
      };
    });
  }

  async #done(step: Step, request: CaseActionRequest): Promise<StaffStep> {
    const { actor, party, now } = step;
    const { action } = request;
    const record = moved(step.record, action, party, now);
    switch (request.action) {
      case 'accept':
        return { record: { ...record, assigneeId: actor.id }, happened: { kind: 'accepted', open: true } };
      case 'assign':
        return this.#assigned(step, record, request);
      case 'start':
        return {
          record: { ...record, assigneeId: record.assigneeId ?? actor.id },
          happened: { kind: 'started', open: true },
        };
      case 'reply':
        return { record, happened: { kind: 'replied', text: request.text, open: true } };
      case 'ask':
        return { record, happened: { kind: 'asked', text: request.text, open: true } };
      case 'finish':
        return { record, happened: { kind: 'finished', text: request.text, open: true } };
      case 'close':
        if (request.text === '' && step.record.state !== 'answered')
          throw new LouyuError('case.reply_missing');
        return { record, happened: { kind: 'closed', text: request.text, open: true } };
      case 'defer':
        return this.#deferred(step, record, request);
      case 'reopen':
        return {
          record: { ...begunAnew(record, now), reopened: record.reopened + 1 },
          happened: { kind: 'reopened', text: request.text, open: true },
        };
      case 'note':
        return { record, happened: { kind: 'noted', text: request.text, open: false } };
      case 'remind':
        return {
          record: { ...record, remindedAt: now },
          happened: { kind: 'reminded', text: request.text, open: false },
        };
      case 'escalate':
        return {
          record: { ...record, escalatedAt: now },
          happened: { kind: 'escalated', text: request.text, open: false },
        };
      case 'take':
        return {
          record: begunAnew({ ...record, held: false }, now),
          happened: { kind: 'taken', open: false },
        };
      case 'refuse':
        return {
          record: { ...record, held: false, refused: true },
          happened: { kind: 'refused', text: request.text, open: true },
        };
    }
  }

  async #assigned(
    { areas, policy }: Step,
    record: CaseRecord,
    { team, staffId, note }: Extract<CaseActionRequest, { action: 'assign' }>,
  ): Promise<StaffStep> {
    if (staffId !== null) {
      const person = await areas.staff.byId(staffId);
      if (person === undefined || person.disabledAt !== null || !handlesCases(person))
        throw new LouyuError('case.not_in_team');
      if (!isInTeam(policy, staffId, team)) throw new LouyuError('case.not_in_team');
    }
    const detail = { team, ...(staffId === null ? {} : { to: staffId }) };
    return {
      record: { ...record, team, assigneeId: staffId },
      happened: { kind: 'assigned', text: note, open: false, detail },
    };
  }

  async #deferred(
    { areas, now }: Step,
    record: CaseRecord,
    { reason, plan, until }: Extract<CaseActionRequest, { action: 'defer' }>,
  ): Promise<StaffStep> {
    const { timeZone } = await siteOf(areas);
    const last = dayOf(laterBy(now, caseLimits.deferMaxDays * dayMs), timeZone);
    if (until <= dayOf(now, timeZone) || until > last)
      throw new LouyuError('case.date_wrong', { details: { maxDays: caseLimits.deferMaxDays } });
    return {
      record: { ...record, deferredUntil: until },
      happened: { kind: 'deferred', text: plan, open: true, detail: { until, reason } },
    };
  }

  /** Whom to call; each look is in the audit log. @throws LouyuError `auth.forbidden`, `case.not_found`, `auth.out_of_scope` */
  async contact(actor: Actor, id: string): Promise<string> {
    const vault = await this.#options.vault();
    const record = await this.#change(actor, id, ({ record: seen }) => ({
      record: seen,
      happened: [{ kind: 'contact-seen', by: 'staff', staffId: actor.id, open: false }],
      audit: { action: 'case.contact_seen' },
    }));
    return openContact(vault, record);
  }

  /** @throws LouyuError `case.photos_too_many`, what {@link CasePhotos.make} throws, and as {@link act} */
  async addPhoto(actor: Actor, id: string, read: () => Promise<Uint8Array>): Promise<void> {
    const { store, photos } = this.#options;
    await this.#assertMay(actor, id);
    const file = await photos.make(store, read);
    await this.#change(actor, id, async ({ record, areas }) => {
      const taken = (await areas.cases.photos(id)).filter(({ by }) => by === 'staff');
      if (taken.length >= caseLimits.staffPhotosMax)
        throw new LouyuError('case.photos_too_many', { details: { max: caseLimits.staffPhotosMax } });
      await areas.cases.addPhoto(photos.recordOf(file, { caseId: id, by: 'staff' }));
      return this.#photoChange(actor, record, 'added');
    });
  }

  /** Black boxes first, then the release: never the other way round. @throws LouyuError `case.photo_not_found`, and as {@link addPhoto} */
  async changePhoto(
    actor: Actor,
    id: string,
    photoId: string,
    { released, boxes }: CasePhotoChange,
  ): Promise<void> {
    const { store, photos } = this.#options;
    await this.#assertMay(actor, id);
    if (boxes !== undefined) {
      const before = await this.#photo(store, id, photoId);
      const file = await photos.redact(store, before, boxes);
      await this.#change(actor, id, async ({ record, areas }) => {
        const { fileName } = await this.#photo(areas, id, photoId);
        // Somebody else has blackened it meanwhile: theirs must not come to light again.
        if (fileName !== before.fileName) throw new LouyuError('case.wrong_state');
        await areas.cases.changePhoto(photoId, { ...file, redacted: true });
        return this.#photoChange(actor, record, 'redacted');
      });
    }
    if (released === undefined) return;
    await this.#change(actor, id, async ({ record, areas }) => {
      await this.#photo(areas, id, photoId);
      await areas.cases.changePhoto(photoId, { released });
      return this.#photoChange(actor, record, released ? 'released' : 'withdrawn');
    });
  }

  /** @throws LouyuError `case.photo_not_found`, `case.not_found`, `auth.out_of_scope` */
  async photo(actor: Actor, id: string, photoId: string): Promise<Uint8Array> {
    const { store, photos } = this.#options;
    const [record, policy, tree] = await Promise.all([
      store.cases.byId(id),
      this.policy(),
      store.places.tree(),
    ]);
    if (record === undefined) throw new LouyuError('case.not_found');
    assertSees(actor, record, policy, tree);
    return photos.bytesOf(await this.#photo(store, id, photoId));
  }

  async policy(): Promise<CasePolicy> {
    return (await this.#options.store.cases.policy()) ?? defaultPolicy;
  }

  /** Open cases follow at once. @throws LouyuError `case.policy_member_twice`, `staff.not_found` */
  async savePolicy(actor: Actor, policy: CasePolicy): Promise<CasePolicy> {
    const { store, clock, live } = this.#options;
    const ids = policy.members.map(({ staffId }) => staffId);
    if (new Set(ids).size < ids.length) throw new LouyuError('case.policy_member_twice');
    await store.transaction(async (areas) => {
      const known = new Set((await areas.staff.all()).map(({ id }) => id));
      if (!ids.every((id) => known.has(id))) throw new LouyuError('staff.not_found');
      await areas.cases.savePolicy(policy);
      const [now, rules] = [clock.now(), await this.#changes.rules(areas)];
      for (const record of await areas.cases.open())
        await areas.cases.save(withDeadlines(record, now, rules));
      const { id } = await siteOf(areas);
      await areas.audit.append({ actorId: actor.id, action: 'case.policy_changed', subject: `site:${id}` });
    });
    live.emit({ resource: 'case', id: null });
    return policy;
  }

  async replies(): Promise<ReplyTemplateList> {
    return (await this.#options.store.cases.replies()) ?? defaultReplies;
  }

  async saveReplies(actor: Actor, replies: ReplyTemplateList): Promise<ReplyTemplateList> {
    const { store, live } = this.#options;
    await store.transaction(async (areas) => {
      await areas.cases.saveReplies(replies);
      const { id } = await siteOf(areas);
      await areas.audit.append({ actorId: actor.id, action: 'case.replies_changed', subject: `site:${id}` });
    });
    live.emit({ resource: 'case', id: null });
    return replies;
  }

  async #photo(areas: Pick<Areas, 'cases'>, caseId: string, id: string): Promise<CasePhotoRecord> {
    const photo = (await areas.cases.photos(caseId)).find((each) => each.id === id);
    if (photo === undefined) throw new LouyuError('case.photo_not_found');
    return photo;
  }

  #photoChange(actor: Actor, record: CaseRecord, deed: PhotoDeed): CaseChange {
    return {
      record,
      happened: [{ kind: `photo-${deed}`, by: 'staff', staffId: actor.id, open: false }],
      audit: { action: `case.photo_${deed}` },
    };
  }

  /** Before long work is begun; the transaction asks again. */
  async #assertMay(actor: Actor, id: string): Promise<void> {
    const { store } = this.#options;
    const [record, policy, tree] = await Promise.all([
      store.cases.byId(id),
      this.policy(),
      store.places.tree(),
    ]);
    if (record === undefined) throw new LouyuError('case.not_found');
    if (partyOf(actor, policy) === null) throw new LouyuError('auth.forbidden');
    assertSees(actor, record, policy, tree);
  }

  #change(
    actor: Actor,
    id: string,
    decide: (step: Step) => CaseChange | Promise<CaseChange>,
  ): Promise<CaseRecord> {
    return this.#changes.change(id, actor.id, async (record, areas, now) => {
      const { policy } = await this.#changes.rules(areas);
      assertSees(actor, record, policy, await areas.places.tree());
      const party = partyOf(actor, policy);
      if (party === null) throw new LouyuError('auth.forbidden');
      return decide({ actor, party, record, now, policy, areas });
    });
  }
}
