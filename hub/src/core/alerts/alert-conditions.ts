import { inLanguage, type Instant, type Language, type Localized } from '@louyu/contract/primitives';
import { numberText } from '../shares/group-text.ts';
import type { StaffAlertCondition } from '../staff-alerts/staff-alert-store.ts';
import { dayMs, laterBy } from '../time.ts';
import type { AlertFigures } from './alert-limits.ts';
import type { AlertRecord } from './alert-store.ts';
import { lastSaidOf, newestOf } from './lifecycle.ts';
import { alertPermissions } from './permissions.ts';
import { alertTemplateById } from './templates.ts';

const minuteMs = 60_000;

/**
 * What staff must hear of an alert: that there is one, that it waits for a second person or a countersignature, that the latter is late
 * (R13), and that it ends soon by itself. Nothing of what was typed into it: the text leaves the house.
 */
export function alertConditions(
  alert: AlertRecord,
  now: Instant,
  limits: AlertFigures,
): StaffAlertCondition[] {
  const { id, state, countersignBy, countersignedAt, raisedBy } = alert;
  const { revision, placeIds } = newestOf(alert);
  const path = `/alerts/${id}`;
  const isCurrent = state === 'waiting' || state === 'in-force';
  const conditions: StaffAlertCondition[] = [];
  if (isCurrent)
    conditions.push({
      key: `alert:${id}`,
      kind: 'alert',
      text: saying(alert, { 'zh-CN': '', en: '' }),
      path,
      roles: ['operator', 'clearer', 'approver', 'admin'],
      except: [raisedBy],
      // Whoever works here hears of an emergency, wherever they answer for.
      places: [],
    });
  if (state === 'waiting')
    conditions.push({
      key: `alert-confirm:${id}`,
      kind: 'countersignature',
      text: saying(alert, { 'zh-CN': '待第二人核验：', en: 'Waits for a second person: ' }),
      path,
      roles: alertPermissions.confirm.roles,
      except: [raisedBy],
      places: placeIds,
    });
  if (state === 'in-force' && alert.until <= laterBy(now, limits.alertEndsSoonMinutes * minuteMs))
    conditions.push({
      key: `deadline:alert-ends:${id}:${revision}`,
      kind: 'deadline',
      text: saying(alert, {
        'zh-CN': '即将自动结束，仍有危险请更新：',
        en: 'Ends soon; update it if there is still danger: ',
      }),
      path,
      roles: alertPermissions.update.roles,
      except: [],
      places: placeIds,
    });
  if (countersignBy === null || countersignedAt !== null) return conditions;
  const condition = {
    path,
    roles: alertPermissions.countersign.roles,
    except: [...new Set([raisedBy, ...alert.revisions.map(({ saidBy }) => saidBy)])],
    places: placeIds,
  };
  const said = lastSaidOf(alert).revision;
  conditions.push({
    ...condition,
    key: `alert-countersign:${id}:${said}`,
    kind: 'countersignature',
    text: saying(alert, { 'zh-CN': '', en: '' }),
  });
  if (countersignBy <= now)
    conditions.push({
      ...condition,
      key: `deadline:alert-countersign:${id}:${said}`,
      kind: 'deadline',
      text: saying(alert, { 'zh-CN': '还没有补签：', en: 'Not countersigned yet: ' }),
    });
  return conditions;
}

/** The quarterly drill is due (R19). */
export function drillConditions(
  countedFrom: Instant | null,
  now: Instant,
  limits: AlertFigures,
): StaffAlertCondition[] {
  const days = limits.alertDrillEveryDays;
  if (countedFrom === null || laterBy(countedFrom, days * dayMs) > now) return [];
  return [
    {
      key: `deadline:drill:${countedFrom}`,
      kind: 'deadline',
      text: { 'zh-CN': `已 ${days} 天没有应急演练`, en: `No drill for ${days} days` },
      path: '/alerts',
      roles: ['operator', 'admin'],
      except: [],
      places: [],
    },
  ];
}

function saying(
  { mode, templateId, hazard, number }: AlertRecord,
  before: Record<Language, string>,
): Localized {
  const name = alertTemplateById(templateId)?.name ?? { 'zh-CN': hazard, en: hazard };
  const drill = mode === 'drill';
  return {
    'zh-CN': `${drill ? '【演练】' : ''}${before['zh-CN']}${name['zh-CN']}（编号 ${numberText(number)}）`,
    en: `${drill ? '[Drill] ' : ''}${before.en}${inLanguage(name, 'en')} (no. ${numberText(number)})`,
  };
}
