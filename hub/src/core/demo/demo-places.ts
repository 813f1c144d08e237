import type { PlaceKind } from '@louyu/contract/devices';
import type { Localized } from '@louyu/contract/primitives';
import type { PlaceNode } from '../places/place-tree.ts';
import type { Random } from '../ports.ts';

export const buildings = 6;
export const unitsPerBuilding = 2;

/** Names a place of the demo: `site`, `3`, `3-1`, `3-1-lobby`, `gate` … */
export type DemoPlaceKey = string;

export interface DemoPlaces {
  readonly nodes: readonly PlaceNode[];
  readonly idOf: (key: DemoPlaceKey) => string;
}

/** 瑞安苑: 6 buildings with 12 units, a lobby and a lift in each, the gate, the booth and the garage. */
export function demoPlaces(siteId: string, random: Random): DemoPlaces {
  const nodes: PlaceNode[] = [];
  const ids = new Map<DemoPlaceKey, string>([['site', siteId]]);

  function add(key: DemoPlaceKey, parentId: string, kind: PlaceKind, name: Localized): string {
    const id = random.id();
    const position = nodes.filter((node) => node.parentId === parentId).length + 1;
    nodes.push({ id, siteId, parentId, kind, name, position });
    ids.set(key, id);
    return id;
  }

  add('gate', siteId, 'spot', { 'zh-CN': '南门', en: 'South gate' });
  add('booth', siteId, 'spot', { 'zh-CN': '岗亭', en: 'Guard booth' });
  add('garage', siteId, 'spot', { 'zh-CN': '地下车库B1', en: 'Garage B1' });
  for (let building = 1; building <= buildings; building += 1) {
    const buildingId = add(`${building}`, siteId, 'building', {
      'zh-CN': `${building}栋`,
      en: `Building ${building}`,
    });
    for (let unit = 1; unit <= unitsPerBuilding; unit += 1) {
      const key = `${building}-${unit}`;
      const unitId = add(key, buildingId, 'unit', { 'zh-CN': `${unit}单元`, en: `Unit ${unit}` });
      add(`${key}-lobby`, unitId, 'spot', { 'zh-CN': '大堂', en: 'Lobby' });
      add(`${key}-lift`, unitId, 'spot', { 'zh-CN': '电梯', en: 'Lift' });
    }
  }
  return { nodes, idOf: (key) => ids.get(key) ?? siteId };
}
