import type { TemplateView } from '@louyu/contract/api/notices';
import type { TemplateDocument, Wording } from '@louyu/contract/api/templates';
import type { Language, Localized } from '@louyu/contract/primitives';

/** A template in one of its writings: as delivered, or as staff wrote it. */
export interface Template extends TemplateView {
  /** What the band on the glass says of such a notice; without it, what its category is called. */
  readonly kind?: Localized | undefined;
  /** The field with the moment from which on the display at the one spot of the audience says so of itself. */
  readonly hereFrom?: string | undefined;
  readonly wording: Readonly<Record<Language, Wording>>;
}

/** What authors and approvers read of it: all but its wording, which stays in the hub. */
export function viewOf({
  wording: _wording,
  kind: _kind,
  hereFrom: _hereFrom,
  ...view
}: Template): TemplateView {
  return view;
}

export function templateOf(id: string, version: number, document: TemplateDocument): Template {
  return { id, version, ...document };
}

export function documentOf({ id: _id, version: _version, ...document }: Template): TemplateDocument {
  return document;
}
