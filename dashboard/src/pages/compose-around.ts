import type { TemplateView } from '@louyu/contract/api/notices';
import { fetchNotice, fetchTemplates } from '../api/notices.ts';
import { fetchPlaces, fetchSite } from '../api/places.ts';

/** What must be known before somebody can write; `noticeId` is empty for a new notice. */
export async function fetchAround(noticeId: string, signal: AbortSignal) {
  const [templates, places, site, notice] = await Promise.all([
    fetchTemplates(signal),
    fetchPlaces(signal),
    fetchSite(signal),
    noticeId === '' ? undefined : fetchNotice(noticeId, signal),
  ]);
  return { templates, places, site, notice };
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
