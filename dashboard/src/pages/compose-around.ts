import type { TemplateView } from '@louyu/contract/api/notices';
import { fetchNotice } from '../api/notices.ts';
import { fetchTemplates } from '../api/preview.ts';
import { fetchPlaces, fetchSite } from '../api/places.ts';
import { copyOf, formOf, newForm, type DraftForm } from '../components/draft-form.ts';
import type { Clock } from '../i18n/moment-words.ts';

/** The notice that a new one begins as a copy of, and the one that it is to replace; empty: none. */
export interface Copies {
  readonly fromId: string;
  readonly replacesId: string;
}

/** What must be known before somebody can write; `noticeId` is empty for a new notice, `fromId` where it copies none. */
export async function fetchAround(noticeId: string, fromId: string, signal: AbortSignal) {
  const [templates, places, site, notice, source] = await Promise.all([
    fetchTemplates(signal),
    fetchPlaces(signal),
    fetchSite(signal),
    noticeId === '' ? undefined : fetchNotice(noticeId, signal),
    fromId === '' ? undefined : fetchNotice(fromId, signal),
  ]);
  return { templates, places, site, notice, source };
}

/**
 * What a notice was begun with, if it was, and the template as it is offered now; one that is switched off is not.
 * @param templateId of a new notice
 */
export function templatesFor(
  around: Awaited<ReturnType<typeof fetchAround>> | undefined,
  templateId: string,
): { readonly begun: TemplateView | undefined; readonly offered: TemplateView | undefined } {
  const begun = around?.notice?.template;
  const id = begun?.id ?? templateId;
  return { begun, offered: around?.templates.find((template) => template.id === id) };
}

/** The form as it is before anything is written in it. */
export function formToBegin(
  { notice, source, site }: Awaited<ReturnType<typeof fetchAround>>,
  template: TemplateView,
  { nowMs, timeZone }: Clock,
  replacesId: string,
): DraftForm {
  const draft = notice?.revisions[0]?.draft;
  if (draft !== undefined) return formOf(draft, template, timeZone);
  const fresh = newForm(template, site.id, nowMs, timeZone);
  const copied = source?.revisions[0]?.draft;
  return copied === undefined ? fresh : copyOf(copied, fresh, template, timeZone, replacesId);
}
