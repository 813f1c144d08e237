import type { Store } from '../store.ts';
import type { DeviceDirectory } from './device-directory.ts';

/**
 * Puts a device into the directory as it is stored now. Every change ends here after its commit: whichever of two changes
 * at once comes last, the directory then holds what both have made, never a revoked device alive.
 */
export async function rememberDevice(store: Store, directory: DeviceDirectory, id: string): Promise<void> {
  const tree = await store.places.tree();
  const device = await store.devices.byId(id);
  // Nothing may come between reading and putting.
  if (device !== undefined) directory.put(device, tree);
}
