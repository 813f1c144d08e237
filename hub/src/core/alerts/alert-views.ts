import type {
  Alert,
  AlertDelivery,
  AlertList,
  AlertReport,
  AlertTemplateView,
} from '@louyu/contract/api/alerts';
import { LouyuError } from '@louyu/contract/errors';
import { severities } from '@louyu/contract/alarm';
import type { Language } from '@louyu/contract/primitives';
import type { LiveDevices } from '../devices/live-devices.ts';
import { displaysAt } from '../notices/audience.ts';
import type { SiteRecord } from '../places/place-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Actor, Clock } from '../ports.ts';
import { numberText } from '../shares/group-text.ts';
import type { StaffRecord } from '../staff/staff-store.ts';
import type { Store } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import { deliveryOf, reportLines, spreadOf, targetIdsOf, type DeliveryInput } from './alert-delivery.ts';
import type { AlertFigures } from './alert-limits.ts';
import { alertCsv } from './alert-report.ts';
import type { AlertDeed, AlertRecord } from './alert-store.ts';
import { endingOf } from './alert-writing.ts';
import { lastSaidOf, newestOf, wentOutAt } from './lifecycle.ts';
import { may } from './permissions.ts';
import { viewOf } from './template.ts';
import { alertTemplateById, alertTemplates } from './templates.ts';

/** Alerts that are over, in a list. */
const pastListed = 30;

export interface AlertViewsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly devices: Pick<LiveDevices, 'get'>;
  readonly limits: AlertFigures;
  /** What residents have answered (报平安); absent: nobody is asked. */
  readonly answersOf?: (alertId: string) => Promise<AlertReport['answers']>;
}

interface Known {
  readonly actor: Actor;
  readonly tree: PlaceTree;
  readonly site: SiteRecord | undefined;
  readonly staff: readonly StaffRecord[];
  /** Guard's desks: they act in their own name where nobody is on duty. */
  readonly desks: readonly { readonly id: string; readonly name: string }[];
}

/** Alerts as those see them who deal with them, and what became of each. */
export class AlertViews {
  readonly #options: AlertViewsOptions;

  constructor(options: AlertViewsOptions) {
    this.#options = options;
  }

  templates(): AlertTemplateView[] {
    return alertTemplates.map(viewOf);
  }

  /** Those that wait or are in force, real ones first and the gravest before others; the last that are over. */
  async list(actor: Actor): Promise<AlertList> {
    const { store, clock, limits } = this.#options;
    const [current, past, { lastAt, countedFrom }] = await Promise.all([
      store.alerts.current(),
      store.alerts.past(pastListed),
      store.alerts.drills(),
    ]);
    const known = await this.#known(actor);
    const { alertDrillEveryDays: everyDays } = limits;
    return {
      current: await Promise.all([...current].sort(byUrgency).map((alert) => this.#view(alert, known))),
      past: past.map((alert) => ({
        id: alert.id,
        number: alert.number,
        mode: alert.mode,
        hazard: alert.hazard,
        name: nameOf(alert),
        state: alert.state,
        where: whereOf(alert),
        raisedAt: alert.raisedAt,
        endedAt: alert.endedAt,
      })),
      drill: { lastAt, dueAt: laterBy(countedFrom ?? clock.now(), everyDays * dayMs), everyDays },
    };
  }

  /** @throws LouyuError `alert.not_found` */
  async alert(id: string, actor: Actor): Promise<Alert> {
    return this.#view(await this.#found(id), await this.#known(actor));
  }

  /** @throws LouyuError `alert.not_found` */
  async delivery(id: string): Promise<AlertDelivery> {
    return deliveryOf(await this.#delivered(await this.#found(id)));
  }

  /** @throws LouyuError `alert.not_found`, `alert.wrong_state` while it waits or is in force */
  async report(id: string, actor: Actor): Promise<AlertReport> {
    const alert = await this.#found(id);
    if (alert.endedAt === null) throw new LouyuError('alert.wrong_state');
    const { answersOf = nobody, limits } = this.#options;
    const lines = reportLines(await this.#delivered(alert), limits.alertLateSeconds * 1000);
    return {
      alert: await this.#view(alert, await this.#known(actor)),
      received: spreadOf(lines.map(({ receivedMs }) => receivedMs)),
      painted: spreadOf(lines.map(({ paintedMs }) => paintedMs)),
      devices: lines,
      households: Math.max(...alert.revisions.map(({ households }) => households)),
      answers: await answersOf(id),
    };
  }

  async reportFile(id: string, actor: Actor, language: Language): Promise<{ csv: string; number: string }> {
    const report = await this.report(id, actor);
    return { csv: alertCsv(report, language), number: numberText(report.alert.number) };
  }

  async #found(id: string): Promise<AlertRecord> {
    const alert = await this.#options.store.alerts.byId(id);
    if (alert === undefined) throw new LouyuError('alert.not_found');
    return alert;
  }

  /** While it is in force, displays that came since belong to it too. */
  async #delivered(alert: AlertRecord): Promise<DeliveryInput> {
    const { store, devices } = this.#options;
    const [rows, all, tree] = await Promise.all([
      store.alerts.onDevices(alert.id),
      store.devices.all(),
      store.places.tree(),
    ]);
    const targets = wentOutAt(alert) === null ? new Set<string>() : targetIdsOf(alert, rows);
    if (alert.state === 'in-force')
      for (const { id } of displaysAt(all, { audience: newestOf(alert).placeIds }, tree)) targets.add(id);
    return {
      alert,
      rows,
      tree,
      devices: all.filter(({ id }) => targets.has(id)),
      live: (deviceId) => devices.get(deviceId),
    };
  }

  async #known(actor: Actor): Promise<Known> {
    const { store } = this.#options;
    const [tree, site, staff, devices] = await Promise.all([
      store.places.tree(),
      store.places.site(),
      store.staff.all(),
      store.devices.all(),
    ]);
    return { actor, tree, site, staff, desks: devices.filter(({ kind }) => kind === 'desk') };
  }

  async #view(alert: AlertRecord, { actor, tree, site, staff, desks }: Known): Promise<Alert> {
    const nameFor = (id: string | null) => [...staff, ...desks].find((known) => known.id === id)?.name ?? '';
    const said = (at: string | null, by: string | null) => (at === null ? null : { at, by: nameFor(by) });
    const newest = newestOf(alert);
    const deeds = await this.#options.store.alerts.deeds(alert.id);
    const mayDo = (action: Parameters<typeof may>[0]) => may(action, alert, actor, tree);
    return {
      id: alert.id,
      number: alert.number,
      mode: alert.mode,
      templateId: alert.templateId,
      hazard: alert.hazard,
      severity: newest.severity,
      name: nameOf(alert),
      state: alert.state,
      revision: newest.revision,
      whereId: alert.whereId,
      whereWords: alert.whereWords,
      fields: newest.fields,
      placeIds: [...newest.placeIds],
      content: newest.content,
      raised: { at: alert.raisedAt, by: nameFor(alert.raisedBy) },
      confirmed: said(alert.confirmedAt, alert.confirmedBy),
      needsSecond: alert.needsSecond,
      countersigned: said(alert.countersignedAt, alert.countersignedBy),
      countersignBy: alert.countersignBy,
      until: alert.until,
      ended: said(alert.endedAt, alert.endedBy),
      may: {
        confirm: mayDo('confirm'),
        countersign: mayDo('countersign'),
        update: mayDo('update'),
        clear: mayDo('clear'),
        rollCall: mayDo('rollCall'),
        withdraw: mayDo('withdraw'),
      },
      ends: mayDo('clear') ? endsOf(alert) : null,
      phones: phonesOf(alert, site, staff),
      history: deeds.map((deed: AlertDeed) => ({ ...deed, by: nameFor(deed.by) })),
    };
  }
}

