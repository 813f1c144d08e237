import type { DeviceKind } from '@louyu/contract/devices';

/** What a browser tells of the glass that it runs on. */
export interface Surroundings {
  /** The query of the page's address. */
  readonly query: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Whether the browser says that its screen is slow to change, as e-paper is. */
  readonly slowToUpdate: boolean;
}

/** The panels in lifts are small, and nothing that hangs in a lobby is. */
const liftShortSideMaxPx = 600;

/** What a display pairs as: what the installer wrote into its address (`?kind=elevator`), or what its glass looks like. */
export function deviceKindOf({ query, widthPx, heightPx, slowToUpdate }: Surroundings): DeviceKind {
  const asked = new URLSearchParams(query).get('kind');
  if (asked === 'lcd' || asked === 'elevator' || asked === 'epaper') return asked;
  if (slowToUpdate) return 'epaper';
  return Math.min(widthPx, heightPx) <= liftShortSideMaxPx ? 'elevator' : 'lcd';
}
