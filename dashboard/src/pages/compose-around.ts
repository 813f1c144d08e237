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