function endsOf(alert: AlertRecord): NonNullable<Alert['ends']> {
  return {
    'all-clear': endingOf(alert, 'all-clear'),
    'false-alarm': endingOf(alert, 'false-alarm'),
  };
}

const nobody = () => Promise.resolve({ safe: 0, needHelp: 0, away: 0, anonymous: 0 });

function byUrgency(a: AlertRecord, b: AlertRecord): number {
  const rank = (alert: AlertRecord) => severities.indexOf(newestOf(alert).severity);
  return (
    Number(a.mode === 'drill') - Number(b.mode === 'drill') ||
    rank(a) - rank(b) ||
    (a.raisedAt < b.raisedAt ? 1 : -1)
  );
}

function nameOf({ templateId, hazard }: AlertRecord) {
  return alertTemplateById(templateId)?.name ?? { 'zh-CN': hazard, en: hazard };
}

/** As it was said: places may have been renamed or removed since. */
function whereOf(alert: AlertRecord) {
  const { content } = lastSaidOf(alert);
  const zh = content['zh-CN'].where;
  return { 'zh-CN': zh, en: content.en?.where ?? zh };
}

/** Whom to call beside it: its own number, the site's, and who manages it where that number is known. */
function phonesOf(
  alert: AlertRecord,
  site: SiteRecord | undefined,
  staff: readonly StaffRecord[],
): Alert['phones'] {
  const manager = staff.find(
    ({ disabledAt, phone, roles }) =>
      disabledAt === null && phone !== '' && roles.includes('approver') && roles.includes('admin'),
  );
  const own = emergencyNames[alert.phone] ?? { 'zh-CN': '求助', en: 'Help' };
  return [
    { label: own, number: alert.phone },
    { label: { 'zh-CN': '值班电话', en: 'Duty phone' }, number: site?.hotline ?? '' },
    { label: { 'zh-CN': '经理', en: 'Manager' }, number: manager?.phone ?? '' },
  ].filter(({ number }) => number !== '');
}

const emergencyNames: Readonly<Record<string, { 'zh-CN': string; en: string }>> = {
  '119': { 'zh-CN': '消防', en: 'Fire brigade' },
  '110': { 'zh-CN': '报警', en: 'Police' },
  '120': { 'zh-CN': '急救', en: 'Ambulance' },
};
