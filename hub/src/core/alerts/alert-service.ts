import { alertsMaxCount } from '@louyu/contract/alarm';
import {
  alertHoldMs,
  type AlertClearRequest,
  type AlertDraft,
  type AlertPreview,
  type AlertRequest,
  type AlertUpdateRequest,
} from '@louyu/contract/api/alerts';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant, Language } from '@louyu/contract/primitives';
import type { LiveDevices } from '../devices/live-devices.ts';
import type { Actor, LiveEvents, Random, Wire } from '../ports.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { laterBy } from '../time.ts';
import type { AlertFigures } from './alert-limits.ts';
import type { AlertDeed, AlertRecord } from './alert-store.ts';
import { assertSayable, endingOf, templateFor, writtenBy, type Written } from './alert-writing.ts';
import {
  assertRead,
  cleared,
  confirmed,
  countersigned,
  newestOf,
  updated,
  withdrawn,
  type Reached,
} from './lifecycle.ts';
import { assertMay, raiseRoles, type AlertAction } from './permissions.ts';
import { expiryOf, type AlertClock } from './until.ts';

const minuteMs = 60_000;

export interface AlertServiceOptions {
  readonly store: Store;
  readonly clock: AlertClock;
  readonly random: Random;
  readonly wire: Pick<Wire, 'refreshAlarms'>;
  readonly live: LiveEvents;
  readonly devices: Pick<LiveDevices, 'get'>;
  readonly limits: AlertFigures;
}

/** What a deed comes to. */
interface Outcome {
  readonly after: AlertRecord;
  readonly deed: Pick<AlertDeed, 'what' | 'words'>;
  /** What the audit log keeps of it beside the number: who was reached. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/**
 * Raising, confirming, countersigning, updating and ending alerts (R11, R13, R15, R19). Each is one transaction with its entry in the
 * audit log, which keeps whom it reached; then it is on the wire before the answer. No deed waits for a clock that is right.
 */
export class AlertService {
  readonly #options: AlertServiceOptions;

  constructor(options: AlertServiceOptions) {
    this.#options = options;
  }

  /** What would be said and whom it would reach. Changes nothing. @throws LouyuError as {@link writtenBy} */
  async preview(actor: Actor, draft: AlertDraft, language: Language): Promise<AlertPreview> {
    const { store, devices } = this.#options;
    const written = await writtenBy(store, templateFor(draft.templateId), draft, language);
    await assertAnswersFor(actor, written.placeIds, store);
    const { saying, content, findings, placeIds, displays, households, needsSecond } = written;
    return {
      content: findings.some(({ blocks }) => blocks) ? null : content,
      severity: saying.severity,
      placeIds: [...placeIds],
      findings: [...findings],
      reach: { screens: displays.length, households },
      screensAway: displays.filter(({ id }) => devices.get(id)?.connected !== true).length,
      needsSecond,
    };
  }

