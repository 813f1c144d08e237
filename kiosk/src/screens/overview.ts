import type { BoardNotice } from '@louyu/contract/board';
import type { Language } from '@louyu/contract/primitives';
import type { ListedNotice } from '../components/notice-list.ts';
import type { Metrics } from '@louyu/contract/glass/measures';
import { emWidth } from '@louyu/contract/glass/pacing';
import { packRows } from './packing.ts';
import { contentIn } from './wording.ts';

/** The ems that an item's circle and gap take beside its short title. */
const itemEms = 2.75;
/** In a row of its own nothing follows a title. */
const ownRowItemEms = 1.95;
/** On paper a gap stands between titles. */
const paperItemEms = 1.2;
/** On paper the count stands in the rows themselves. */
const paperHeadingEms = 6;

/** A run of the overview: what stands on the glass at one time, and which notices of the whole they are, from 1. */
export interface OverviewPart {
  readonly notices: readonly ListedNotice[];
  readonly from: number;
  readonly to: number;
}

/**
 * The overview in as many parts as its band needs. E-paper lists the others only, since the one that is shown stands above
 * for hours; elsewhere the current one is marked among all.
 */
export function overviewParts(
  programme: readonly BoardNotice[],
  current: BoardNotice,
  language: Language,
  metrics: Metrics,
): readonly OverviewPart[] {
  const listed = programme
    .map((notice, index): ListedNotice => {
      const { shortTitle } = contentIn(notice, language);
      return { id: notice.id, position: index + 1, category: notice.category, shortTitle };
    })
    .filter((item) => metrics.family !== 'paper' || item.id !== current.id);
  const rows = Math.max(1, metrics.listRows);
  const bandEms = (metrics.listWidthPx - 2 * metrics.paddingPx) / metrics.bodyPx;
  const rowEms = metrics.family === 'paper' ? bandEms - paperHeadingEms / rows : bandEms;
  // Beside the notice each title has a row of its own.
  const ownRow = metrics.family === 'lobby' && metrics.form !== 'portrait';
  const widths = listed.map(({ shortTitle }) => {
    if (ownRow) return Math.max(rowEms, emWidth(shortTitle) + ownRowItemEms);
    return emWidth(shortTitle) + (metrics.family === 'paper' ? paperItemEms : itemEms);
  });
  const parts = packRows(widths, rowEms, rows).map(({ from, to }) => ({ from, to }));
  const last = parts[parts.length - 1];
  // The last part is filled up with what comes before it: an empty band says nothing.
  while (last !== undefined && parts.length > 1 && last.from > 0) {
    const longer = widths.slice(last.from - 1, last.to);
    if (packRows(longer, rowEms, rows).length > 1) break;
    last.from -= 1;
  }
  return parts.map(({ from, to }) => ({ notices: listed.slice(from, to), from: from + 1, to }));
}
