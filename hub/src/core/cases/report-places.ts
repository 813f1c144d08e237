import { LouyuError } from '@louyu/contract/errors';
import type { ScreenNotices } from '../acknowledgments/screen-notices.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Store } from '../store.ts';

/** Where a form was opened: what its code names. */
export interface ReportPlace {
  /** As the form's address has it; empty without one. */
  readonly code: string;
  readonly placeId: string;
  /** The notice whose QR it was. */
  readonly noticeId: string | null;
}

export interface ReportPlacesOptions {
  readonly store: Store;
  readonly notices: Pick<ScreenNotices, 'find'>;
}

/** Finds the place of a form: of a spot's own code, of the screen and notice of a QR, or of none, the whole compound (R26). */
export class ReportPlaces {
  readonly #options: ReportPlacesOptions;

  constructor(options: ReportPlacesOptions) {
    this.#options = options;
  }

  /** @throws LouyuError `link.unknown`, `link.not_on_screen`, `hub.not_ready` before the first run */
  async find(code: string): Promise<ReportPlace> {
    const { store, notices } = this.#options;
    const site = await store.places.site();
    if (site === undefined) throw new LouyuError('hub.not_ready');
    if (code === '') return { code, placeId: site.id, noticeId: null };
    const tree = await store.places.tree();
    const placeId = code.toLowerCase();
    if (tree.get(placeId) !== undefined) return { code: placeId, placeId, noticeId: null };
    const scanned = await notices.find(code);
    const { device, notice, revision } = scanned;
    const spotId = device?.spotIds[0] ?? onlyPlace(revision.draft.audience, tree) ?? site.id;
    return { code: scanned.code, placeId: spotId, noticeId: notice.id };
  }
}

function onlyPlace(audience: readonly string[], tree: PlaceTree): string | undefined {
  const [placeId, ...more] = audience;
  return more.length === 0 && placeId !== undefined && tree.get(placeId) !== undefined ? placeId : undefined;
}
