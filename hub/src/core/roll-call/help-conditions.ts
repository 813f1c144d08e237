import type { Localized } from '@louyu/contract/primitives';
import { alertPermissions } from '../alerts/permissions.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { StaffAlertCondition } from '../staff-alerts/staff-alert-store.ts';
import type { Store } from '../store.ts';
import type { OpenCall } from './roll-call-store.ts';

/** Calls for help that staff are called for at once; when somebody has been there, the next. */
const calledForMax = 200;

/** Residents who need help in an alert: one staff alert each, until somebody notes what they found. */
export async function rollCallConditions(
  store: Pick<Store, 'rollCall' | 'alerts' | 'devices' | 'places'>,
): Promise<StaffAlertCondition[]> {
  const calls = await store.rollCall.openCalls(calledForMax);
  if (calls.length === 0) return [];
  const tree = await store.places.tree();
  const deviceIds = new Set(calls.flatMap(({ deviceId }) => (deviceId === '' ? [] : [deviceId])));
  const devices = await store.devices.byIds([...deviceIds]);
  const spots = new Map(devices.map(({ id, spotIds }) => [id, spotIds]));
  return calls.map((call) => helpCondition(call, spots.get(call.deviceId) ?? [], tree));
}

/** Where it is goes as far as the unit: robots carry this out of the house, and the door is on the page that it leads to. */
function helpCondition(call: OpenCall, spotIds: readonly string[], tree: PlaceTree): StaffAlertCondition {
  const places = call.parentId === null ? spotIds : [call.parentId];
  const house = houseOf(places[0], tree);
  const isDrill = call.mode === 'drill';
  return {
    key: `roll-call:${call.wordId}:${call.at}`,
    kind: 'alert',
    text: {
      'zh-CN': `${isDrill ? '【演练】' : ''}${house === undefined ? '' : `${house['zh-CN']} `}有住户需要帮助（报平安）`,
      en: `${isDrill ? 'DRILL: ' : ''}A resident ${house === undefined ? '' : `in ${house.en ?? house['zh-CN']} `}needs help (roll-call)`,
    },
    path: `/alerts/${call.alertId}`,
    roles: alertPermissions.rollCall.roles,
    except: [],
    places,
  };
}

function houseOf(placeId: string | undefined, tree: PlaceTree): Localized | undefined {
  const house = tree.upward(placeId ?? '').find(({ kind }) => kind === 'unit' || kind === 'building');
  return house && tree.where(house.id);
}
