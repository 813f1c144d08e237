import type { AlertMode, Severity } from '@louyu/contract/alarm';
import type { AlertDraft, AlertReach, AlertTemplateView } from '@louyu/contract/api/alerts';
import type { Place } from '@louyu/contract/api/places';
import type { Id } from '@louyu/contract/primitives';
import { withAncestors, type PlaceTree } from './place-tree.ts';

/** How far an alert is to reach: as its template usually does, by one of the places around it, or places picked by hand. */
export type ReachChoice = 'usual' | AlertReach | 'pick';

/** What somebody in a hurry has chosen and written so far. */
export interface AlertForm {
  readonly severity: Severity | undefined;
  readonly whereId: Id;
  readonly whereWords: string;
  readonly reach: ReachChoice;
  /** Only for `pick`. */
  readonly picked: readonly Id[];
  readonly fields: AlertDraft['fields'];
}

/** Complete as it is: with the first severity, where the person answers for, and everything else left open. */
export function startOf(template: AlertTemplateView, tree: PlaceTree, scope: readonly Id[]): AlertForm {
  const known = scope.find((id) => tree.byId.has(id)) ?? tree.places[0]?.id ?? '';
  return {
    severity: template.severities[0]?.severity,
    whereId: known,
    whereWords: '',
    reach: 'usual',
    picked: [],
    fields: {},
  };
}

/** The same words and places for another type: only what that one does not have goes. */
export function withTemplate(form: AlertForm, template: AlertTemplateView): AlertForm {
  const keys = new Set(template.fields.map(({ key }) => key));
  return {
    ...form,
    severity: template.severities[0]?.severity,
    fields: Object.fromEntries(Object.entries(form.fields).filter(([key]) => keys.has(key))),
  };
}

/** The place that each reach means from where it is; a reach that means the same as a nearer one is left out. */
export function reachPlaces(tree: PlaceTree, whereId: Id): readonly (readonly [AlertReach, Place])[] {
  const around = withAncestors(tree, whereId);
  const [here] = around;
  const found: readonly (readonly [AlertReach, Place | undefined])[] = [
    ['place', here],
    ['unit', around.find(({ kind }) => kind === 'unit')],
    ['building', around.find(({ kind }) => kind === 'building')],
    ['site', around.find(({ parentId }) => parentId === null)],
  ];
  const seen = new Set<Id>();
  return found.flatMap(([reach, place]) => {
    if (place === undefined || seen.has(place.id)) return [];
    seen.add(place.id);
    return [[reach, place] as const];
  });
}

/** The place that a template usually reaches from there; what lies in no unit or building is of the whole site. */
export function usualPlace(tree: PlaceTree, whereId: Id, usual: AlertReach): Place | undefined {
  const around = withAncestors(tree, whereId);
  switch (usual) {
    case 'place':
      return around[0];
    case 'unit':
      return around.find(({ kind }) => kind === 'unit' || kind === 'building') ?? around.at(-1);
    case 'building':
      return around.find(({ kind }) => kind === 'building') ?? around.at(-1);
    case 'site':
      return around.at(-1);
  }
}

/** Places chosen by hand, or undefined where the template's usual reach holds, which the hub knows. */
export function placeIdsOf(form: AlertForm, tree: PlaceTree): Id[] | undefined {
  if (form.reach === 'usual') return undefined;
  if (form.reach === 'pick') return form.picked.length === 0 ? undefined : [...form.picked];
  const chosen = reachPlaces(tree, form.whereId).find(([reach]) => reach === form.reach);
  return chosen === undefined ? undefined : [chosen[1].id];
}

/** What the hub is asked about, and what is raised. */
export function alertDraftOf(
  form: AlertForm,
  mode: AlertMode,
  templateId: string,
  tree: PlaceTree,
): AlertDraft {
  const placeIds = placeIdsOf(form, tree);
  return {
    templateId,
    mode,
    ...(form.severity === undefined ? {} : { severity: form.severity }),
    whereId: form.whereId,
    whereWords: form.whereWords.trim(),
    ...(placeIds === undefined ? {} : { placeIds }),
    fields: form.fields,
  };
}
