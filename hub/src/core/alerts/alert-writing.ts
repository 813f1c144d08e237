import type { AlertContentByLanguage, AlertMode, Severity } from '@louyu/contract/alarm';
import type { AlertDraft, AlertFinding } from '@louyu/contract/api/alerts';
import { LouyuError } from '@louyu/contract/errors';
import type { Language } from '@louyu/contract/primitives';
import type { DeviceRecord } from '../devices/device-store.ts';
import { displaysAt, householdRoots } from '../notices/audience.ts';
import type { SiteRecord } from '../places/place-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Areas } from '../store.ts';
import type { AlertRecord } from './alert-store.ts';
import { coversSite, usualPlace, withinTree } from './audience.ts';
import { newestOf } from './lifecycle.ts';
import { findingsOf, lintAlert } from './lint.ts';
import { alertContent, endContent, fieldWords, withChange, type Ending, type Saying } from './render.ts';
import type { AlertTemplate } from './template.ts';
import { alertTemplateById } from './templates.ts';

/** What would be said, where, and to whom. */
export interface Written {
  readonly saying: Saying;
  readonly content: AlertContentByLanguage | null;
  readonly findings: readonly AlertFinding[];
  readonly placeIds: readonly string[];
  readonly displays: readonly DeviceRecord[];
  readonly households: number;
  readonly phone: string;
  /** Free text for the whole site (R13). */
  readonly needsSecond: boolean;
  readonly tree: PlaceTree;
  readonly site: SiteRecord;
}

type Reading = Pick<Areas, 'places' | 'devices'>;

/** The part of a draft that says something, and what is different where it follows another. */
interface Words {
  readonly mode: AlertMode;
  readonly severity?: Severity | undefined;
  readonly whereId: string;
  readonly whereWords: string;
  readonly placeIds?: readonly string[] | undefined;
  readonly fields: AlertDraft['fields'];
  readonly change?: { readonly 'zh-CN': string; readonly en?: string | undefined };
}

/**
 * Everything that follows from a draft as the compound stands now.
 * @throws LouyuError `hub.not_ready`, `place.not_found`, `alert.place_missing`, `request.invalid` for a severity it does not have
 */
export async function writtenBy(
  areas: Reading,
  template: AlertTemplate,
  words: Words,
  language: Language,
): Promise<Written> {
  const site = await areas.places.site();
  if (site === undefined) throw new LouyuError('hub.not_ready');
  const tree = await areas.places.tree();
  const { mode, whereId, whereWords, fields, change } = words;
  if (tree.get(whereId) === undefined) throw new LouyuError('place.not_found');
  const placeIds = withinTree(words.placeIds ?? [usualPlace(template.usualReach, whereId, tree)], tree);
  if (placeIds.length === 0) throw new LouyuError('alert.place_missing');
  const saying: Saying = {
    template,
    mode,
    severity: severityIn(template, words.severity),
    fields,
    whereId,
    whereWords,
  };
  const plain = alertContent(saying, tree);
  const content = plain === null || change === undefined ? plain : withChange(plain, change, mode);
  return {
    saying,
    content,
    findings: lintAlert(saying, content, tree, language),
    placeIds,
    displays: displaysAt(await areas.devices.all(), { audience: placeIds }, tree),
    households: await areas.places.countHouseholds(householdRoots(placeIds, tree)),
    phone: fieldWords(fields, 'phone', 'zh-CN') || template.phone,
    needsSecond: template.free && coversSite(placeIds, tree),
    tree,
    site,
  };
}

/** @throws LouyuError with the first finding that blocks, its `path` the field */
export function assertSayable(
  { saying, content, tree }: Written,
  language: Language,
): AlertContentByLanguage {
  const blocking = findingsOf(saying, content, tree, language).find(({ blocks }) => blocks);
  if (blocking !== undefined)
    throw new LouyuError(blocking.code, { details: { path: blocking.field, ...blocking.details } });
  if (content === null) throw new LouyuError('alert.words_missing');
  return content;
}

/** What the glass says when an alert that is in force ends. */
export function endingOf(alert: AlertRecord, ending: Ending): AlertContentByLanguage {
  const { severity, fields, content } = newestOf(alert);
  return endContent(ending, { ...alert, severity, fields, template: templateFor(alert.templateId) }, content);
}

/** @throws LouyuError `request.invalid` */
export function templateFor(id: string): AlertTemplate {
  const template = alertTemplateById(id);
  if (template === undefined) throw new LouyuError('request.invalid', { details: { path: 'templateId' } });
  return template;
}

function severityIn({ severities }: AlertTemplate, wanted: Severity | undefined): Severity {
  const found = wanted === undefined ? severities[0] : severities.find(({ severity }) => severity === wanted);
  if (found === undefined) throw new LouyuError('request.invalid', { details: { path: 'severity' } });
  return found.severity;
}
