import type { Wire } from '../../hub/src/core/ports.ts';

export function notingWire(wired: string[]): Wire {
  return {
    refreshBoards(placeIds) {
      for (const id of placeIds) wired.push(`boards:${id}`);
      return Promise.resolve();
    },
    refreshAlarms(placeIds) {
      for (const id of placeIds) wired.push(`alarms:${id}`);
      return Promise.resolve();
    },
    refreshConfigs(deviceIds) {
      for (const id of deviceIds) wired.push(`configs:${id}`);
      return Promise.resolve();
    },
    disconnect: (deviceId) => void wired.push(`disconnect:${deviceId}`),
    command(deviceId, kind) {
      wired.push(`${kind}:${deviceId}`);
      return Promise.resolve();
    },
  };
}