  /**
   * One press is one alert, however often it is sent. What needs a second person waits for one; everything else is out with the answer.
   * @throws LouyuError `alert.hold_too_short`, `auth.out_of_scope`, `alert.drill_under_way`, `alert.too_many`, what blocks it
   */
  async raise(actor: Actor, request: AlertRequest, language: Language): Promise<AlertRecord> {
    assertRaiser(actor);
    const holdMs = alertHoldMs[request.mode];
    if (request.heldMs < holdMs)
      throw new LouyuError('alert.hold_too_short', { details: { seconds: holdMs / 1000 } });
    const template = templateFor(request.templateId);
    const { store } = this.#options;
    const alert = await store.transaction(async (areas) => {
      const before = await areas.alerts.byKey(request.key);
      if (before !== undefined) return before;
      const written = await writtenBy(areas, template, request, language);
      await assertAnswersFor(actor, written.placeIds, areas);
      const current = await areas.alerts.current();
      if (request.mode === 'drill' && current.some(({ mode }) => mode === 'drill'))
        throw new LouyuError('alert.drill_under_way');
      assertRoom(written.placeIds, current);
      const raised = await this.#raised(areas, actor, request, written, language);
      await areas.alerts.add(raised);
      await this.#log(areas, actor.id, raised, {
        deed: { what: 'raised', words: '' },
        detail: {
          mode: raised.mode,
          template: raised.templateId,
          waits: raised.needsSecond,
          ...audienceOf(raised),
        },
      });
      return raised;
    });
    await this.#changed(alert, newestOf(alert).placeIds);
    return alert;
  }

  /** 核验: another person lets it out. @throws LouyuError as {@link assertMay}, `alert.stale_revision` */
  confirm(actor: Actor, id: string, revision: number): Promise<AlertRecord> {
    return this.#change(actor, id, async (areas, alert) => {
      if (alert.confirmedBy === actor.id) return undefined;
      await this.#assertMay('confirm', areas, alert, actor);
      assertRead(alert, revision);
      const { clock, limits } = this.#options;
      const at = clock.now();
      const { severity, placeIds, fields } = newestOf(alert);
      const written = await writtenBy(
        areas,
        templateFor(alert.templateId),
        { ...alert, severity, placeIds, fields },
        'zh-CN',
      );
      const until = expiryOf(alert.templateId, at, clock, limits);
      const after = confirmed(alert, actor.id, { at, until, reached: reachedBy(written) });
      return { after, deed: { what: 'confirmed', words: '' }, detail: audienceOf(after) };
    });
  }

  /** 补签: another person has read what was said alone (R13). */
  countersign(actor: Actor, id: string, revision: number): Promise<AlertRecord> {
    return this.#change(actor, id, async (areas, alert) => {
      if (alert.countersignedBy === actor.id) return undefined;
      await this.#assertMay('countersign', areas, alert, actor);
      // Its end is a revision too, and says nothing that is to be countersigned.
      if (alert.endedAt === null) assertRead(alert, revision);
      const after = countersigned(alert, actor.id, this.#options.clock.now());
      return { after, deed: { what: 'countersigned', words: '' } };
    });
  }

  /**
   * What is different now. One person's word is enough, since two had agreed that there is danger or one may say so; it is to be
   * countersigned anew. Free text is not carried to the whole site so.
   * @throws LouyuError `alert.stale_revision`, `alert.second_needed`, what blocks it
   */
  update(actor: Actor, id: string, request: AlertUpdateRequest, language: Language): Promise<AlertRecord> {
    return this.#change(actor, id, async (areas, alert) => {
      if (alert.revisions.some(({ key }) => key === request.key)) return undefined;
      await this.#assertMay('update', areas, alert, actor);
      assertRead(alert, request.revision);
      const { clock, limits } = this.#options;
      const newest = newestOf(alert);
      const {
        severity = newest.severity,
        placeIds = newest.placeIds,
        fields = newest.fields,
        change,
      } = request;
      const words = { ...alert, severity, placeIds, fields, change };
      const written = await writtenBy(areas, templateFor(alert.templateId), words, language);
      await assertAnswersFor(actor, written.placeIds, areas);
      if (written.needsSecond && !alert.needsSecond) throw new LouyuError('alert.second_needed');
      const added = written.placeIds.filter((placeId) => !newest.placeIds.includes(placeId));
      assertRoom(added, await areas.alerts.current());
      const content = assertSayable(written, language);
      const at = clock.now();
      const after = updated(
        { ...alert, phone: written.phone },
        {
          severity: written.saying.severity,
          placeIds: written.placeIds,
          fields,
          content,
          ...reachedBy(written),
          saidAt: at,
          saidBy: actor.id,
          key: request.key,
        },
        {
          until: expiryOf(alert.templateId, at, clock, limits),
          countersignBy: this.#countersignBy(alert.mode, false, at),
        },
      );
      return { after, deed: { what: 'updated', words: change['zh-CN'] }, detail: audienceOf(after) };
    });
  }

  /** 解除警报 · 误报解除, told on the glass for a while. */
  clear(actor: Actor, id: string, { as, note = '' }: AlertClearRequest): Promise<AlertRecord> {
    return this.#change(actor, id, async (areas, alert) => {
      if (alert.endedBy === actor.id && alert.state === as) return undefined;
      await this.#assertMay('clear', areas, alert, actor);
      const { clock, limits } = this.#options;
      const { severity, placeIds, fields } = newestOf(alert);
      const template = templateFor(alert.templateId);
      const words = { ...alert, severity, placeIds, fields };
      const at = clock.now();
      const after = cleared(alert, as, actor.id, {
        at,
        toldUntil: laterBy(at, limits.alertEndToldMinutes * minuteMs),
        content: endingOf(alert, as),
        reached: reachedBy(await writtenBy(areas, template, words, 'zh-CN')),
      });
      return { after, deed: { what: as, words: note } };
    });
  }

  /** Its raiser takes back what still waits for a second person. */
  withdraw(actor: Actor, id: string): Promise<AlertRecord> {
    return this.#change(actor, id, async (areas, alert) => {
      if (alert.state === 'withdrawn' && alert.endedBy === actor.id) return undefined;
      await this.#assertMay('withdraw', areas, alert, actor);
      const after = withdrawn(alert, actor.id, this.#options.clock.now());
      return { after, deed: { what: 'withdrawn', words: '' } };
    });
  }

  async #raised(
    areas: Areas,
    actor: Actor,
    request: AlertRequest,
    written: Written,
    language: Language,
  ): Promise<AlertRecord> {
    const { clock, random, limits } = this.#options;
    const { key, mode, templateId, whereId, whereWords, fields } = request;
    const { site, saying, placeIds, phone, needsSecond } = written;
    const content = assertSayable(written, language);
    const [id, at] = [random.id(), clock.now()];
    return {
      id,
      siteId: site.id,
      number: await areas.alerts.nextNumber(site.id),
      mode,
      key,
      templateId,
      hazard: saying.template.hazard,
      whereId,
      whereWords,
      needsSecond,
      raisedAt: at,
      raisedBy: actor.id,
      phone,
      state: needsSecond ? 'waiting' : 'in-force',
      until: needsSecond
        ? laterBy(at, limits.alertConfirmMinutes * minuteMs)
        : expiryOf(templateId, at, clock, limits),
      confirmedAt: null,
      confirmedBy: null,
      countersignBy: this.#countersignBy(mode, needsSecond, at),
      countersignedAt: null,
      countersignedBy: null,
      endedAt: null,
      endedBy: null,
      toldUntil: null,
      revisions: [
        {
          alertId: id,
          revision: 1,
          state: 'raised',
          severity: saying.severity,
          placeIds,
          fields,
          content,
          ...reachedBy(written),
          saidAt: at,
          saidBy: actor.id,
          key,
        },
      ],
    };
  }

  #countersignBy(mode: AlertRecord['mode'], needsSecond: boolean, at: Instant): Instant | null {
    if (mode === 'drill' || needsSecond) return null;
    return laterBy(at, this.#options.limits.alertCountersignMinutes * minuteMs);
  }

  async #assertMay(action: AlertAction, areas: Areas, alert: AlertRecord, actor: Actor): Promise<void> {
    assertMay(action, alert, actor, await areas.places.tree());
  }

  /** Decides and saves in one transaction; undefined: the same was done before, by the same person. */
  async #change(
    actor: Actor,
    id: string,
    decide: (areas: Areas, alert: AlertRecord) => Promise<Outcome | undefined>,
  ): Promise<AlertRecord> {
    const { before, after } = await this.#options.store.transaction(async (areas) => {
      const alert = await areas.alerts.byId(id);
      if (alert === undefined) throw new LouyuError('alert.not_found');
      const outcome = await decide(areas, alert);
      if (outcome === undefined) return { before: alert, after: alert };
      await areas.alerts.saveProgress(id, outcome.after);
      const saved = newestOf(outcome.after);
      if (saved !== newestOf(alert)) await areas.alerts.saveRevision(saved);
      await this.#log(areas, actor.id, outcome.after, outcome);
      return { before: alert, after: outcome.after };
    });
    await this.#changed(after, [...newestOf(before).placeIds, ...newestOf(after).placeIds]);
    return after;
  }

  async #log(
    areas: Areas,
    by: string,
    alert: AlertRecord,
    { deed, detail }: Omit<Outcome, 'after'>,
  ): Promise<void> {
    await areas.alerts.addDeed(alert.id, { at: this.#options.clock.now(), by, ...deed });
    const { revision } = newestOf(alert);
    await areas.audit.append({
      actorId: by,
      action: `alert.${deed.what}`,
      subject: `alert:${alert.id}`,
      detail: { number: alert.number, revision, ...detail },
    });
  }

  async #changed({ id }: AlertRecord, placeIds: readonly string[]): Promise<void> {
    this.#options.live.emit({ resource: 'alert', id });
    await this.#options.wire.refreshAlarms(placeIds);
  }
}

function assertRaiser(actor: Actor): void {
  if (!raiseRoles.some((role) => actor.roles.includes(role))) throw new LouyuError('auth.forbidden');
}

/** @throws LouyuError `alert.too_many` */
function assertRoom(placeIds: readonly string[], current: readonly AlertRecord[]): void {
  const isFull = (placeId: string) =>
    current.filter((alert) => newestOf(alert).placeIds.includes(placeId)).length >= alertsMaxCount;
  if (placeIds.some(isFull)) throw new LouyuError('alert.too_many', { details: { max: alertsMaxCount } });
}

function reachedBy({ displays, households }: Written): Reached {
  return { targetIds: displays.map(({ id }) => id), households };
}

/** The audience as it was resolved, for ever (R17). */
function audienceOf(alert: AlertRecord) {
  const { severity, placeIds, targetIds, households } = newestOf(alert);
  return { severity, placeIds, deviceIds: targetIds, households };
}
