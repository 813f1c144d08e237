import { DoorService, type DoorServiceOptions } from '../doors/door-service.ts';
import { HelpService, type HelpServiceOptions } from '../help/help-service.ts';
import { PlaceNotices, type PlaceNoticesOptions } from '../place-pages/place-notices.ts';
import { AcknowledgmentService, type AcknowledgmentServiceOptions } from './acknowledgment-service.ts';
import type { AcknowledgmentStore } from './acknowledgment-store.ts';
import { ScreenNotices } from './screen-notices.ts';

type Dependencies = Omit<HelpServiceOptions, 'notices'> &
  Omit<AcknowledgmentServiceOptions, 'notices' | 'store'> &
  DoorServiceOptions &
  PlaceNoticesOptions &
  ConstructorParameters<typeof ScreenNotices>[0] & {
    /** The latest moment lived through: what was out stays out, whatever the clock says. */
    readonly lived: HelpServiceOptions['clock'];
    readonly acknowledgmentStore: AcknowledgmentStore;
  };

/** What a phone comes to after a scan: the notices of a screen and of a place, its tap, its door, its call for help. */
export function createResidents({ lived, acknowledgmentStore, ...ports }: Dependencies) {
  const notices = new ScreenNotices({ ...ports, clock: lived });
  return {
    notices,
    placeNotices: new PlaceNotices(ports),
    acknowledgments: new AcknowledgmentService({ ...ports, notices, store: acknowledgmentStore }),
    doors: new DoorService(ports),
    help: new HelpService({ ...ports, notices }),
  };
}
