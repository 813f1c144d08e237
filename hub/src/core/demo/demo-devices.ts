import type { DeviceKind, Profile } from '@louyu/contract/devices';
import type { Instant } from '@louyu/contract/primitives';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { Random } from '../ports.ts';
import type { DemoPlaces } from './demo-places.ts';

const lobbyScreen: Profile = {
  widthPx: 1080,
  heightPx: 1920,
  diagonalInches: 43,
  viewingDistanceMetres: 2.5,
  audio: true,
};

const liftScreen: Profile = {
  widthPx: 1024,
  heightPx: 600,
  diagonalInches: 10.1,
  viewingDistanceMetres: 0.8,
  audio: true,
};

const screenCodeBytes = 7;

/** 18 screens that wait to be paired: one in each of the 12 lobbies, one in a lift of each building. */
export function demoDevices(
  siteId: string,
  places: DemoPlaces,
  random: Random,
  createdAt: Instant,
): DeviceRecord[] {
  const device = (name: string, kind: DeviceKind, profile: Profile, spot: string): DeviceRecord => ({
    id: random.id(),
    siteId,
    kind,
    name,
    profile,
    language: 'zh-CN',
    volumePercent: 60,
    brightnessPercent: 100,
    offHours: [],
    screenCode: Array.from(random.bytes(screenCodeBytes), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    ),
    secretHash: null,
    createdAt,
    pairedAt: null,
    revokedAt: null,
    lastSeenAt: null,
    spotIds: [places.idOf(spot)],
  });
  const devices: DeviceRecord[] = [];
  for (const building of [1, 2, 3, 4, 5, 6]) {
    for (const unit of [1, 2]) {
      const name = `${building}栋${unit}单元大堂屏`;
      devices.push(device(name, 'lcd', lobbyScreen, `${building}-${unit}-lobby`));
    }
    devices.push(device(`${building}栋1单元电梯屏`, 'elevator', liftScreen, `${building}-1-lift`));
  }
  return devices;
}
