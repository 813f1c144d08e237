import type { NoticeView, TemplateField } from '@louyu/contract/api/notices';
import type { Instant } from '@louyu/contract/primitives';
import { fromLocalInput, toLocalInput } from '../i18n/zoned-time.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A moment of a notice that can be put off, with what stands in its `datetime-local` field. */
export interface MovableMoment {
  readonly key: string;
  readonly label: TemplateField['label'];
  readonly before: Instant;
  readonly value: string;
}

/** What is out of a notice: the newest revision that was signed. */
export function outRevision({ revisions }: NoticeView) {
  return revisions.find(({ state }) => state === 'signed');
}

/**
 * The moments that can be put off, each already a little later: what comes on another day by a day, what is under way by an
 * hour.
 */
export function movableMoments(
  notice: NoticeView,
  nowMs: number,
  timeZone: string,
): readonly MovableMoment[] {
  const { template } = notice;
  const fields = outRevision(notice)?.draft.fields ?? {};
  const moments = template.fields.flatMap(({ key, type, label }) => {
    const value = fields[key];
    if (type !== 'moment' || value === undefined || !('at' in value)) return [];
    const isAhead = Date.parse(value.at) > nowMs;
    return isAhead || key === template.endsWith ? [{ key, label, before: value.at }] : [];
  });
  const byMs = moments.length > 1 ? dayMs : hourMs;
  return moments.map((moment) => {
    const later = Math.max(Date.parse(moment.before), nowMs) + byMs;
    return { ...moment, value: toLocalInput(new Date(later).toISOString(), timeZone) };
  });
}

/** With another value in one field; those after it move along, so that what begins later also ends later. */
export function movedTo(
  moments: readonly MovableMoment[],
  key: string,
  value: string,
  timeZone: string,
): readonly MovableMoment[] {
  const index = moments.findIndex((moment) => moment.key === key);
  const [from, to] = [fromLocalInput(moments[index]?.value ?? '', timeZone), fromLocalInput(value, timeZone)];
  return moments.map((moment, position) => {
    if (position === index) return { ...moment, value };
    const at = fromLocalInput(moment.value, timeZone);
    if (position < index || from === null || to === null || at === null) return moment;
    const along = Date.parse(at) + Date.parse(to) - Date.parse(from);
    return { ...moment, value: toLocalInput(new Date(along).toISOString(), timeZone) };
  });
}

/** What the hub takes; undefined while a field is not complete. */
export function momentsOf(
  moments: readonly MovableMoment[],
  timeZone: string,
): Readonly<Record<string, Instant>> | undefined {
  const entries: [string, Instant][] = [];
  for (const { key, value } of moments) {
    const at = fromLocalInput(value, timeZone);
    if (at === null) return undefined;
    entries.push([key, at]);
  }
  return Object.fromEntries(entries);
}
