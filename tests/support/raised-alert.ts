import type { AlertContent } from '@louyu/contract/alarm';
import type { Store } from '../../hub/src/core/store.ts';
import type { AlertRecord, AlertRevisionRecord } from '../../hub/src/core/alerts/alert-store.ts';

export const alertContent: AlertContent = {
  instruction: '立即从楼梯撤离',
  actions: ['不要乘电梯', '弯腰捂口鼻', '到东门广场集合'],
  where: '3栋 地下车库 B1',
};
const englishContent: AlertContent = {
  instruction: 'Leave by the stairs now',
  actions: ['Do not use the lifts', 'Stay low, cover mouth and nose', 'Gather at the east gate'],
  where: 'Building 3, garage B1',
};

/** The first revision of an alert to a building. */
export function alertRevision(change: Partial<AlertRevisionRecord> = {}): AlertRevisionRecord {
  return {
    alertId: 'alert7',
    revision: 1,
    state: 'raised',
    severity: 'extreme',
    placeIds: ['b3'],
    fields: {},
    content: { 'zh-CN': alertContent, en: englishContent },
    targetIds: [],
    households: 0,
    saidAt: '2026-11-21T00:20:00.000Z',
    saidBy: 'guard',
    key: null,
    ...change,
  };
}

/** A fire in building 3 that is in force until noon. */
export function raisedAlert(change: Partial<AlertRecord> = {}): AlertRecord {
  const id = change.id ?? 'alert7';
  return {
    id,
    siteId: 'site1',
    number: 7,
    mode: 'real',
    key: `key of ${id}`,
    templateId: 'fire',
    hazard: 'fire',
    phone: '119',
    whereId: 'b3',
    whereWords: '',
    needsSecond: false,
    raisedAt: '2026-11-21T00:20:00.000Z',
    raisedBy: 'guard',
    state: 'in-force',
    until: '2026-11-21T04:00:00.000Z',
    confirmedAt: null,
    confirmedBy: null,
    countersignBy: null,
    countersignedAt: null,
    countersignedBy: null,
    endedAt: null,
    endedBy: null,
    toldUntil: null,
    revisions: [alertRevision({ alertId: id })],
    ...change,
  };
}

/** Enters households as doors alone; their ids are `d` and the door. */
export async function addDoors(store: Store, parentId: string, doors: readonly string[]): Promise<void> {
  await store.households.save(
    'site1',
    doors.map((door) => ({
      record: {
        id: `d${door}`,
        parentId,
        door,
        sealed: null,
        phoneCount: 0,
        hasName: false,
        tagIds: [],
        updatedAt: '2026-11-20T00:00:00.000Z',
        changeId: null,
      },
      digests: [],
    })),
  );
}
