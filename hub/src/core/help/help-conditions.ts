import { helpRoles } from '@louyu/contract/api/coverage';
import type { Localized } from '@louyu/contract/primitives';
import type { PlaceTree } from '../places/place-tree.ts';
import type { StaffAlertCondition } from '../staff-alerts/staff-alert-store.ts';
import type { Store } from '../store.ts';
import type { OpenHelp } from './help-store.ts';

/** Open requests that staff are called for at once; when these are settled, the next. */
const calledForMax = 200;
const numberDigits = 4;

/** Residents who need help: one alert each, until somebody settles it. */
export async function helpConditions(
  store: Pick<Store, 'help' | 'devices' | 'places'>,
): Promise<StaffAlertCondition[]> {
  const open = await store.help.open(calledForMax);
  if (open.length === 0) return [];
  const tree = await store.places.tree();
  const deviceIds = new Set(open.flatMap(({ deviceId }) => (deviceId === '' ? [] : [deviceId])));
  const devices = await store.devices.byIds([...deviceIds]);
  const spots = new Map(devices.map(({ id, spotIds }) => [id, spotIds]));
  return open.map((help) => helpCondition(help, spots.get(help.deviceId) ?? [], tree));
}

/** Where it is goes as far as the unit: robots carry this out of the house, and the door is on the page that it leads to. */
function helpCondition(help: OpenHelp, spotIds: readonly string[], tree: PlaceTree): StaffAlertCondition {
  const places = help.parentId === null ? spotIds : [help.parentId];
  const place = houseOf(places[0], tree);
  const number = String(help.number).padStart(numberDigits, '0');
  const { title } = help;
  return {
    key: `help:${help.id}:${help.askedAt}`,
    kind: 'help',
    text: {
      'zh-CN': `${place === undefined ? '' : `${place['zh-CN']} `}有住户需要帮助：${title['zh-CN']}（编号 ${number}）`,
      en: `A resident ${place === undefined ? '' : `in ${place.en ?? place['zh-CN']} `}needs help: ${title.en ?? title['zh-CN']} (no. ${number})`,
    },
    path: `/notices/${help.noticeId}`,
    roles: helpRoles,
    except: [],
    places,
  };
}

function houseOf(placeId: string | undefined, tree: PlaceTree): Localized | undefined {
  const house = tree.upward(placeId ?? '').find(({ kind }) => kind === 'unit' || kind === 'building');
  return house && tree.where(house.id);
}
