import type { Instant } from '@louyu/contract/primitives';
import type { OtherNotice, ScreenNotice } from '../../core/acknowledgments/screen-notices.ts';
import type { OwnDoor } from '../../core/doors/door-service.ts';
import type { DoorRecord } from '../../core/doors/door-store.ts';
import type { HelpStanding } from '../../core/help/help-service.ts';
import type { SiteRecord } from '../../core/places/place-store.ts';
import type { PlaceTree } from '../../core/places/place-tree.ts';
import type { Reader } from './reader.ts';

/** What the page of a notice is made of. */
export interface NoticePage {
  readonly reader: Reader;
  readonly now: Instant;
  readonly site: SiteRecord;
  readonly tree: PlaceTree;
  readonly scanned: ScreenNotice;
  readonly others: readonly OtherNotice[];
  readonly acknowledgedAt: Instant | undefined;
  readonly ownDoor: OwnDoor | undefined;
  readonly help: HelpStanding | undefined;
  /** Doors of the unit that the screen hangs in. */
  readonly doors: readonly DoorRecord[];
  /** What the form that led here has done: `1` acknowledged for the first time, `door`, `more` words of a request for help. */
  readonly said: string | undefined;
}
